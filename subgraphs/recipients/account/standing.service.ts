import { today } from "../../../platform/calendar/today.js";
import type { Database } from "../../../platform/database/database.js";
import { KaigoError } from "../../../platform/errors/kaigo-error.js";
import type { CheckStanding, StandingOf } from "../../../platform/subgraph/standing.js";
import { toViewer, type StaffLevel, type Viewer } from "../../../platform/viewer/viewer.js";
import { assertSessionLasts } from "./ended-session.service.js";
import { categoriesForJob } from "./job-type.rule.js";

interface Account {
  readonly role: string;
  readonly officeNumber: string | null;
  readonly insurerNumber: string | null;
  readonly serviceType: string | null;
  readonly jobType: string | null;
  readonly level: StaffLevel;
  readonly ended: boolean;
}

export interface StandingSettings {
  /** Refuse staff who have no account here. */
  readonly accountsRequired: boolean;
  /** Job types that see certification data. */
  readonly certificationJobTypes: readonly string[];
}

/** How long an answer may be used again: changed rights act within a second. */
const keptMilliseconds = 500;
const mostKept = 10_000;

const accountSql = `SELECT role, office_number AS "officeNumber", insurer_number AS "insurerNumber", nullif(service_type, '') AS "serviceType", nullif(job_type, '') AS "jobType", level, ended_at IS NOT NULL AS "ended"
  FROM recipients.staff_account WHERE subject = $1`;

/** Checks each request's viewer against their staff account and browser session: one small read of each per process and half second. */
export const staffStanding = (settings: StandingSettings): StandingOf => (database) => {
  const find = remembering((viewer) => readAccount(database, viewer), ({ subject }) => subject);
  const lasts = remembering((viewer) => assertSessionLasts(database, viewer), ({ sessionId }) => sessionId ?? "");
  const check: CheckStanding = async (viewer) => {
    if (viewer.sessionId !== undefined) await lasts(viewer);
    if (viewer.proxy) await assertProxy(database, viewer);
    const account = viewer.role === "RECIPIENT" ? null : await find(viewer);
    const known = account ? asAccountSays(viewer, account) : viewer;
    if (!account && settings.accountsRequired && viewer.role !== "RECIPIENT") throw new KaigoError("ACCOUNT_CHANGED");
    return toViewer({ ...known, categories: categoriesForJob(known, settings.certificationJobTypes) });
  };
  return check;
};

/** A proxy counts from one request to the next: nothing is remembered. Throws ACCOUNT_CHANGED when the insurer has registered none today. */
async function assertProxy(database: Database, viewer: Viewer): Promise<void> {
  const session = database.read(viewer);
  try {
    const rows = await session.query(
      "SELECT FROM recipients.proxy WHERE insurer_number = $1 AND recipient_id = $2 AND subject = $3 AND valid_from <= $4 AND coalesce(valid_to, 'infinity') >= $4",
      [viewer.insurerNumber ?? "", viewer.recipientId ?? null, viewer.subject, today()],
    );
    if (rows.length === 0) throw new KaigoError("ACCOUNT_CHANGED");
  } finally {
    await session.close();
  }
}

function asAccountSays(viewer: Viewer, { role, officeNumber, insurerNumber, serviceType, jobType, level, ended }: Account): Viewer {
  const same = role === viewer.role && (officeNumber ?? undefined) === viewer.officeNumber && (insurerNumber === null || insurerNumber === viewer.insurerNumber);
  const sameService = serviceType === null || viewer.serviceType === undefined || serviceType === viewer.serviceType;
  if (ended || !same || !sameService) throw new KaigoError("ACCOUNT_CHANGED");
  return { ...viewer, jobType: jobType ?? viewer.jobType, level };
}

/** Asks once for what several requests of the same half second want to know. */
function remembering<T>(read: (viewer: Viewer) => Promise<T>, keyOf: (viewer: Viewer) => string): (viewer: Viewer) => Promise<T> {
  const kept = new Map<string, { readonly until: number; readonly answer: Promise<T> }>();
  return (viewer) => {
    const now = performance.now();
    const key = keyOf(viewer);
    const known = kept.get(key);
    if (known && known.until > now) return known.answer;
    if (kept.size >= mostKept) kept.clear();
    const answer = read(viewer);
    kept.set(key, { until: now + keptMilliseconds, answer });
    answer.catch(() => kept.delete(key));
    return answer;
  };
}

async function readAccount(database: Database, viewer: Viewer): Promise<Account | null> {
  const session = database.read(viewer);
  try {
    return (await session.query<Account>(accountSql, [viewer.subject]))[0] ?? null;
  } finally {
    await session.close();
  }
}
