import { readFile, type ReadFile, type StandardFile } from "../codec/read-file.js";
import type { ReadOptions } from "../codec/limits.js";
import { hasErrors, toFinding, type Finding } from "../finding/finding.js";
import { FindingSink } from "../finding/sink.js";
import type { LayoutId } from "../generated/index.js";
import { describeNamed, type KnownParties, type SetDescription } from "./describe-set.js";
import { checkImages } from "./images.js";
import { checkParents, checkSupplement, checkUnique, type OpenSet } from "./joins.js";
import type { SetKind } from "./set-kinds.js";
import { checkDetailNumbers, checkRepeatedText, checkTable2Order, checkTotals } from "./table-checks.js";

export interface CheckedSet {
  readonly description: SetDescription;
  readonly files: readonly ReadFile[];
  /** Everything found: names, files, set and joins, in the order of the files. */
  readonly findings: readonly Finding[];
  /** Complete and without an error. */
  readonly isAcceptable: boolean;
}

/** Reads the files of a set and checks them together. Never throws. */
export function readSet(files: readonly { readonly fileName: string; readonly bytes: Uint8Array }[], options: ReadOptions & KnownParties = {}): CheckedSet {
  return checkSet(
    files.map(({ fileName, bytes }) => readFile(bytes, fileName, options)),
    options,
  );
}

/** Checks files already read: that they form a permitted set, and the rules that join their records. */
export function checkSet(files: readonly ReadFile[], parties: KnownParties = {}): CheckedSet {
  const steps = checkSetInSteps(files, parties);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** The same in steps of one rule each, for callers that do something else in between. */
export function* checkSetInSteps(files: readonly ReadFile[], parties: KnownParties = {}): Generator<void, CheckedSet> {
  const description = describeNamed(files, parties);
  const sinks = new Map<StandardFile, FindingSink>();
  const byId = new Map<LayoutId, StandardFile>();
  for (const file of files) {
    if (file.layout === null) continue;
    if (!byId.has(file.layout)) byId.set(file.layout, file);
    sinks.set(file, new FindingSink(file.fileName, maxErrorsPerFile));
  }
  const open: OpenSet = {
    find: (id) => byId.get(id) as never,
    sinkOf: (file) => sinks.get(file) ?? new FindingSink(file.fileName, maxErrorsPerFile),
  };
  for (const check of description.kind === null ? [] : checksOf[description.kind]) {
    yield;
    check(open);
  }
  const images = checkImages(files);
  const findings = [
    ...description.findings,
    ...files.flatMap((file) => [...file.findings, ...(file.layout === null ? [] : (sinks.get(file)?.take() ?? []))]),
    ...images,
    ...checkVersions(files),
  ];
  return { description, files, findings, isAcceptable: description.state === "complete" && !hasErrors(findings) };
}

const maxErrorsPerFile = 1000;

type Check = (set: OpenSet) => void;

const basicInformation: readonly Check[] = [
  (set) => checkUnique(set, "UPKIHON", "consultationDate"),
  (set) => checkParents(set, "UPKIHON", ["UPKIHON_SUB1", "UPKIHON_SUB2"], "consultationDate", "preventiveWithoutParent"),
];

const preventivePlan: readonly Check[] = [
  (set) => checkUnique(set, "UPYOBO", "planDate"),
  (set) => checkParents(set, "UPYOBO", ["UPYOBO_SUB"], "planDate", "preventiveWithoutParent"),
  checkRepeatedText,
];

const checksOf: Readonly<Record<SetKind, readonly Check[]>> = {
  plan: [
    (set) => checkUnique(set, "UP1KYO", "carePlanDate"),
    (set) => checkUnique(set, "UPHOSOKU", "carePlanDate"),
    (set) => checkParents(set, "UP1KYO", ["UP2KYO", "UP3KYO", "UPHOSOKU"], "carePlanDate", "planWithoutParent"),
    (set) => checkSupplement(set, "UP1KYO", "carePlanDate"),
    checkTable2Order,
  ],
  usageTable: [
    (set) => checkUnique(set, "UPHOSOKU", "targetMonth"),
    (set) => checkParents(set, "UPPLAN", ["UPSIKYU", "UPHOSOKU"], "targetMonth", "usageWithoutParent"),
    (set) => checkSupplement(set, "UPPLAN", "targetMonth"),
    checkTotals,
    (set) => checkDetailNumbers(set, "UPPLAN"),
  ],
  results: [(set) => checkDetailNumbers(set, "UPJSK")],
  basicInformation,
  preventivePlan,
  preventivePlanWithBasicInformation: [...basicInformation, ...preventivePlan],
  planDeletion: [],
  usageTableDeletion: [],
  resultsDeletion: [],
  basicInformationDeletion: [],
  preventivePlanDeletion: [],
};

/** The standard forbids mixed versions in a file and is silent about a set. */
function checkVersions(files: readonly ReadFile[]): Finding[] {
  const editions = files.filter(({ edition }) => edition !== null);
  return editions.some(({ edition }) => edition !== editions[0]?.edition) ? [toFinding("setVersions", { file: "" })] : [];
}
