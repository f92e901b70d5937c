import { createHash } from "node:crypto";
import { runStarts } from "../../../platform/subgraph/run-starts.js";
import { layouts, type UsageTableDetailRecord, type UsageTablePlanRecord, type UserSupplementRecord } from "../../../standard/index.js";
import { toHeaderItems, type HeaderItems } from "./header-items.rule.js";

/** What one set says about one person's month: table 6, table 7 and the supplement joined (R15). */
export interface UsageTableContent {
  readonly insurerNumber: string;
  readonly insuredNumber: string;
  readonly serviceMonth: string;
  readonly header: HeaderItems;
  readonly planned: readonly UsageTablePlanRecord[];
  readonly benefit: readonly UsageTableDetailRecord[];
  /** Equal for equal content, whatever the order of the records and whoever received them. */
  readonly contentHash: string;
}

interface Draft {
  readonly planned: UsageTablePlanRecord[];
  readonly benefit: UsageTableDetailRecord[];
}

type SetRecords = readonly [planned: readonly UsageTablePlanRecord[], benefit: readonly UsageTableDetailRecord[], supplements: readonly UserSupplementRecord[]];

/** Splits a set's records by person and month. A supplement alone makes no usage table, nor does one without a month. */
export const toUsageTableContents = (...records: SetRecords): UsageTableContent[] => [...eachUsageTableContent(...records)];

/** The same, one after the other: a set may hold a thousand people. */
export function* eachUsageTableContent(...[planned, benefit, supplements]: SetRecords): Generator<UsageTableContent> {
  const drafts = new Map<string, Draft>();
  const draftOf = (key: string): Draft => {
    let draft = drafts.get(key);
    if (!draft) drafts.set(key, (draft = { planned: [], benefit: [] }));
    return draft;
  };
  const gather = <Row extends Keyed>(records: readonly Row[], rowsOf: (draft: Draft) => Row[]) => {
    const isNext = runStarts<Row>((row, before) => row.insuredNumber === before.insuredNumber && row.insurerNumber === before.insurerNumber && row.targetMonth === before.targetMonth);
    let rows: Row[] = [];
    for (const record of records) {
      if (isNext(record)) rows = rowsOf(draftOf(keyOf(record)));
      rows.push(record);
    }
  };
  gather(planned, (draft) => draft.planned);
  gather(benefit, (draft) => draft.benefit);
  const supplementOf = new Map(supplements.map((record) => [keyOf(record), record]));
  for (const [key, draft] of drafts) yield toContent(draft, supplementOf.get(key) ?? null);
}

interface Keyed { readonly insurerNumber: string; readonly insuredNumber: string; readonly targetMonth: string | null }

const keyOf = (record: Keyed): string => `${record.insurerNumber}/${record.insuredNumber}/${record.targetMonth ?? ""}`;

function toContent({ planned, benefit }: Draft, supplement: UserSupplementRecord | null): UsageTableContent {
  const first = (planned[0] ?? benefit[0]) as UsageTablePlanRecord | UsageTableDetailRecord;
  const header = toHeaderItems(planned[0] ?? null, benefit[0] ?? null, supplement);
  const hash = createHash("sha256").update(JSON.stringify(header));
  hash.update(planned.map((record) => JSON.stringify(layouts.UPPLAN.toCells(record))).sort().join(""));
  hash.update(benefit.map((record) => JSON.stringify(layouts.UPSIKYU.toCells(record))).sort().join(""));
  return { insurerNumber: first.insurerNumber, insuredNumber: first.insuredNumber, serviceMonth: first.targetMonth, header, planned, benefit, contentHash: hash.digest("base64url") };
}
