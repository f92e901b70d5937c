import type pg from "pg";
import type { MutationStatement } from "./mutations.js";
import type { Subject } from "./subject.js";

const ofMonth = ({ insurerNumber, recipientId, month }: Subject) => [insurerNumber, recipientId, month];
const scope = "insurer_number = $1 AND recipient_id = $2 AND service_month = $3";

async function takeBack(admin: pg.Client, subject: Subject): Promise<void> {
  for (const table of ["month_closing", "month_closing_event", "closing_unit"]) await admin.query(`DELETE FROM actuals.${table} WHERE ${scope}`, ofMonth(subject));
}

/** Closing a month, and saying why something differs. */
export const monthMutations: Readonly<Record<string, MutationStatement>> = {
  // 月次の確定と再開は、計画した居宅介護支援事業所が行う。
  confirmMonth: {
    roles: ["CARE_MANAGER"],
    about: "person",
    input: ({ subject }) => `recipientId: "${subject.id}", month: "${subject.month}", version: 0, acceptDifferences: true`,
    undo: takeBack,
  },
  reopenMonth: {
    roles: ["CARE_MANAGER"],
    about: "person",
    async input({ subject, one }) {
      const { version } = await one(
        `INSERT INTO actuals.month_closing (insurer_number, recipient_id, service_month, state, version, content) SELECT insurer_number, recipient_id, service_month, 'CONFIRMED', 1, content FROM actuals.person_month WHERE ${scope}
         ON CONFLICT ON CONSTRAINT month_closing_once DO UPDATE SET state = 'CONFIRMED', content = excluded.content RETURNING version`,
        ofMonth(subject),
      );
      return `recipientId: "${subject.id}", month: "${subject.month}", version: ${version}, reason: "訂正"`;
    },
    undo: takeBack,
  },
  // 相違の理由は、居宅介護支援事業所とサービス事業所がそれぞれ記す。
  explainDifference: {
    roles: ["CARE_MANAGER", "SERVICE_OFFICE"],
    about: "own",
    async input({ subject, one }) {
      const { type } = await one(`SELECT service_type AS type FROM actuals.reconciliation_group WHERE ${scope} AND service_office_number = $4`, [...ofMonth(subject), subject.inCharge.SERVICE_OFFICE]);
      return `recipientId: "${subject.id}", serviceOfficeNumber: "${subject.inCharge.SERVICE_OFFICE}", serviceDate: "${subject.month}-01", serviceCode: "${type}1111", reason: "振替"`;
    },
  },
};
