import { snakeCase } from "../database/snake-case.js";
import type { WriteTransaction } from "../database/write-transaction.js";
import type { LoadRule } from "../load/fault.js";

/** One column of a load file. */
export interface LoadColumn {
  readonly name: string;
  /** PostgreSQL type of the stored value. */
  readonly type: "text" | "date" | "integer";
  readonly required: boolean;
  /** What it means, English then Japanese. */
  readonly description: string;
  /** Regular expression (PostgreSQL and JavaScript) that a given value must match. */
  readonly pattern?: string;
  /** Nearly every line has another value: it is checked line by line instead of value by value. */
  readonly isDiverse?: boolean;
  /** How the value reaches its table, when it is not simply its snake_case column cast to the type. */
  readonly stored?: {
    /** Name of the column, when it is not the load column's in snake_case. */
    readonly column?: string;
    /** SQL for the stored value; the staged line is `s`. */
    readonly take: string;
    /** SQL for the value as the file has it; the stored row is `t`. */
    readonly giveBack: string;
    /** SQL for an update, when the new value does not simply replace the old; `t` is the stored row, `n` the new one. */
    readonly replace?: string;
  };
}

/** A rule about several columns of one line. `broken` is SQL over the staging table's columns; it is asked only of lines whose single values are right. */
export interface LoadCheck {
  readonly column: string;
  readonly rule: LoadRule;
  readonly detail: string;
  readonly broken: string;
}

interface File {
  /** File name without `.csv`. */
  readonly kind: string;
  /** Loads run in ascending order. */
  readonly order: number;
  readonly description: string;
  /** Rows are about people: `insuredNumber` is looked up as `"recipientId"`, and lines of unknown people are refused. */
  readonly aboutPeople?: boolean;
  readonly columns: readonly LoadColumn[];
  readonly checks?: readonly LoadCheck[];
  /** Lines that break a rule which is no matter of SQL, with the rule in words. Asked of lines whose single values are right. */
  refuse?(tx: WriteTransaction): Promise<readonly LineRefusal[]>;
}

/** A refused line with its rule in words. */
interface LineRefusal {
  readonly line: number;
  readonly column: string;
  readonly rule: string;
}

/** Where the earlier states of a kind's rows are kept: of personal rows only, each under the category of its record. */
export interface LoadHistory {
  /**
   * `schema.table` with the columns insurer_number, recipient_id, id, record_id (of the row, a UUIDv7: it tells since when there is one),
   * kind, category, how (CORRECTED, WITHDRAWN), record_key and record_values (jsonb by the names of load columns, without those that
   * have no value) and manifest_sha256.
   */
  readonly table: string;
  readonly category: string;
}

/** What the rows of a kind belong to: the person's row of another kind with the same values in these columns, which with the person are its key. */
export interface LoadOwner {
  readonly kind: string;
  readonly by: readonly string[];
  /** Once it was taken back, nothing may be stored under it. Absent: the rows may also stand for themselves. */
  readonly isAll?: true;
}

/** Rows that are inserted or updated by their key, in portions, and read back. */
export interface KeyedLoad extends File {
  /** `schema.table` that keeps the rows, or a query in brackets for those in force. */
  readonly table: string;
  /** Columns that tell rows apart, within a file and in the table. A stored row with the same key is updated. */
  readonly key: readonly string[];
  /** What an update sets besides; `t` is the stored row. */
  readonly onUpdate?: string;
  /** Keeps what a load replaces, in the transaction that replaces it; only such a kind's rows can be taken back. */
  readonly history?: LoadHistory;
  /** It is not taken back while rows that belong to it stand. */
  readonly belongsTo?: LoadOwner;
  /** Lines that break a rule about what is stored; asked of lines of known people. */
  readonly checksStored?: readonly LoadCheck[];
  /** Stores staged lines in its own way instead of inserting and updating by key; `lines` is a condition on the staging table. Answers how many rows that changed. */
  storeRows?(tx: WriteTransaction, lines: string, manifest: string): Promise<number>;
  /**
   * What follows from rows that were just stored, in their transaction. `pg_temp.staging` has one text column per load column,
   * `line`, and `"recipientId"` for rows about people; `lines` narrows it to the rows in question.
   */
  afterStore?(tx: WriteTransaction, lines: string): Promise<void>;
}

/** A file that only means something as a whole: small, stored in one go, not read back. */
export interface WholeLoad extends File {
  /** Stores all of `pg_temp.staging`. Answers the lines that could not be taken, with the rule they break. */
  store(tx: WriteTransaction): Promise<readonly LineRefusal[]>;
}

/** One kind of file of the documented load format and how its rows reach their table. */
export type LoadKind = KeyedLoad | WholeLoad;

export const isKeyed = (kind: LoadKind): kind is KeyedLoad => "key" in kind;

/** The two columns that name a person in every load file about people. */
export const personColumns: readonly LoadColumn[] = [
  { name: "insurerNumber", type: "text", required: true, pattern: "^\\d{6}$", description: "Insurer number. 保険者番号" },
  { name: "insuredNumber", type: "text", required: true, pattern: "^[0-9H]\\d{9}$", isDiverse: true, description: "Insured number. 被保険者番号" },
];

/** A column that holds several values separated by spaces and is stored as a list, empty when there are none. */
export const wordList = ({ name, required = false, ...column }: Pick<LoadColumn, "name" | "description" | "pattern"> & { readonly required?: boolean }): LoadColumn => ({
  name, type: "text", required, ...column,
  stored: { take: `string_to_array(coalesce(s."${name}", ''), ' ')`, giveBack: `array_to_string(t.${snakeCase(name)}, ' ')` },
});

/** The last day of something must not lie before its first. */
export const daysInOrder = (from: string, to: string): LoadCheck => ({ column: to, rule: "ORDER", detail: from, broken: `"${to}" < "${from}"` });
