import type { WriteTransaction } from "../../../platform/database/write-transaction.js";
import type { Finding } from "../../../standard/index.js";

/** A finding as it is stored: those of the standard's check, and those about people. */
export interface FindingRow extends Omit<Finding, "kind" | "rule"> {
  readonly kind: string;
  readonly rule: string;
}

const mostStored = 2_000;

/** Stores a parcel's findings, errors first, and answers how many there are of each severity. Of very many, the first are kept. */
export function storeFindings(tx: WriteTransaction, parcelId: string, findings: readonly FindingRow[]): { errors: number; warnings: number } {
  const errors = findings.filter(({ severity }) => severity === "error");
  const warnings = findings.filter(({ severity }) => severity === "warning");
  const rows = [...errors, ...warnings].slice(0, mostStored);
  if (rows.length === 0) return { errors: 0, warnings: 0 };
  tx.send(
    `INSERT INTO exchange.finding (parcel_id, ordinal, file_name, line, column_number, item, kind, rule, severity, message_ja, message_en)
     SELECT $1, * FROM unnest($2::integer[], $3::text[], $4::integer[], $5::integer[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[], $11::text[])`,
    [
      parcelId, rows.map((_, index) => index), rows.map(({ file }) => file), rows.map(({ line }) => line), rows.map(({ column }) => column), rows.map(({ item }) => item),
      rows.map(({ kind }) => kind), rows.map(({ rule }) => rule), rows.map(({ severity }) => severity), rows.map(({ message }) => message.ja), rows.map(({ message }) => message.en),
    ],
  );
  return { errors: errors.length, warnings: warnings.length };
}
