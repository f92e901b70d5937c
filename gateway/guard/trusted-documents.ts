import { createHash } from "node:crypto";
import type { Config } from "../../platform/config/config.js";
import { KaigoError } from "../../platform/errors/kaigo-error.js";
import type { Viewer } from "../../platform/viewer/viewer.js";
import type { SavedOperation } from "../operations/saved-operations.js";

/** A document as it was asked for: by its text, by its id, or both. */
export interface AskedDocument {
  readonly query: string | undefined;
  /** SHA-256 of the document in hex, in either of the two forms that clients send. */
  readonly id: string | undefined;
}

/** The document to carry out; a trusted one brings its operation's name. */
export interface FoundDocument {
  readonly query: string;
  readonly operationName?: string;
}

type Trusted = Pick<SavedOperation, "hash" | "document" | "operationName">;

/** The saved operations by their hash, and who may send other documents. */
export class TrustedDocuments {
  readonly #byHash: ReadonlyMap<string, FoundDocument>;
  readonly #isOpen: (viewer: Viewer) => boolean;

  constructor(operations: readonly Trusted[], { production, AD_HOC_ROLES }: Pick<Config, "production" | "AD_HOC_ROLES">) {
    this.#byHash = new Map(operations.map(({ hash, document, operationName }) => [hash, { query: document, operationName }]));
    this.#isOpen = ({ role }) => !production || AD_HOC_ROLES.includes(role);
  }

  /** Every trusted document, to be planned ahead. */
  get all(): readonly FoundDocument[] {
    return [...this.#byHash.values()];
  }

  /** Whether the viewer may send any document, ask for the schema and be told what is wrong with a document. */
  mayAskFreely(viewer: Viewer): boolean {
    return this.#isOpen(viewer);
  }

  /** What an operator may call a document: the name of a trusted one, the first 12 digits of another's hash. */
  nameOf(query: string): string {
    const hash = hashOf(query);
    return this.#byHash.get(hash)?.operationName ?? hash.slice(0, 12);
  }

  /** Throws DOCUMENT_UNKNOWN for an id that is none of ours, DOCUMENT_NOT_TRUSTED for a text that is not open to the viewer. */
  find({ query, id }: AskedDocument, viewer: Viewer): FoundDocument {
    if (query === undefined) return this.#get(id);
    const known = this.#byHash.get(id ?? (this.#isOpen(viewer) ? "" : hashOf(query)));
    if (id !== undefined && id !== hashOf(query)) throw new KaigoError("INPUT_INVALID", { field: "documentId", rule: "SHA-256 of query" });
    if (known) return known;
    if (!this.#isOpen(viewer)) throw new KaigoError("DOCUMENT_NOT_TRUSTED");
    return { query };
  }

  #get(id: string | undefined): FoundDocument {
    if (id === undefined) throw new KaigoError("OPERATION_INVALID");
    const known = this.#byHash.get(id);
    if (!known) throw new KaigoError("DOCUMENT_UNKNOWN");
    return known;
  }
}

const hashOf = (text: string): string => createHash("sha256").update(text, "utf8").digest("hex");
