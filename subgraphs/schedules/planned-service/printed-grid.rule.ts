/** A cell of table 6 as far as the printed grid shows it. */
export interface GridCell {
  readonly serviceDate: string;
  readonly startTime: string | null;
  readonly endTime: string | null;
  readonly serviceCount: number;
  readonly serviceCode: string;
  readonly taisCode: string | null;
  readonly equipmentNotificationCode: string | null;
  readonly equipmentName: string | null;
  readonly detailNumber: number | null;
  readonly serviceOfficeNumber: string;
  readonly serviceOfficeName: string | null;
  readonly satelliteBranch: string | null;
  readonly over30Days: boolean;
}

/** A printed row: what its cells share, the times per day (31 numbers, day 1 first) and their sum. */
export interface GridRow extends Omit<GridCell, "serviceDate" | "serviceCount"> {
  readonly days: number[];
  total: number;
}

const daysOfGrid = 31;

/**
 * The printed form of table 6: cells that share times, service code, office, satellite and equipment detail stand in one
 * row (R28), rows by order of first appearance. Names are those of the first cell of the row.
 */
export function toPrintedGrid(cells: readonly GridCell[]): GridRow[] {
  const rows = new Map<string, GridRow>();
  for (const cell of cells) {
    const key = gridKey(cell);
    let row = rows.get(key);
    if (!row) rows.set(key, (row = emptyRow(cell)));
    const day = Number(cell.serviceDate.slice(8)) - 1;
    row.days[day] = (row.days[day] ?? 0) + cell.serviceCount;
    row.total += cell.serviceCount;
  }
  return [...rows.values()];
}

const gridKey = (cell: Omit<GridCell, "serviceDate" | "serviceCount">): string =>
  [cell.startTime, cell.endTime, cell.serviceCode, cell.serviceOfficeNumber, cell.satelliteBranch, cell.taisCode, cell.equipmentNotificationCode, cell.detailNumber, cell.over30Days].join("|");

function emptyRow({ startTime, endTime, serviceCode, taisCode, equipmentNotificationCode, equipmentName, detailNumber, serviceOfficeNumber, serviceOfficeName, satelliteBranch, over30Days }: GridCell): GridRow {
  return {
    startTime, endTime, serviceCode, taisCode, equipmentNotificationCode, equipmentName, detailNumber, serviceOfficeNumber, serviceOfficeName, satelliteBranch, over30Days,
    days: Array.from({ length: daysOfGrid }, () => 0),
    total: 0,
  };
}
