import { KaigoError } from "../../../platform/errors/kaigo-error.js";
import { assertPage, fromCursor, toConnection, type Connection } from "../../../platform/graphql/connection.js";
import { selectFrom } from "../../../platform/graphql/read-rows.js";
import type { RequestContext } from "../../../platform/subgraph/request-context.js";
import type { StaffLevel, Viewer } from "../../../platform/viewer/viewer.js";
import { getOwnOffice } from "../office/get-own-office.js";
import { StaffAccount } from "./staff-account.entity.js";
import type { ChangeStaffAccountInput, CreateStaffAccountInput, EndStaffAccountInput, StaffAccountsArgs } from "./staff-account.input.js";

/** 事業所ユーザ → 管理者ユーザ → 一般ユーザ: whom each level looks after. */
const below: Readonly<Record<StaffLevel, readonly string[]>> = { OFFICE: ["ADMINISTRATOR", "GENERAL"], ADMINISTRATOR: ["GENERAL"], GENERAL: [] };

/**
 * Takes somebody on in one's own office or insurer, in one's own role. An account that has ended, anywhere, begins anew here.
 * Throws FORBIDDEN for levels not below one's own, INPUT_INVALID for a subject whose account is in force or items out of form.
 */
export async function createStaffAccount(context: RequestContext, input: CreateStaffAccountInput): Promise<StaffAccount> {
  const { viewer } = context;
  assertBelow(viewer, input.level);
  await assertItems(context, input);
  await context.change({
    mutation: "createStaffAccount",
    input,
    about: [],
    async work(tx) {
      const taken = await tx.execute(
        `INSERT INTO recipients.staff_account (subject, office_number, insurer_number, display_name, role, job_type, service_type, level) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
         ON CONFLICT (subject) DO UPDATE SET office_number = excluded.office_number, insurer_number = excluded.insurer_number, display_name = excluded.display_name, role = excluded.role,
           job_type = excluded.job_type, service_type = excluded.service_type, level = excluded.level, version = staff_account.version + 1, ended_at = NULL WHERE staff_account.ended_at IS NOT NULL`,
        [input.subject, viewer.officeNumber ?? null, viewer.officeNumber ? null : viewer.insurerNumber, input.displayName.trim(), viewer.role, input.jobType ?? null, input.serviceType ?? null, input.level],
      );
      if (taken === 0) throw new KaigoError("INPUT_INVALID", { field: "subject", rule: "no account in force" });
      return { level: input.level };
    },
  });
  return getStaffAccount(context, input.subject);
}

/** Changes what an account says. Throws NOT_FOUND for accounts one does not look after, CONFLICT for a version that no longer stands. */
export async function changeStaffAccount(context: RequestContext, input: ChangeStaffAccountInput): Promise<StaffAccount> {
  assertBelow(context.viewer, input.level);
  await assertItems(context, input);
  await alter(context, "changeStaffAccount", input, "display_name = $3, job_type = $4, service_type = $5, level = $6", [input.displayName.trim(), input.jobType ?? null, input.serviceType ?? null, input.level]);
  return getStaffAccount(context, input.subject);
}

/** Ends an account; tokens that its holder still has are worth nothing from then on. Throws like a change. */
export async function endStaffAccount(context: RequestContext, input: EndStaffAccountInput): Promise<StaffAccount> {
  await alter(context, "endStaffAccount", input, "ended_at = now()", []);
  return getStaffAccount(context, input.subject);
}

async function alter(context: RequestContext, mutation: string, input: EndStaffAccountInput & { level?: string }, set: string, values: readonly unknown[]): Promise<void> {
  const mine = levelsBelow(context.viewer);
  const current = await findStaffAccount(context, input.subject);
  if (!current || current.endedAt || !mine.includes(current.level)) throw new KaigoError("NOT_FOUND");
  await context.change({
    mutation,
    input,
    about: [],
    async work(tx) {
      const changed = await tx.execute(`UPDATE recipients.staff_account SET ${set}, version = version + 1 WHERE subject = $1 AND version = $2 AND ended_at IS NULL`, [input.subject, input.version, ...values]);
      if (changed === 0) throw new KaigoError("CONFLICT", { given: input.version, current: current.version });
      return { version: input.version + 1 };
    },
  });
}

/** The accounts of one's own office or insurer. Throws FORBIDDEN for viewers who look after nobody's. */
export async function listStaffAccounts(context: RequestContext, args: StaffAccountsArgs): Promise<Connection<StaffAccount>> {
  levelsBelow(context.viewer);
  assertPage(args);
  const [after] = fromCursor(args.after, 1) ?? [""];
  const rows = await context.session.query<StaffAccount>(`${selectFrom(StaffAccount)} WHERE t.subject > $1 ORDER BY t.subject LIMIT $2`, [after, args.first + 1]);
  return toConnection(rows, args.first, ({ subject }) => [subject]);
}

/** Levels that the viewer looks after. Throws FORBIDDEN when there are none. */
function levelsBelow({ level }: Viewer): readonly string[] {
  const levels = below[level ?? "GENERAL"];
  if (levels.length === 0) throw new KaigoError("FORBIDDEN");
  return levels;
}

function assertBelow(viewer: Viewer, given: string): void {
  if (!levelsBelow(viewer).includes(given)) throw new KaigoError("FORBIDDEN");
}

async function assertItems(context: RequestContext, { subject, displayName, jobType, serviceType }: CreateStaffAccountInput): Promise<void> {
  const lengths = [["subject", subject.length, 200], ["displayName", displayName.trim().length, 100], ["jobType", jobType?.length ?? 1, 100]] as const;
  for (const [field, length, most] of lengths) if (length < 1 || length > most) throw new KaigoError("INPUT_INVALID", { field, rule: `1 to ${most} characters` });
  if (serviceType && !(await getOwnOffice(context)).serviceTypes.includes(serviceType)) throw new KaigoError("INPUT_INVALID", { field: "serviceType", rule: "one of the office's" });
}

const findStaffAccount = async ({ session }: RequestContext, subject: string): Promise<StaffAccount | undefined> =>
  (await session.query<StaffAccount>(`${selectFrom(StaffAccount)} WHERE t.subject = $1`, [subject]))[0];

async function getStaffAccount(context: RequestContext, subject: string): Promise<StaffAccount> {
  const account = await findStaffAccount(context, subject);
  if (!account) throw new KaigoError("NOT_FOUND");
  return account;
}
