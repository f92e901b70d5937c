import { nowInTokyo } from "../../../platform/calendar/now.js";
import type { ReadSession } from "../../../platform/database/read-session.js";
import type { WriteTransaction } from "../../../platform/database/write-transaction.js";
import { percentOf, smallestCountOfMunicipalities, surveyCells, surveyRows, type SurveyAnswer, type SurveyCell, type SurveyRow } from "./survey.rule.js";
import type { ReadinessSurvey, ReadinessSurveyRow } from "./survey.type.js";

/** Counts a survey's answers anew, in the transaction that loads them. Only the counts that may be shown are stored. */
export async function countSurvey(tx: WriteTransaction, survey: string): Promise<void> {
  const answers = await tx.query<SurveyAnswer>("SELECT population, answered, planned_month AS planned FROM municipal.survey_answer WHERE survey = $1", [survey]);
  const cells = surveyCells(answers, smallestCountOfMunicipalities);
  await tx.execute("DELETE FROM municipal.survey_result WHERE survey = $1", [survey]);
  await tx.execute("INSERT INTO municipal.survey_result (survey, population_class, outcome, municipalities, hidden_because) SELECT $1, u.* FROM unnest($2::text[], $3::text[], $4::integer[], $5::text[]) AS u", [
    survey, cells.map(({ populationClass }) => populationClass), cells.map(({ outcome }) => outcome), cells.map(({ municipalities }) => municipalities), cells.map(({ hiddenBecause }) => hiddenBecause),
  ]);
}

/** A survey's report; null when no answers of it were loaded. */
export async function findSurvey(session: ReadSession, survey: string): Promise<ReadinessSurvey | null> {
  const cells = await session.query<SurveyCell & { asOf: string }>(
    'SELECT t.population_class AS "populationClass", t.outcome, t.municipalities, t.hidden_because AS "hiddenBecause", t.as_of AS "asOf" FROM municipal.survey_result t WHERE t.survey = $1',
    [survey],
  );
  return cells[0] ? { survey, asOf: cells[0].asOf, rows: surveyRows(cells).map(toRow) } : null;
}

/** The same report on readiness as it stands: each insurer's planned or actual day of sharing. The portal publishes these for every insurer, so nothing is hidden. */
export async function currentSurvey(session: ReadSession): Promise<ReadinessSurvey> {
  const answers = await session.query<SurveyAnswer & { asOf: string }>(
    `SELECT i.population, t.version IS NOT NULL AS answered, coalesce(t.sharing_on, CASE WHEN t.schedule = 'FIXED' THEN t.sharing_planned END)::text AS planned
     FROM municipal.insurer i LEFT JOIN municipal.readiness t ON t.insurer_number = i.insurer_number AND t.version = (SELECT max(version) FROM municipal.readiness r WHERE r.insurer_number = i.insurer_number)`,
  );
  return { survey: "CURRENT", asOf: `${nowInTokyo()}+09:00`, rows: surveyRows(surveyCells(answers, 1)).map(toRow) };
}

const toRow = (row: SurveyRow): ReadinessSurveyRow => ({
  ...row,
  byFiscal2026Percent: percentOf(row.byFiscal2026, row.valid),
  byFiscal2027Percent: percentOf(row.byFiscal2027, row.valid),
  fromFiscal2028Percent: percentOf(row.fromFiscal2028, row.valid),
});
