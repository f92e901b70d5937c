import type { Party, SubjectKey } from "./importer.js";
import type { RequestContext } from "./request-context.js";

/** A person as a file set names them, with the internal key. */
export interface ExportPerson extends SubjectKey {
  readonly insuredNumber: string;
}

/** What a file set is to be made of. Everything is read in the context's one snapshot, under the viewer's rights. */
export interface ExportRequest {
  readonly context: RequestContext;
  readonly sender: Party;
  readonly receiver: Party;
  readonly people: readonly ExportPerson[];
  /** Service month "YYYY-MM", for sets of a month. */
  readonly month: string | null;
  /** Day of the document, "YYYY-MM-DD"; null means the one in force. */
  readonly documentDate: string | null;
  /** File kinds of the set, e.g. `UP1KYO`. */
  readonly kinds: ReadonlySet<string>;
}

/** Items of one record by name; `insurerNumber` and `insuredNumber` are always there, items without a value may be missing. */
export type ExportedRecord = Readonly<Record<string, unknown>> & { readonly insurerNumber: string; readonly insuredNumber: string };

/** The picture that belongs to a person's basic information. */
export interface ExportedPicture {
  readonly insurerNumber: string;
  readonly insuredNumber: string;
  readonly bytes: Buffer;
}

/** What one subgraph gives: records by file kind, rows of one person in print order. Owners of one kind give parts of its records. */
export interface ExportedFiles {
  readonly records: Readonly<Record<string, readonly ExportedRecord[]>>;
  readonly pictures?: readonly ExportedPicture[];
}

/** Gives its part of a file set from its own tables: the way back of an {@link Importer}. */
export interface Exporter {
  readonly name: string;
  /** File kinds it gives records of. */
  readonly kinds: readonly string[];
  /** Information categories a viewer must hold to ask it. */
  readonly categories: readonly string[];
  give(request: ExportRequest): Promise<ExportedFiles>;
}

/** Internal keys of people as two array parameters. */
export const personColumns = (people: readonly SubjectKey[]): [string[], string[]] => [people.map(({ insurerNumber }) => insurerNumber), people.map(({ recipientId }) => recipientId)];

/** Looks up a person's insured number by internal key. Throws for people nobody asked for. */
export function insuredNumbersOf(people: readonly ExportPerson[]): (key: SubjectKey) => string {
  const numbers = new Map(people.map(({ insurerNumber, recipientId, insuredNumber }) => [`${insurerNumber}${recipientId}`, insuredNumber]));
  return ({ insurerNumber, recipientId }) => {
    const number = numbers.get(`${insurerNumber}${recipientId}`);
    if (number === undefined) throw new Error("an exporter read a person nobody asked for");
    return number;
  };
}
