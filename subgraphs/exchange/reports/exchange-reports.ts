import { z } from "zod";
import { report, type Report } from "../../../platform/report/report.js";
import { onlyRoles } from "../../../platform/subgraph/policy.js";
import { listAdoption, listReferences } from "../adoption/adoption.service.js";
import { listOfficeGroups } from "../office-group/office-group.service.js";

const administration = onlyRoles("MUNICIPALITY", "ANALYST", "OPERATOR");
const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);
const span = z.strictObject({ from: month, to: month });

const adoption = report({
  name: "adoption",
  description: "Offices that used the exchange, by month, kind and prefecture: from, to. データ連携の普及状況",
  policy: administration,
  query: span,
  columns: () => ["month", "officeKind", "prefectureCode", "officesUsing", "officesAll", "hiddenBecause"],
  page: async (session, { from, to }) => ({
    rows: (await listAdoption(session, from, to)).map((row) => [row.month, row.officeKind, row.prefectureCode, row.officesUsing, row.officesAll, row.hiddenBecause]),
    next: null,
  }),
});

const reference = report({
  name: "adoption-reference",
  description: "Published counts of offices that use the exchange: from, to. 普及状況（公表値）",
  policy: administration,
  query: span,
  columns: () => ["source", "month", "prefectureCode", "officeKind", "officesUsing", "officesAll"],
  page: async (session, { from, to }) => ({
    rows: (await listReferences(session, from, to)).map((row) => [row.source, row.month, row.prefectureCode, row.officeKind, row.officesUsing, row.officesAll]),
    next: null,
  }),
});

const groups = report({
  name: "office-groups",
  description: "Groups of offices before and after they took up the exchange. 事業所グループの導入効果",
  policy: administration,
  query: z.strictObject({}),
  columns: () => ["name", "introducedMonth", "offices", "usingBefore", "usingAfter", "setsSentBefore", "setsSentAfter", "hiddenBecause"],
  page: async (session) => ({
    rows: (await listOfficeGroups(session)).map(({ name, introducedMonth, offices, before, after, hiddenBecause }) => [name, introducedMonth, offices, before.officesUsing, after.officesUsing, before.setsSent, after.setsSent, hiddenBecause]),
    next: null,
  }),
});

/** What can be taken away about the exchange. */
export const exchangeReports: readonly Report[] = [adoption, reference, groups];
