import type { FieldDef } from "pg";
import { valueParsers } from "./value-parsers.js";

/** Reads the rows of one statement's answers straight from the bytes that came. */
export interface RowReader {
  /** The row whose number of columns stands at `at`. Throws where the bytes until `end` are not exactly one row of these columns. */
  read(bytes: Buffer, at: number, end: number): object;
  /** Forgets the bytes: an answer has ended. */
  end(): void;
}

const integers = new Set([21, 23]);
const booleans = new Set([16]);
/** uuid and date: letters and digits only. */
const plain = new Set([1082, 2950]);
const texts = new Set([18, 19, 25, 1042, 1043, 1700]);
/** Text with a parser that makes text of it. */
const times = new Set([1184]);

/**
 * Writes code that reads one kind of row as an object literal; names are quoted, nothing else of the answer is in the code. A text that
 * equals the one of the row before is the same string: of a month's 120 rows most columns say the same.
 */
export function compileRowReader(fields: readonly Pick<FieldDef, "name" | "dataTypeID">[]): RowReader {
  const parsers = fields.map(({ dataTypeID }) => valueParsers.getTypeParser(dataTypeID, "text") as (text: string) => unknown);
  const columns = fields.map(({ dataTypeID }, index) => readColumn(dataTypeID, index));
  const state = fields.map((_, index) => `let f${index} = 0, n${index} = -2, v${index} = null;`).join(" ");
  const forget = fields.map((_, index) => `n${index} = -2; v${index} = null;`).join(" ");
  // Written as it is, this one name would set the prototype.
  const literal = fields.map(({ name }, index) => `${name === "__proto__" ? '["__proto__"]' : JSON.stringify(name)}: v${index}`).join(", ");
  const body = `"use strict";
    let known = null;
    ${state}
    const forget = () => { known = null; ${forget} };
    const same = (bytes, a, b, length) => { while (--length >= 0) if (bytes[a + length] !== bytes[b + length]) return false; return true; };
    return {
      end: forget,
      read(bytes, at, end) {
        if (((bytes[at] << 8) | bytes[at + 1]) !== ${fields.length}) throw new Error("the row has other columns");
        at += 2;
        if (bytes !== known) { forget(); known = bytes; }
        let n = 0;
        ${columns.join("\n")}
        if (at !== end) throw new Error("the row has another length");
        return { ${literal} };
      },
    };`;
  return (new Function("parsers", body) as (parsers: readonly unknown[]) => RowReader)(parsers);
}

/** Code that reads one column's length and value and goes on to the next. */
function readColumn(type: number, index: number): string {
  const [f, n, v] = [`f${index}`, `n${index}`, `v${index}`];
  const length = "n = (bytes[at] << 24) | (bytes[at + 1] << 16) | (bytes[at + 2] << 8) | bytes[at + 3]; at += 4;";
  const text = `bytes.${plain.has(type) || times.has(type) ? "latin1Slice" : "utf8Slice"}(at, at + n)`;
  const value = readValue();
  return `${length} if (n < 0) { ${v} = null; ${n} = -1; } else { ${value} at += n; }`;

  function readValue(): string {
    if (booleans.has(type)) return `${v} = bytes[at] === 116;`;
    if (integers.has(type)) return `let i = at, whole = 0; const until = at + n, negative = bytes[i] === 45; if (negative) i++; for (; i < until; i++) whole = whole * 10 + bytes[i] - 48; ${v} = negative ? -whole : whole;`;
    if (plain.has(type) || texts.has(type)) return `if (n !== ${n} || !same(bytes, at, ${f}, n)) ${v} = ${text}; ${f} = at; ${n} = n;`;
    if (times.has(type)) return `if (n !== ${n} || !same(bytes, at, ${f}, n)) ${v} = parsers[${index}](${text}); ${f} = at; ${n} = n;`;
    return `${v} = parsers[${index}](${text});`;
  }
}

const readers = new Map<string, { readonly shape: string; readonly reader: RowReader }>();

/** The reader of a statement by its name: one for all connections on which it has the same columns, whose code is compiled once. As many as there are names. */
export function readerOf(name: string, fields: readonly Pick<FieldDef, "name" | "dataTypeID">[]): RowReader {
  const shape = JSON.stringify(fields.map((field) => [field.name, field.dataTypeID]));
  const known = readers.get(name);
  if (known?.shape === shape) return known.reader;
  const reader = compileRowReader(fields);
  readers.set(name, { shape, reader });
  return reader;
}
