import type { WriteTransaction } from "../../../platform/database/write-transaction.js";
import type { LoadColumn, LoadKind } from "../../../platform/subgraph/load-kind.js";
import { today } from "../../../platform/calendar/today.js";
import { brokenStep, type ReadinessSteps } from "./readiness.rule.js";
import { addReadiness, lockReadiness } from "./readiness.store.js";

const day = (name: keyof ReadinessSteps, description: string): LoadColumn => ({ name, type: "date", required: false, description });

const days: readonly LoadColumn[] = [
  day("standardisedPlanned", "① System to be standardised on. 標準化の予定日"),
  day("standardisedOn", "① System standardised on. 標準化の完了日"),
  day("sendReadyPlanned", "② System to be able to send on. 改修の予定日"),
  day("sendReadyOn", "② System able to send on. 改修の完了日"),
  day("sendingOn", "Sending since. 送信開始日"),
  day("migratedPlanned", "③ Data to be migrated on. 移行の予定日"),
  day("migratedOn", "③ Data migrated on. 移行の完了日"),
  day("sharingPlanned", "Sharing to start on. 利用開始予定日"),
  day("sharingOn", "Sharing since. 利用開始日"),
];

type Staged = ReadinessSteps & { readonly line: number; readonly insurerNumber: string; readonly schedule: string };

/** Insurers' steps on the way to sharing, as the portal publishes them. What does not differ from the version in force adds none. */
export const readinessLoad: LoadKind = {
  kind: "readiness",
  order: 12,
  description: "Insurers' steps on the way to sharing. 準備状況",
  columns: [
    { name: "insurerNumber", type: "text", required: true, pattern: "^\\d{6}$", description: "Insurer number. 保険者番号" },
    { name: "schedule", type: "text", required: true, pattern: "^(FIXED|ARRANGING|UNDECIDED)$", description: "決定 FIXED, 日程調整中 ARRANGING or 未定 UNDECIDED. 利用開始日の状況" },
    ...days,
  ],
  async refuse(tx) {
    const known = new Set((await tx.query<{ number: string }>("SELECT insurer_number AS number FROM municipal.insurer")).map(({ number }) => number));
    return (await readStaged(tx, "true")).flatMap(({ line, insurerNumber, schedule, ...steps }) => {
      if (!known.has(insurerNumber)) return [{ line, column: "insurerNumber", rule: "a known insurer" }];
      const broken = brokenStep(steps, schedule, today());
      return broken ? [{ line, column: broken.step, rule: broken.rule }] : [];
    });
  },
  table: "(SELECT DISTINCT ON (insurer_number) * FROM municipal.readiness ORDER BY insurer_number, version DESC)",
  key: ["insurerNumber"],
  async storeRows(tx, lines) {
    let added = 0;
    for (const { line: _line, insurerNumber, schedule, ...steps } of await readStaged(tx, lines)) {
      const current = await lockReadiness(tx, insurerNumber);
      const isNews = !current || current.schedule !== schedule || days.some(({ name }) => current[name as keyof ReadinessSteps] !== steps[name as keyof ReadinessSteps]);
      if (!isNews) continue;
      await addReadiness(tx, current, { insurerNumber, schedule, recordedBy: "LOAD", ...steps });
      added += 1;
    }
    return added;
  },
};

function readStaged(tx: WriteTransaction, lines: string): Promise<Staged[]> {
  const columns = days.map(({ name }) => `"${name}"::date::text AS "${name}"`).join(", ");
  return tx.query<Staged>(`SELECT line::integer AS line, "insurerNumber", schedule, ${columns} FROM pg_temp.staging WHERE ${lines} ORDER BY "insurerNumber"`);
}
