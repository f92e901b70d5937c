import type { LoadKind } from "../../../platform/subgraph/load-kind.js";

/** Insurers (保険者). */
export const insurerLoad: LoadKind = {
  kind: "insurer",
  order: 10,
  description: "Insurers. 保険者",
  columns: [
    { name: "insurerNumber", type: "text", required: true, pattern: "^\\d{6}$", description: "Insurer number. 保険者番号" },
    { name: "name", type: "text", required: true, description: "Name. 保険者名" },
    { name: "prefectureCode", type: "text", required: true, pattern: "^(0[1-9]|[1-3]\\d|4[0-7])$", description: "Prefecture code. 都道府県コード" },
    { name: "kind", type: "text", required: true, pattern: "^(CITY|WIDE_AREA)$", description: "市町村 CITY or 広域連合 WIDE_AREA. 種別" },
    { name: "municipalityNames", type: "text", required: true, description: "Names of the municipalities covered, separated by spaces. 構成市町村", stored: { column: "municipalities", take: `string_to_array(s."municipalityNames", ' ')`, giveBack: "array_to_string(t.municipalities, ' ')" } },
    { name: "municipalityCodes", type: "text", required: false, pattern: "^\\d{5,6}( \\d{5,6})*$", description: "Their local-government codes, separated by spaces. 全国地方公共団体コード", stored: { take: `string_to_array(s."municipalityCodes", ' ')`, giveBack: "array_to_string(t.municipality_codes, ' ')" } },
    { name: "population", type: "integer", required: false, pattern: "^\\d{1,8}$", description: "How many people live there; without it no count of the insurer's people is published. 人口", stored: { take: "s.population::integer", giveBack: "t.population::text", replace: "coalesce(n.population, t.population)" } },
    { name: "readiness", type: "text", required: false, pattern: "^(NOT_STARTED|STANDARDISED|SEND_READY|SENDING|MIGRATED|SHARING)$", description: "How far it is on the way to sharing; NOT_STARTED when absent. 準備状況", stored: { take: "coalesce(s.readiness, 'NOT_STARTED')", giveBack: "t.readiness", replace: "CASE WHEN EXISTS (SELECT FROM municipal.readiness r WHERE r.insurer_number = t.insurer_number) THEN t.readiness ELSE n.readiness END" } },
  ],
  table: "municipal.insurer",
  key: ["insurerNumber"],
};
