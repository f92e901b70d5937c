import { daysInOrder, type LoadKind } from "../../../platform/subgraph/load-kind.js";

/** Municipalities and the insurer of their people from when to when (市区町村と保険者). */
export const municipalityLoad: LoadKind = {
  kind: "municipality",
  order: 11,
  description: "Municipalities and the insurer of their people, by period. 市区町村と保険者",
  columns: [
    { name: "municipalityCode", type: "text", required: true, pattern: "^\\d{5,6}$", description: "Local-government code. 全国地方公共団体コード" },
    { name: "name", type: "text", required: true, description: "Name. 市区町村名" },
    { name: "prefectureCode", type: "text", required: true, pattern: "^(0[1-9]|[1-3]\\d|4[0-7])$", description: "Prefecture code. 都道府県コード" },
    { name: "insurerNumber", type: "text", required: true, pattern: "^\\d{6}$", description: "Insurer: the municipality itself, or the union it belongs to. 保険者番号" },
    { name: "validFrom", type: "date", required: true, description: "First day of belonging to this insurer. 適用開始日" },
    { name: "validTo", type: "date", required: false, description: "Last day of belonging to it. 適用終了日" },
  ],
  checks: [daysInOrder("validFrom", "validTo")],
  table: "municipal.municipality",
  key: ["municipalityCode", "validFrom"],
};
