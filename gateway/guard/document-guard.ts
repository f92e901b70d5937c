import { GraphQLError, Kind, parse, visit, type DocumentNode } from "graphql";
import { createHash } from "node:crypto";
import type { Config } from "../../platform/config/config.js";
import { KaigoError } from "../../platform/errors/kaigo-error.js";
import { measureDocument, type Measure } from "./measure.js";

export type GuardLimits = Pick<Config, "GUARD_MAX_TOKENS" | "GUARD_MAX_DEPTH" | "GUARD_MAX_ALIASES" | "GUARD_MAX_ROOT_FIELDS" | "GUARD_MAX_DIRECTIVES" | "GUARD_MAX_SELECTIONS" | "GUARD_MAX_LIST">;

/** A document that passed. */
export interface AcceptedDocument {
  readonly hash: string;
  /** Whether whatever operation of it is chosen only reads. */
  readonly readsOnly: boolean;
}

const remembered = 1_000;
/** Whoever validates an unknown name looks for similar ones, which takes long for a very long one. */
const longestName = 200;

/** Refuses documents that are too large, before anything that can explode looks at them. */
export class DocumentGuard {
  private readonly passed = new Map<string, AcceptedDocument>();

  constructor(private readonly limits: GuardLimits) {}

  /** Throws OPERATION_TOO_COMPLEX when a limit is passed. Text that is no GraphQL passes: whoever parses it next refuses it, naming the place. */
  assertAcceptable(text: string): AcceptedDocument {
    const hash = createHash("sha256").update(text).digest("base64url");
    const known = this.passed.get(hash);
    if (known) return known;
    const document = this.parse(text);
    if (!document) return { hash, readsOnly: false };
    this.assertMeasure(measureDocument(document));
    assertNodes(document, this.limits.GUARD_MAX_LIST);
    if (this.passed.size >= remembered) this.passed.delete(this.passed.keys().next().value ?? "");
    const accepted = { hash, readsOnly: document.definitions.every((definition) => definition.kind !== Kind.OPERATION_DEFINITION || definition.operation === "query") };
    this.passed.set(hash, accepted);
    return accepted;
  }

  private parse(text: string): DocumentNode | undefined {
    try {
      return parse(text, { maxTokens: this.limits.GUARD_MAX_TOKENS, noLocation: true });
    } catch (error) {
      if (error instanceof GraphQLError && error.message.includes("Parsing aborted")) throw tooComplex("tokens", this.limits.GUARD_MAX_TOKENS + 1, this.limits.GUARD_MAX_TOKENS);
      if (error instanceof RangeError) throw tooComplex("depth", this.limits.GUARD_MAX_DEPTH + 1, this.limits.GUARD_MAX_DEPTH);
      return undefined;
    }
  }

  private assertMeasure(measure: Measure): void {
    const limits: Record<keyof Measure, number> = {
      depth: this.limits.GUARD_MAX_DEPTH,
      aliases: this.limits.GUARD_MAX_ALIASES,
      rootFields: this.limits.GUARD_MAX_ROOT_FIELDS,
      directives: this.limits.GUARD_MAX_DIRECTIVES,
      selections: this.limits.GUARD_MAX_SELECTIONS,
    };
    for (const name of Object.keys(limits) as (keyof Measure)[]) if (measure[name] > limits[name]) throw tooComplex(name, measure[name], limits[name]);
  }
}

function assertNodes(document: DocumentNode, limit: number): void {
  visit(document, {
    Name({ value }) {
      if (value.length > longestName) throw tooComplex("name", value.length, longestName);
    },
    ListValue({ values }) {
      if (values.length > limit) throw tooComplex("list", values.length, limit);
    },
  });
}

const tooComplex = (measure: string, value: number, limit: number) => new KaigoError("OPERATION_TOO_COMPLEX", { measure, value, limit });
