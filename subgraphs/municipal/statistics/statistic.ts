import { ageBandOf, ageBands, type AgeLimits } from "./age-band.rule.js";
import { leadTimeBandOf, leadTimeBands } from "./lead-time.rule.js";

export enum StatisticName {
  CERTIFIED_PEOPLE = "CERTIFIED_PEOPLE",
  SERVICES_PLANNED = "SERVICES_PLANNED",
  SERVICES_DELIVERED = "SERVICES_DELIVERED",
  RECONCILIATION = "RECONCILIATION",
  CERTIFICATION_LEAD_TIMES = "CERTIFICATION_LEAD_TIMES",
}

export enum StatisticDimension {
  SERVICE_TYPE = "SERVICE_TYPE",
  PREFECTURE = "PREFECTURE",
  INSURER = "INSURER",
  CARE_LEVEL = "CARE_LEVEL",
  AGE_BAND = "AGE_BAND",
  SEX = "SEX",
  OUTCOME = "OUTCOME",
  APPLICATION_KIND = "APPLICATION_KIND",
  LEAD_TIME = "LEAD_TIME",
}

/** The most dimensions that a table may have. Source: publication rule of the 介護DB, cross tables. */
export const mostDimensions = 3;

/** A dimension of one statistic: its members, and how the census writes them. */
export interface CountedBy {
  readonly name: StatisticDimension;
  readonly members: readonly string[];
  toMember(raw: string): string;
}

/** One statistic: which censuses it is made of, what it is counted by, and how. */
export interface Statistic {
  readonly name: StatisticName;
  readonly censuses: readonly string[];
  /** Every table names the service type: a person uses several, so types do not add up to people. */
  readonly byServiceType: boolean;
  /** Besides where people are insured. */
  readonly dimensions: readonly CountedBy[];
  /** SQL over `pg_temp.census`; $1 is the day ages are taken on. Answers insurerNumber, slice (service type or empty), raw members, people, amount. */
  readonly counts: string;
}

const asIs = (name: StatisticDimension, members: readonly string[]): CountedBy => ({ name, members, toMember: (raw) => raw });

/** 要介護状態区分 without 非該当. */
const careLevels = ["06", "12", "13", "21", "22", "23", "24", "25"];
export const outcomes = ["AGREES", "DIFFERS", "PLANNED_ONLY", "DELIVERED_ONLY"] as const;
const ageOn = "date_part('year', age($1::date, birth_date))::integer::text";
const select = (slice: string, raw: readonly string[], amount: string) => `SELECT insurer_number AS "insurerNumber", ${slice} AS slice, ARRAY[${raw.join(", ")}] AS raw, count(*)::integer AS people, ${amount} AS amount`;
const grouped = (slice: string, raw: readonly string[], source: string, amount: string) => `${select(slice, raw, amount)} FROM pg_temp.census WHERE source = '${source}' GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`;

const reconciled = `SELECT insurer_number, kind, CASE WHEN p.quantity IS NULL THEN 'DELIVERED_ONLY' WHEN d.quantity IS NULL THEN 'PLANNED_ONLY' WHEN p.quantity = d.quantity THEN 'AGREES' ELSE 'DIFFERS' END AS outcome
  FROM (SELECT * FROM pg_temp.census WHERE source = 'planned') p FULL JOIN (SELECT * FROM pg_temp.census WHERE source = 'delivered') d USING (insurer_number, recipient_id, kind)`;

/** Every statistic there is: a fixed set, so that all of its tables can be protected together. */
export function statisticsWith(limits: AgeLimits): readonly Statistic[] {
  const ages: CountedBy = { name: StatisticDimension.AGE_BAND, members: ageBands(limits), toMember: (raw) => ageBandOf(Number(raw), limits) };
  const sexes = asIs(StatisticDimension.SEX, ["1", "2"]);
  const services = (name: StatisticName, source: string): Statistic => ({ name, censuses: [source], byServiceType: true, dimensions: [ages, sexes], counts: grouped("kind", [ageOn, "sex"], source, "sum(quantity)::integer") });
  return [
    { name: StatisticName.CERTIFIED_PEOPLE, censuses: ["certified"], byServiceType: false, dimensions: [asIs(StatisticDimension.CARE_LEVEL, careLevels), ages, sexes], counts: grouped("''", ["kind", ageOn, "sex"], "certified", "NULL::integer") },
    services(StatisticName.SERVICES_PLANNED, "planned"),
    services(StatisticName.SERVICES_DELIVERED, "delivered"),
    { name: StatisticName.RECONCILIATION, censuses: ["planned", "delivered"], byServiceType: true, dimensions: [asIs(StatisticDimension.OUTCOME, outcomes)], counts: `${select("kind", ["outcome"], "NULL::integer")} FROM (${reconciled}) r WHERE $1::date IS NOT NULL GROUP BY 1, 2, 3 ORDER BY 1, 2, 3` },
    {
      name: StatisticName.CERTIFICATION_LEAD_TIMES,
      censuses: ["decided"],
      byServiceType: false,
      dimensions: [asIs(StatisticDimension.APPLICATION_KIND, ["NEW", "RENEWAL", "CHANGE"]), { name: StatisticDimension.LEAD_TIME, members: leadTimeBands, toMember: (raw) => leadTimeBandOf(Number(raw)) }],
      counts: `${select("''", ["kind", "quantity::text"], "NULL::integer")} FROM pg_temp.census WHERE source = 'decided' AND $1::date IS NOT NULL GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`,
    },
  ];
}
