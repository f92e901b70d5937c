/** A value of a record: identifiers, codes, dates, times and text are strings; whole numbers are numbers; no value is null. */
export type Cell = string | number | null;

/** How the text of an item is checked and turned into a {@link Cell}. */
export type CellRule =
  | "csvVersion"
  | "insurerNumber"
  | "insuredNumber"
  | "officeNumber"
  | "identifier"
  | "equipmentCode"
  | "constant"
  | "code"
  | "serviceCode"
  | "serviceType"
  | "date"
  | "dateOrZero"
  | "month"
  | "monthOrZero"
  | "time"
  | "timeOrNone"
  | "dayBitmap"
  | "integer"
  | "decimal"
  | "postalCode"
  | "phone"
  | "fileName"
  | "freeText"
  | "reserved";

/** required 必須; optional no mark; conditional tied to a condition in the notes; unresolved see gap G1; unused left empty. */
export type Requirement = "required" | "optional" | "conditional" | "unresolved" | "unused";

/** One item of a layout, counted from 1 as in the layout definition. */
export interface Column {
  readonly number: number;
  readonly name: string;
  readonly nameJa: string;
  readonly rule: CellRule;
  /** Characters; null where the standard gives none. */
  readonly maxLength: number | null;
  readonly required: Requirement;
  /** The second mark (必要) stands, in table 3 and the preventive files: gap G6. */
  readonly needed?: boolean;
  readonly codeList?: string;
  /** Smallest and largest whole number, where the format text gives them. */
  readonly range?: readonly [number, number];
  /** The only value allowed. */
  readonly constant?: string;
}

/** Kinds of senders and receivers that the directions of the standard tell apart. */
export type PartyKind = "careManagement" | "serviceOffice" | "centre" | "entrustedOffice" | "preventiveServiceOffice";

export interface Direction {
  readonly from: PartyKind;
  readonly to: PartyKind;
}

/** The layout of one interface file; `R` is its record. */
export interface Layout<R = object> {
  /** The file name prefix without its last underscore, e.g. `UP1KYO`. */
  readonly id: string;
  readonly nameJa: string;
  readonly nameEn: string;
  /** The file name carries a month part after the prefix (R06). */
  readonly hasMonth: boolean;
  readonly addedIn4: boolean;
  /** Item names that join a record to the other files of its set. */
  readonly key: readonly string[];
  /** Layout ids of the possible parent files. */
  readonly parents: readonly string[];
  readonly sortBy: readonly string[];
  readonly directions: readonly Direction[];
  readonly columns: readonly Column[];
  /** Builds a record from one cell per column, in column order. */
  readonly toRecord: (cells: readonly Cell[]) => R;
  /** The cells of a record in column order. */
  readonly toCells: (record: R) => Cell[];
}

export interface CodeValue {
  readonly code: string;
  readonly ja: string;
  readonly en: string;
}

export interface CodeList {
  readonly nameJa: string;
  readonly nameEn: string;
  readonly values: readonly CodeValue[];
}

export interface ServiceTypeEntry {
  readonly code: string;
  readonly nameJa: string;
  /** 介護給付, 予防給付 or 総合事業; a code may stand in two groups. */
  readonly group: "介護給付" | "予防給付" | "総合事業";
  /** 連携対象: takes part in the exchange. */
  readonly inScope: boolean;
}
