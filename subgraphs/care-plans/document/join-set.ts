import type { ImportBatch } from "../../../platform/subgraph/importer.js";
import { groupBy } from "./group-by.js";
import type { DocumentKey } from "./document-state.js";
import type { Row } from "./document-form.js";

/** Records of a set by person and key day (R14, R35); records of a part without their parent are left out. */
export class SetJoin {
  constructor(
    private readonly batch: ImportBatch,
    private readonly keyDay: string,
  ) {}

  /** Key of a record as files name it. */
  private text(record: Row): string {
    return `${record.insurerNumber}${record.insuredNumber}${record[this.keyDay]}`;
  }

  /** Internal key of a record. */
  key(record: Row): DocumentKey {
    return { ...this.batch.subject(String(record.insurerNumber), String(record.insuredNumber)), date: String(record[this.keyDay]) };
  }

  records(kind: string): readonly Row[] {
    return this.batch.records<Row>(kind);
  }

  /** Looks up the rows of one file kind that belong to a parent record, in file order. */
  rowsOf(kind: string): (parent: Row) => readonly Row[] {
    const groups = groupBy(this.records(kind), (record) => this.text(record));
    return (parent) => groups.get(this.text(parent)) ?? [];
  }
}
