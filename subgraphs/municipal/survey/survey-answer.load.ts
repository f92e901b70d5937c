import type { LoadKind } from "../../../platform/subgraph/load-kind.js";
import { countSurvey } from "./survey.service.js";

/** Answers of municipalities to a survey on when they migrate; one per survey and municipality. */
export const surveyAnswerLoad: LoadKind = {
  kind: "survey_answer",
  order: 14,
  description: "Answers to a survey on when municipalities migrate. 移行時期の調査の回答",
  columns: [
    { name: "survey", type: "text", required: true, pattern: "^[0-9A-Za-z-]{1,20}$", description: "Name of the survey: 2025-02 for February 2025. 調査名" },
    { name: "municipalityCode", type: "text", required: true, pattern: "^\\d{5,6}$", description: "Local-government code of the municipality asked. 全国地方公共団体コード" },
    { name: "prefectureCode", type: "text", required: true, pattern: "^(0[1-9]|[1-3]\\d|4[0-7])$", description: "Prefecture code. 都道府県コード" },
    { name: "population", type: "integer", required: false, pattern: "^\\d{1,8}$", description: "How many people live there. 人口" },
    { name: "answered", type: "text", required: true, pattern: "^(yes|no)$", description: "Whether it answered: yes or no. 回答の有無", stored: { take: "s.answered = 'yes'", giveBack: "CASE WHEN t.answered THEN 'yes' ELSE 'no' END" } },
    { name: "plannedMonth", type: "text", required: false, pattern: "^\\d{4}-(0[1-9]|1[0-2])$", description: "Month by which it plans to have migrated; empty when undecided. 移行予定年月" },
  ],
  checks: [{ column: "plannedMonth", rule: "EMPTY", detail: "answered is yes", broken: `answered = 'no' AND "plannedMonth" IS NOT NULL` }],
  table: "municipal.survey_answer",
  key: ["survey", "municipalityCode"],
  async afterStore(tx, lines) {
    for (const { survey } of await tx.query<{ survey: string }>(`SELECT DISTINCT survey FROM pg_temp.staging WHERE ${lines} ORDER BY 1`)) await countSurvey(tx, survey);
  },
};
