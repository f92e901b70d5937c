import { z } from "zod";
import { KaigoError } from "../../../platform/errors/kaigo-error.js";
import { report, rowsPerPage, type Report } from "../../../platform/report/report.js";
import { everyone, onlyRoles } from "../../../platform/subgraph/policy.js";
import { deadline } from "../readiness/readiness.rule.js";
import { tableOf } from "../statistics/statistic-shape.rule.js";
import { getStatistic, keyOf, readCells } from "../statistics/statistic.service.js";
import { StatisticDimension, StatisticName } from "../statistics/statistic.js";
import { currentSurvey, findSurvey } from "../survey/survey.service.js";

const dimension = z.enum(StatisticDimension);

const statisticQuery = z.strictObject({
  name: z.enum(StatisticName),
  month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/),
  by: z.string().default("").transform((text) => (text === "" ? [] : text.split(","))).pipe(z.array(dimension)),
  prefectureCode: z.string().regex(/^\d\d$/).optional(),
  insurerNumber: z.string().regex(/^\d{6}$/).optional(),
  serviceType: z.string().regex(/^[0-9A-Z]{2}$/).optional(),
});

/** A table of a statistic, as the graph's `statistic` gives it. */
const statistic = report({
  name: "statistic",
  description: "One table of a statistic: name, month, by (dimensions separated by commas). 統計表",
  policy: onlyRoles("ANALYST"),
  query: statisticQuery,
  columns: ({ name, by }) => [...tableOf(getStatistic(name), by).by, "people", "services", "hiddenBecause", "asOf"],
  async page(session, query, after) {
    // Where a page ends tells which release it was of: half of one and half of the next would not add up.
    const [countedAt, place] = after === null ? [null, null] : (JSON.parse(after) as [string, string]);
    const found = await readCells(session, query, place, rowsPerPage + 1);
    if (!found) throw new KaigoError("NOT_FOUND");
    const { release } = found;
    if (countedAt !== null && countedAt !== String(release.countedAt)) throw new Error("the statistic was released anew while it was read");
    const cells = found.cells.slice(0, rowsPerPage);
    const last = cells.at(-1);
    return {
      rows: cells.map(({ members, people, services, hiddenBecause }) => [...members.map(({ member }) => member), people, services, hiddenBecause, release.asOf]),
      next: found.cells.length > rowsPerPage && last ? JSON.stringify([release.countedAt, keyOf(last.members)]) : null,
    };
  },
});

const surveyColumns = ["populationClass", "asked", "answered", "undecided", "valid", "byFiscal2026", "byFiscal2026Percent", "byFiscal2027", "byFiscal2027Percent", "fromFiscal2028", "fromFiscal2028Percent"] as const;

const readinessSurvey = report({
  name: "readiness-survey",
  description: "When municipalities plan to have migrated: survey (readiness as it stands when absent). 移行時期の調査",
  policy: onlyRoles("MUNICIPALITY", "ANALYST", "OPERATOR"),
  query: z.strictObject({ survey: z.string().max(20).optional() }),
  columns: () => [...surveyColumns, "hiddenBecause"],
  async page(session, { survey }) {
    const found = survey ? await findSurvey(session, survey) : await currentSurvey(session);
    if (!found) throw new KaigoError("NOT_FOUND");
    return { rows: found.rows.map((row) => [...surveyColumns.map((column) => row[column]), row.hidden.map(({ figure, hiddenBecause }) => `${figure}=${hiddenBecause}`).join(" ") || null]), next: null };
  },
});

const stepColumns = ["standardisedPlanned", "standardisedOn", "sendReadyPlanned", "sendReadyOn", "sendingOn", "migratedPlanned", "migratedOn", "sharingPlanned", "sharingOn"] as const;
const stepName = (column: string) => column.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

type InsurerLine = Readonly<Record<"insurerNumber" | "name" | "prefectureCode" | "readiness" | "schedule" | (typeof stepColumns)[number], string | null>>;

const readiness = report({
  name: "readiness",
  description: "Insurers with their steps on the way to sharing. 保険者の準備状況",
  policy: everyone,
  query: z.strictObject({ prefectureCode: z.string().regex(/^\d\d$/).optional() }),
  columns: () => ["insurerNumber", "name", "prefectureCode", "state", "schedule", ...stepColumns, "deadline"],
  async page(session, { prefectureCode }, after) {
    const steps = stepColumns.map((column) => `t.${stepName(column)}::text AS "${column}"`).join(", ");
    const rows = await session.query<InsurerLine>(
      `SELECT i.insurer_number AS "insurerNumber", i.name, i.prefecture_code AS "prefectureCode", i.readiness, t.schedule, ${steps}
       FROM municipal.insurer i LEFT JOIN municipal.readiness t ON t.insurer_number = i.insurer_number AND t.version = (SELECT max(version) FROM municipal.readiness r WHERE r.insurer_number = i.insurer_number)
       WHERE i.insurer_number > $1 AND ($2::text IS NULL OR i.prefecture_code = $2) ORDER BY i.insurer_number LIMIT $3`,
      [after ?? "", prefectureCode ?? null, rowsPerPage + 1],
    );
    const own = rows.slice(0, rowsPerPage);
    return { rows: own.map((row) => [row.insurerNumber, row.name, row.prefectureCode, row.readiness, row.schedule, ...stepColumns.map((column) => row[column]), deadline]), next: rows.length > rowsPerPage ? (own.at(-1)?.insurerNumber ?? null) : null };
  },
});

/** What can be taken away from the municipal side. */
export const municipalReports: readonly Report[] = [statistic, readinessSurvey, readiness];
