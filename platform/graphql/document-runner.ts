import { createHash } from "node:crypto";
import { execute, GraphQLError, parse, validate, type DocumentNode, type ExecutionResult, type GraphQLSchema } from "graphql";
import { KaigoError } from "../errors/kaigo-error.js";
import { isErrorCode } from "../errors/registry.js";
import type { CacheUse } from "../telemetry/document-measures.js";
import type { RequestContext } from "../subgraph/request-context.js";

const remembered = 1_000;

/** Runs documents against one schema, keeping parsed and validated ones by hash. Bounded. */
export class DocumentRunner implements CacheUse {
  private readonly documents = new Map<string, DocumentNode>();
  hits = 0;
  misses = 0;

  constructor(private readonly schema: GraphQLSchema) {}

  get size(): number {
    return this.documents.size;
  }

  /** Answers data and errors; error texts are reduced to codes of the registry. Throws OPERATION_INVALID for a document that does not fit the schema. */
  async run(text: string, variables: Record<string, unknown> | undefined, operationName: string | undefined, context: RequestContext): Promise<ExecutionResult> {
    const result = await execute({ schema: this.schema, document: this.document(text), variableValues: variables, operationName, contextValue: context });
    return result.errors ? { ...result, errors: result.errors.map(toCodeOnly) } : result;
  }

  private document(text: string): DocumentNode {
    const hash = createHash("sha256").update(text).digest("base64url");
    const known = this.documents.get(hash);
    if (known) {
      this.hits += 1;
      return known;
    }
    this.misses += 1;
    const document = this.parse(text);
    if (this.documents.size >= remembered) this.documents.delete(this.documents.keys().next().value ?? "");
    this.documents.set(hash, document);
    return document;
  }

  private parse(text: string): DocumentNode {
    try {
      const document = parse(text, { maxTokens: 20_000, noLocation: true });
      if (validate(this.schema, document).length === 0) return document;
    } catch {
      // Falls through: a document that does not parse and one that does not fit are refused alike.
    }
    throw new KaigoError("OPERATION_INVALID");
  }
}

/** An error as it may leave a subgraph: its code and parameters, never its text. */
export function toCodeOnly(error: GraphQLError): GraphQLError {
  const { code, parameters } = error.extensions as { code?: unknown; parameters?: unknown };
  const original = error.originalError;
  const known = original instanceof KaigoError ? original.code : isErrorCode(code) ? code : "INTERNAL";
  return new GraphQLError(known, { path: error.path, extensions: { code: known, parameters: known === "INTERNAL" ? undefined : parameters } });
}
