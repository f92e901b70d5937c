import type pg from "pg";
import type { DevelopmentIdentity } from "../../../gateway/identity/development-issuer.js";
import { today } from "../../../platform/calendar/today.js";
import { toGlobalId } from "../../../platform/graphql/global-id.js";
import { draftMutations } from "./draft-mutations.js";
import { monthMutations } from "./month-mutations.js";
import { planningMutations } from "./planning-mutations.js";
import type { RoleName } from "./statement.js";
import type { Subject } from "./subject.js";

/** Whom a mutation is tried on, by whom, and how to look things up as the superuser. */
export interface MutationTrial {
  readonly subject: Subject;
  readonly office: string | undefined;
  one(text: string, values?: readonly unknown[]): Promise<Record<string, string>>;
}

/** Who may change what, restated by hand beside the product's own policies. */
export interface MutationStatement {
  /** Roles that may at all; everybody else is refused whoever they ask about. */
  readonly roles: readonly RoleName[];
  /** "person": only viewers with the person in force, for others the person does not exist. "anybody": the mutation itself makes the relation. "own": a service office's own service only. */
  readonly about: "person" | "anybody" | "own";
  /** The month that it changes: once the care manager has confirmed it, nobody does so any more. Everything else goes on in a confirmed month. */
  readonly changes?: (subject: Subject) => string;
  /** What the viewers' tokens must say besides. */
  readonly identity?: Partial<DevelopmentIdentity>;
  /** The input without its key, as GraphQL. */
  input(trial: MutationTrial): string | Promise<string>;
  /** Takes back what the mutation has done, as the superuser. */
  undo?(admin: pg.Client, subject: Subject): Promise<unknown>;
  /** What it does bears on who sees the person: the grants are worked out anew afterwards. */
  readonly changesRelations?: boolean;
}

const ofPerson = ({ insurerNumber, recipientId }: Subject) => [insurerNumber, recipientId];

/** A mutation that is not here has no statement, and the tests fail. */
export const mutationFields: Readonly<Record<string, MutationStatement>> = {
  // 本人同意は市町村・介護支援専門員・サービス事業所が取る。
  recordConsent: {
    roles: ["MUNICIPALITY", "CARE_MANAGER", "SERVICE_OFFICE"],
    about: "person",
    input: ({ subject }) => `recipientId: "${subject.id}", category: SURVEY, state: GIVEN, takenOn: "${today()}"`,
  },
  // 準備状況は保険者が自らの分だけを記録する。
  recordReadiness: {
    roles: ["MUNICIPALITY"],
    about: "anybody",
    async input({ one }) {
      await one("WITH loaded AS (DELETE FROM municipal.readiness RETURNING 1) SELECT count(*) FROM loaded", []);
      return `version: 0, schedule: FIXED, standardisedOn: "2026-04-01", sharingPlanned: "2027-10-01"`;
    },
    undo: (admin) => admin.query("DELETE FROM municipal.readiness"),
  },
  // 本人確認は事業所が自らの窓口で行う。
  confirmIdentity: {
    roles: ["CARE_MANAGER", "SERVICE_OFFICE"],
    about: "anybody",
    changesRelations: true,
    async input({ subject, office, one }) {
      const person = await one("SELECT name_kana AS kana, sex, birth_date AS birth FROM recipients.recipient WHERE insurer_number = $1 AND id = $2", ofPerson(subject));
      const { type } = await one("SELECT service_types[1] AS type FROM recipients.office WHERE office_number = $1", [office ?? subject.inCharge.CARE_MANAGER]);
      return `method: FOUR_ITEMS, insurerNumber: "${subject.insurerNumber}", insuredNumber: "${subject.insuredNumber}", nameKana: "${person.kana}", sex: "${person.sex}", birthDate: "${person.birth}", serviceType: "${type}", confirmedOn: "${today()}"`;
    },
    undo: (admin, subject) => admin.query("DELETE FROM recipients.care_relationship WHERE insurer_number = $1 AND recipient_id = $2 AND start_date = $3", [...ofPerson(subject), today()]),
  },
  // 事業所は自らの担当だけを、保険者は被保険者のすべての担当を終える。
  endRelationship: {
    roles: ["MUNICIPALITY", "CARE_MANAGER", "SERVICE_OFFICE", "MEDICAL_INSTITUTION"],
    about: "person",
    changesRelations: true,
    async input({ subject, office, one }) {
      const relation = await one("SELECT id FROM recipients.care_relationship WHERE insurer_number = $1 AND recipient_id = $2 ORDER BY office_number = $3 DESC, start_date LIMIT 1", [...ofPerson(subject), office ?? ""]);
      return `relationshipId: "${toGlobalId(subject.insurerNumber, relation.id as string)}", endDate: "2099-12-31"`;
    },
    undo: (admin, subject) => admin.query("UPDATE recipients.care_relationship SET end_date = NULL WHERE insurer_number = $1 AND recipient_id = $2 AND end_date = '2099-12-31'", ofPerson(subject)),
  },
  // 主治医意見書の作成依頼は保険者が出す。
  requestOpinion: {
    roles: ["MUNICIPALITY"],
    about: "person",
    input: ({ subject }) => `recipientId: "${subject.id}", institutionNumber: "${subject.inCharge.MEDICAL_INSTITUTION}", requestedOn: "${today()}"`,
  },
  // 非常時閲覧は医師が理由を述べて開く。
  breakGlass: {
    roles: ["MEDICAL_INSTITUTION"],
    about: "anybody",
    changesRelations: true,
    identity: { jobType: "医師" },
    input: ({ subject }) => `insurerNumber: "${subject.insurerNumber}", insuredNumber: "${subject.insuredNumber}", reason: EMERGENCY_CARE, statement: "意識がなく、服薬と介護の状況を確かめる必要がある。"`,
    undo: (admin, subject) => admin.query("DELETE FROM recipients.break_glass WHERE insurer_number = $1 AND recipient_id = $2 AND expires_at > now()", ofPerson(subject)),
  },
  ...draftMutations,
  // アカウントは事業所ユーザ・管理者ユーザの区分を持つ人だけが扱う。座席の人はだれも区分を持たない。
  createStaffAccount: { roles: [], about: "anybody", input: () => `subject: "new", displayName: "見本", level: GENERAL` },
  changeStaffAccount: { roles: [], about: "anybody", input: () => `subject: "new", displayName: "見本", level: GENERAL, version: 1` },
  endStaffAccount: { roles: [], about: "anybody", input: () => `subject: "new", version: 1` },
  ...monthMutations,
  ...planningMutations,
  // 代理人は保険者が登録する。
  registerProxy: {
    roles: ["MUNICIPALITY"],
    about: "person",
    input: ({ subject }) => `recipientId: "${subject.id}", subject: "child", name: "見本　花子", relation: FAMILY, validFrom: "${today()}"`,
  },
  endProxy: {
    roles: ["MUNICIPALITY"],
    about: "person",
    async input({ subject, one }) {
      const { id } = await one("INSERT INTO recipients.proxy (insurer_number, recipient_id, subject, name, relation, valid_from, recorded_by) VALUES ($1, $2, 'x', 'x', 'OTHER', '2020-01-01', 'x') RETURNING id", ofPerson(subject));
      return `proxyId: "${toGlobalId(subject.insurerNumber, id as string)}", validTo: "2020-12-31"`;
    },
  },
  reviewBreakGlass: {
    roles: ["MUNICIPALITY"],
    about: "person",
    async input({ subject, one }) {
      const { id } = await one("SELECT id FROM recipients.break_glass WHERE insurer_number = $1 AND recipient_id = $2", ofPerson(subject));
      return `breakGlassId: "${toGlobalId(subject.insurerNumber, id as string)}", verdict: JUSTIFIED`;
    },
  },
};
