/** One day's cell of plan or results, as far as the two are held against each other. */
export interface MatchCell {
  readonly serviceOfficeNumber: string;
  readonly serviceCode: string;
  readonly serviceDate: string;
  readonly startTime: string | null;
  readonly endTime: string | null;
  readonly serviceCount: number;
  readonly taisCode: string | null;
  readonly equipmentNotificationCode: string | null;
  readonly detailNumber: number | null;
}

export type MatchKind = "MATCHED" | "CHANGED" | "MISSING" | "EXTRA";
export type ChangedItem = "COUNT" | "TIME" | "CODE" | "OFFICE";

/** What was planned beside what was given; one side is null for what is missing or extra. */
export interface Match<Cell extends MatchCell = MatchCell> {
  readonly kind: MatchKind;
  /** What differs, for CHANGED: a pair of another time, code or office may differ in count too. */
  readonly changed: readonly ChangedItem[];
  readonly planned: Cell | null;
  readonly given: Cell | null;
}

const equipmentOf = ({ taisCode, equipmentNotificationCode, detailNumber }: MatchCell) => [taisCode, equipmentNotificationCode, detailNumber].join("|");
const timeOf = ({ startTime, endTime }: MatchCell) => `${startTime ?? "~"}-${endTime ?? "~"}`;
const typeOf = ({ serviceCode }: MatchCell) => serviceCode.slice(0, 2);

interface Step {
  readonly items: readonly ChangedItem[];
  /** Cells that agree in this text may be the same service. */
  key(cell: MatchCell): string;
  /** Which of several comes first. */
  order(cell: MatchCell): string;
}

/** From the closest likeness to the loosest; each takes what the steps before left over. */
const withinOffice: readonly Step[] = [
  { items: [], key: (cell) => [cell.serviceOfficeNumber, cell.serviceDate, cell.serviceCode, timeOf(cell), equipmentOf(cell)].join("/"), order: () => "" },
  { items: ["TIME"], key: (cell) => [cell.serviceOfficeNumber, cell.serviceDate, cell.serviceCode, equipmentOf(cell)].join("/"), order: timeOf },
  { items: ["CODE"], key: (cell) => [cell.serviceOfficeNumber, cell.serviceDate, typeOf(cell), timeOf(cell), equipmentOf(cell)].join("/"), order: ({ serviceCode }) => serviceCode },
];
const acrossOffices: Step = { items: ["OFFICE"], key: (cell) => [cell.serviceDate, cell.serviceCode, timeOf(cell), equipmentOf(cell)].join("/"), order: ({ serviceOfficeNumber }) => serviceOfficeNumber };

/**
 * Every planned and every given cell of one person's month, in order of day, time and office. Cells that agree in day, time,
 * code and equipment are one first. Whoever sees all offices may also be shown that another office came.
 */
export function matchMonth<Cell extends MatchCell>(planned: readonly Cell[], given: readonly Cell[], { betweenOffices }: { readonly betweenOffices: boolean }): Match<Cell>[] {
  let [left, right] = [merged(planned), merged(given)];
  const matches: Match<Cell>[] = [];
  for (const { items, key, order } of betweenOffices ? [...withinOffice, acrossOffices] : withinOffice) {
    const [ours, theirs] = [grouped(left, key, order), grouped(right, key, order)];
    const [restOfOurs, restOfTheirs]: [Cell[], Cell[]] = [[], []];
    for (const name of new Set([...ours.keys(), ...theirs.keys()])) {
      const [a, b] = [ours.get(name) ?? [], theirs.get(name) ?? []];
      const pairs = Math.min(a.length, b.length);
      for (let index = 0; index < pairs; index += 1) matches.push(toPair(a[index] as Cell, b[index] as Cell, items));
      restOfOurs.push(...a.slice(pairs));
      restOfTheirs.push(...b.slice(pairs));
    }
    [left, right] = [restOfOurs, restOfTheirs];
  }
  matches.push(...left.map((cell): Match<Cell> => ({ kind: "MISSING", changed: [], planned: cell, given: null })), ...right.map((cell): Match<Cell> => ({ kind: "EXTRA", changed: [], planned: null, given: cell })));
  return matches.sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : placeOf(a) > placeOf(b) ? 1 : 0));
}

function toPair<Cell extends MatchCell>(planned: Cell, given: Cell, items: readonly ChangedItem[]): Match<Cell> {
  const changed: ChangedItem[] = planned.serviceCount === given.serviceCount ? [...items] : [...items, "COUNT"];
  return { kind: changed.length === 0 ? "MATCHED" : "CHANGED", changed, planned, given };
}

/** One cell for all that agree in everything but the count. */
function merged<Cell extends MatchCell>(cells: readonly Cell[]): Cell[] {
  const sums = new Map<string, Cell>();
  const key = (withinOffice[0] as Step).key;
  for (const cell of cells) {
    const before = sums.get(key(cell));
    sums.set(key(cell), before ? { ...before, serviceCount: before.serviceCount + cell.serviceCount } : cell);
  }
  return [...sums.values()];
}

function grouped<Cell extends MatchCell>(cells: readonly Cell[], key: (cell: MatchCell) => string, order: (cell: MatchCell) => string): Map<string, Cell[]> {
  const groups = new Map<string, Cell[]>();
  for (const cell of [...cells].sort((a, b) => (order(a) < order(b) ? -1 : order(a) > order(b) ? 1 : 0))) groups.set(key(cell), [...(groups.get(key(cell)) ?? []), cell]);
  return groups;
}

function placeOf({ planned, given }: Match): string {
  const cell = (planned ?? given) as MatchCell;
  return [cell.serviceDate, timeOf(cell), cell.serviceOfficeNumber, cell.serviceCode, equipmentOf(cell)].join("/");
}
