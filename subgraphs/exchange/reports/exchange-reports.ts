import { z } from "zod";
import { report, type Report } from "../../../platform/report/report.js";
import { largestPage } from "../../../platform/graphql/connection.js";
import { everyone, onlyRoles } from "../../../platform/subgraph/policy.js";
import { activityReaders } from "../activity/activity.policy.js";
import { listActivity } from "../activity/activity.service.js";
import { listAdoption, listReferences } from "../adoption/adoption.service.js";
import { effectOf, foundingCosts, type OfficeCosts } from "../effect/effect.rule.js";
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

/** A month's costs in the order printing, communication, post, travel, software, and (shown apart) labour and its minutes. */
const monthOfCosts = z
  .string()
  .regex(/^\d{1,8}(,\d{1,8}){4,6}$/)
  .transform((text): OfficeCosts => {
    const [printing = 0, communication = 0, post = 0, travel = 0, software = 0, labour = null, labourMinutes = null] = text.split(",").map(Number);
    return { printing, communication, post, travel, software, labour, labourMinutes };
  });

const effectColumns = ["basis", "totalBefore", "totalAfter", "savedMonthly", "savedYearly", "labourBefore", "labourAfter", "labourMinutesBefore", "labourMinutesAfter"] as const;

const effect = report({
  name: "effect",
  description: "What the exchange changes for an office: before and after, each as printing,communication,post,travel,software and, shown apart, labour,minutes; the founding document's example when absent. データ連携の効果の試算",
  policy: everyone,
  query: z.strictObject({ before: monthOfCosts.optional(), after: monthOfCosts.optional() }),
  columns: () => effectColumns,
  page: async (_session, { before, after }) => {
    const found = effectOf(before ?? foundingCosts, after ?? null);
    return { rows: [effectColumns.map((column) => found[column])], next: null };
  },
});

const activity = report({
  name: "activity",
  description: "How often an office used the exchange, by month, side and kind of set; offices their own: month. データ連携の利用状況",
  policy: activityReaders,
  query: z.strictObject({ month: month.optional() }),
  columns: () => ["month", "officeNumber", "side", "setKind", "parcels"],
  async page(session, query, after) {
    const { nodes, pageInfo } = await listActivity({ session }, { first: largestPage, after, month: query.month ?? null });
    return { rows: nodes.map((row) => [row.month, row.officeNumber, row.side, row.setKind, row.parcels]), next: pageInfo.hasNextPage ? pageInfo.endCursor : null };
  },
});

/** What can be taken away about the exchange. */
export const exchangeReports: readonly Report[] = [adoption, reference, groups, effect, activity];
