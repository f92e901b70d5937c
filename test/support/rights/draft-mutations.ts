import { today } from "../../../platform/calendar/today.js";
import { toGlobalId } from "../../../platform/graphql/global-id.js";
import type { MutationStatement, MutationTrial } from "./mutations.js";

const day = "2001-02-03";
const header = { documentDate: day, initialPlanDate: day, plannerName: "試験　一郎", planOfficeName: "試験居宅介護支援事業所", planOfficeNumber: "1370100008" };
const officeOf = ({ subject, office }: MutationTrial) => office ?? subject.inCharge.CARE_MANAGER;
const idOf = ({ subject }: MutationTrial, { id }: Record<string, string>) => toGlobalId(subject.insurerNumber, id as string);

/** A complete draft of the viewer's own office, as the superuser puts it there. */
async function ownDraft(trial: MutationTrial, state: string, kind = "CARE_PLAN"): Promise<string> {
  const { subject, one } = trial;
  return idOf(trial, await one(
    `INSERT INTO care_plans.draft (insurer_number, recipient_id, kind, sender_office_number, day, state, content, agreed_on, agreed_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7, CASE WHEN $6 = 'AGREED' THEN $5::date END, CASE WHEN $6 = 'AGREED' THEN '本人' END) RETURNING id`,
    [subject.insurerNumber, subject.recipientId, kind, officeOf(trial), day, state, JSON.stringify({ header, tables: {} })],
  ));
}

/** A care plan in force that the viewer's own office wrote. */
async function ownPlan(trial: MutationTrial): Promise<string> {
  const { subject, one } = trial;
  const key = [subject.insurerNumber, subject.recipientId, officeOf(trial), day];
  const place = await one(
    `INSERT INTO care_plans.document (insurer_number, recipient_id, kind, sender_office_number, day) VALUES ($1, $2, 'CARE_PLAN', $3, $4)
     ON CONFLICT ON CONSTRAINT document_once DO UPDATE SET kind = excluded.kind RETURNING id`,
    key,
  );
  await one(
    `WITH plan AS (INSERT INTO care_plans.care_plan (insurer_number, recipient_id, sender_office_number, care_plan_date, id, version, serial, content_hash, status, document_date, initial_plan_date, planner_name, plan_office_name, plan_office_number)
       VALUES ($1, $2, $3, $4, $5, 1, '', '', 'IN_FORCE', $4, $4, 'x', 'x', 'x') ON CONFLICT (insurer_number, id) DO UPDATE SET version = 1, status = 'IN_FORCE', ended_on = NULL RETURNING id),
     version AS (INSERT INTO care_plans.document_version (insurer_number, recipient_id, document_id, version, serial) SELECT $1, $2, id, 1, '' FROM plan
       ON CONFLICT ON CONSTRAINT document_version_once DO UPDATE SET serial = '' RETURNING id),
     content AS (INSERT INTO care_plans.document_version_content (insurer_number, recipient_id, id, content) SELECT $1, $2, id, $6::jsonb FROM version ON CONFLICT DO NOTHING)
     SELECT id FROM plan`,
    [...key, place.id, JSON.stringify({ header, parts: {}, attachments: [] })],
  );
  return idOf(trial, place);
}

const planner = (input: MutationStatement["input"]): MutationStatement => ({
  roles: ["CARE_MANAGER"],
  about: "person",
  input,
  undo: (admin) => admin.query("DELETE FROM care_plans.draft WHERE day = $1", [day]),
});

const kinds = { CarePlan: "CARE_PLAN", PreventivePlan: "PREVENTIVE_PLAN", BasicInformation: "BASIC_INFORMATION" } as const;
const step = async (trial: MutationTrial, state: string, more = "", kind = "CARE_PLAN") => `draftId: "${await ownDraft(trial, state, kind)}", version: 1 ${more}`;

/** 計画と記録を書くのは、その利用者を担当する居宅介護支援事業所・地域包括支援センターだけである。 */
export const draftMutations: Readonly<Record<string, MutationStatement>> = {
  ...Object.fromEntries(Object.entries(kinds).flatMap(([noun, kind]) => [
    [`create${noun}Draft`, planner(({ subject }) => `recipientId: "${subject.id}", day: "${day}"`)],
    [`edit${noun}Draft`, planner((trial) => step(trial, "WRITING", "", kind))],
  ])),
  setFamilyPicture: planner((trial) => step(trial, "WRITING", `, picture: "${Buffer.from([0xff, 0xd8, 0xff, 0xe0]).toString("base64")}"`, "BASIC_INFORMATION")),
  shareDraft: planner((trial) => step(trial, "WRITING")),
  agreeDraft: planner((trial) => step(trial, "SHARED", `, agreedOn: "${today()}", agreedBy: "本人"`)),
  issueDraft: planner((trial) => step(trial, "AGREED", ", receivers: []")),
  discardDraft: planner((trial) => step(trial, "WRITING")),
  copyToDraft: planner(async (trial) => `documentId: "${await ownPlan(trial)}", day: "${day}"`),
  endDocument: planner(async (trial) => `documentId: "${await ownPlan(trial)}", version: 1, endedOn: "${day}"`),
  withdrawDocument: planner(async (trial) => `documentId: "${await ownPlan(trial)}", version: 1`),
};
