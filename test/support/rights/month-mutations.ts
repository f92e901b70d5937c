import type pg from "pg";
import type { MutationStatement, MutationTrial } from "./mutations.js";
import type { Subject } from "./subject.js";

const ofMonth = ({ insurerNumber, recipientId, month }: Subject) => [insurerNumber, recipientId, month];
const changes = ({ month }: Subject) => month;
const scope = "insurer_number = $1 AND recipient_id = $2 AND service_month = $3";

async function takeBack(admin: pg.Client, subject: Subject): Promise<void> {
  for (const table of ["month_closing", "month_closing_event", "closing_unit"]) await admin.query(`DELETE FROM actuals.${table} WHERE ${scope}`, ofMonth(subject));
}

/** Version of the office's results in a month that is open. */
const versionOf = async ({ subject, office, one }: MutationTrial, type: string) => {
  await one(`WITH gone AS (DELETE FROM actuals.month_closing WHERE ${scope} RETURNING 1) SELECT count(*) AS n FROM gone`, ofMonth(subject));
  return (await one(`SELECT coalesce((SELECT version FROM actuals.actual_report WHERE ${scope} AND service_office_number = $4 AND service_type = $5), 0) AS version`, [...ofMonth(subject), office ?? "", type])).version;
};

/** Closing a month, and saying why something differs. */
export const monthMutations: Readonly<Record<string, MutationStatement>> = {
  // 月次の確定と再開は、計画した居宅介護支援事業所が行う。確定した月は、再開するまで誰も変えられない。
  confirmMonth: {
    roles: ["CARE_MANAGER"],
    about: "person",
    changes,
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
  // 実績は、担当するサービス事業所が自らの分だけを入力し、取り消す。
  enterResults: {
    roles: ["SERVICE_OFFICE"],
    about: "person",
    changes,
    input: async (trial) => `recipientId: "${trial.subject.id}", month: "${trial.subject.month}", serviceType: "31", version: ${await versionOf(trial, "31")}, days: [{ serviceDate: "${trial.subject.month}-01", serviceCode: "311111", serviceCount: 1 }]`,
  },
  enterResultsAsPlanned: {
    roles: ["SERVICE_OFFICE"],
    about: "own",
    changes,
    async input(trial) {
      const { subject, one } = trial;
      const { type } = await one(`SELECT service_type AS type FROM actuals.reconciliation_group WHERE ${scope} AND service_office_number = $4 AND planned_cells > 0`, [...ofMonth(subject), subject.inCharge.SERVICE_OFFICE]);
      return `recipientId: "${subject.id}", month: "${subject.month}", serviceType: "${type}", version: ${await versionOf(trial, type as string)}, from: "${subject.month}-01", to: "${subject.month}-28"`;
    },
  },
  withdrawResults: {
    roles: ["SERVICE_OFFICE"],
    about: "person",
    changes,
    async input(trial) {
      const { subject, office, one } = trial;
      await one("INSERT INTO actuals.actual_report (insurer_number, recipient_id, service_month, service_office_number, service_type, serial, parcel_id, content_hash, reported_by_office_number, csv_version, document_date) VALUES ($1, $2, $3, $4, '31', '1', '', '', $4, '202407', '2026-01-01') ON CONFLICT ON CONSTRAINT actual_report_once DO UPDATE SET serial = excluded.serial RETURNING id", [...ofMonth(subject), office ?? "0000000000"]);
      return `recipientId: "${subject.id}", month: "${subject.month}", serviceType: "31", version: ${await versionOf(trial, "31")}`;
    },
  },
  // 相違の理由は、居宅介護支援事業所とサービス事業所がそれぞれ記す。
  explainDifference: {
    roles: ["CARE_MANAGER", "SERVICE_OFFICE"],
    about: "own",
    changes,
    async input({ subject, one }) {
      const { day, code, start } = await one(
        `SELECT c.service_date::text AS day, c.service_code AS code, coalesce(c.start_time, '') AS start FROM schedules.shared_month_plan p JOIN schedules.shared_planned_cell c USING (insurer_number, recipient_id, service_month, usage_table_id, version)
         WHERE ${scope} AND service_office_number = $4 ORDER BY c.position LIMIT 1`,
        [...ofMonth(subject), subject.inCharge.SERVICE_OFFICE],
      );
      return `recipientId: "${subject.id}", serviceOfficeNumber: "${subject.inCharge.SERVICE_OFFICE}", serviceDate: "${day}", serviceCode: "${code}", ${start ? `startTime: "${start}",` : ""} reason: "振替"`;
    },
  },
};
