import { snakeCase } from "../database/snake-case.js";
import type { KeyedLoad, LoadColumn } from "../subgraph/load-kind.js";

/** A column of a load file beside its column in the table. */
export interface StoredColumn {
  readonly load: string;
  readonly column: string;
  /** SQL over the staged line `s`. */
  readonly take: string;
  /** SQL over the stored row `t`: the value whose text is as the file has it. */
  readonly giveBack: string;
  /** SQL for an update of `t` by `n`. */
  readonly replace: string;
  readonly isKey: boolean;
}

/** How each column of a kind is stored; the person's number as the person. */
export function storedColumns(kind: KeyedLoad): StoredColumn[] {
  return kind.columns.map((column) => {
    const isPerson = kind.aboutPeople === true && column.name === "insuredNumber";
    const name = isPerson ? "recipient_id" : (column.stored?.column ?? snakeCase(column.name));
    return {
      load: column.name,
      column: name,
      take: isPerson ? 's."recipientId"' : (column.stored?.take ?? cast(column)),
      // The number of the person whose row it is, as the register has it.
      giveBack: isPerson ? 's."insuredNumber"' : (column.stored?.giveBack ?? `t.${name}`),
      replace: column.stored?.replace ?? `n.${name}`,
      isKey: kind.key.includes(column.name),
    };
  });
}

const cast = ({ name, type }: LoadColumn) => (type === "text" ? `s."${name}"` : `s."${name}"::${type}`);
