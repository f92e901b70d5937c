import type { ApolloServerPlugin, HTTPGraphQLHead } from "@apollo/server";
import type { GraphQLFormattedError } from "graphql";
import { errorText, type Language } from "../../platform/errors/kaigo-error.js";
import { errorRegistry, isErrorCode, type ErrorCode } from "../../platform/errors/registry.js";
import type { Viewer } from "../../platform/viewer/viewer.js";
import type { GatewayContext } from "../apollo-gateway.js";
import { isWritten, type WrittenData } from "../execute/written-data.js";
import type { Outcome } from "./outcome.js";
import type { RequestScope } from "./request-scope.js";

export interface OperationContext extends GatewayContext {
  readonly fetchContext: RequestScope;
  readonly outcome: Outcome;
}

const notRecorded: GraphQLFormattedError = { message: "", extensions: { code: "AUDIT_UNAVAILABLE" satisfies ErrorCode } };

/** One part refused for these reasons means that no part is given. */
const forAll = ["AUDIT_UNAVAILABLE", "ACCOUNT_CHANGED"] as const satisfies readonly ErrorCode[];

export interface AnswerOptions {
  /** Whether to spell out to the viewer what is wrong with a document. */
  readonly showDetails: (viewer: Viewer) => boolean;
  /** Told of parts that failed on our side; a path holds field names and places only. */
  readonly log?: (failure: { requestId: string; code: string; path: readonly (string | number)[] | undefined }) => void;
}

/** Failures that are ours, not the caller's. */
const ours = new Set(["INTERNAL", "SUBGRAPH_BAD_ANSWER", "SUBGRAPH_TIMEOUT", "SUBGRAPH_UNAVAILABLE", "AUDIT_UNAVAILABLE"]);

const answered = new WeakMap<RequestScope, WrittenData | undefined>();

/** Whether an operation came as far as an answer in our form. */
export const wasAnswered = ({ fetchContext }: OperationContext): boolean => answered.has(fetchContext);

/** The data of an answer, where it was written. */
export const writtenFor = ({ fetchContext }: OperationContext): WrittenData | undefined => answered.get(fetchContext);

/**
 * Finishes an answer: the access record is committed before it leaves, errors become registry codes in the caller's
 * language, the request id is added, and the snapshot is closed whatever happened.
 */
export const answerPlugin = ({ showDetails, log }: AnswerOptions): ApolloServerPlugin<OperationContext> => ({
  async requestDidStart({ contextValue }) {
    const scope = contextValue.fetchContext;
    return {
      async willSendResponse({ response }) {
        answered.set(scope, undefined);
        if (response.body.kind !== "single") return;
        const result = response.body.singleResult;
        // Everything is read: others need not wait for the connection until the access record is on the disk.
        const closed = scope.shared?.session.close();
        try {
          await scope.shared?.audit.commit();
        } catch {
          result.errors = [notRecorded];
        }
        await closed;
        await scope.shared?.audit.leave();
        // A subgraph of its own writes its own record and asks for the account itself: where one refuses, the whole answer stays here too.
        const refusal = forAll.find((code) => result.errors?.some(({ extensions }) => extensions?.code === code));
        if (refusal) {
          result.data = null;
          result.errors = [{ message: "", extensions: { code: refusal } }];
          response.http.status = errorRegistry[refusal].http;
        }
        if (result.errors) result.errors = result.errors.map((error) => toPublicError(error, scope, showDetails(scope.viewer)));
        if (result.data === undefined) setStatus(response.http, result.errors?.[0]);
        for (const { path, extensions } of result.errors ?? []) if (ours.has(String(extensions?.code))) log?.({ requestId: scope.requestId, code: String(extensions?.code), path });
        const [first] = result.errors ?? [];
        if (first) contextValue.outcome.code = String(first.extensions?.code);
        result.extensions = { ...result.extensions, requestId: scope.requestId };
        if (isWritten(result)) answered.set(scope, result.data);
      },
    };
  },
});

/** Statuses of the protocol that say more than a code: a mutation by GET. */
const chosen: ReadonlySet<number | undefined> = new Set([405]);

/** Where nothing was carried out, the status is that of the code, unless the protocol chose one; a time to come back is told in its header too. */
function setStatus(http: HTTPGraphQLHead, error: GraphQLFormattedError | undefined): void {
  const { code, parameters } = (error?.extensions ?? {}) as { code?: unknown; parameters?: Record<string, unknown> };
  if (!isErrorCode(code)) return;
  if (!chosen.has(http.status)) http.status = errorRegistry[code].http;
  if (code === "GATEWAY_BUSY" || code === "RATE_LIMITED") http.headers.set("retry-after", String(parameters?.["seconds"] ?? 1));
}

const apolloCodes: Readonly<Record<string, ErrorCode>> = {
  GRAPHQL_PARSE_FAILED: "OPERATION_INVALID",
  GRAPHQL_VALIDATION_FAILED: "OPERATION_INVALID",
  OPERATION_RESOLUTION_FAILURE: "OPERATION_INVALID",
  BAD_USER_INPUT: "INPUT_INVALID",
  BAD_REQUEST: "INPUT_INVALID",
};

/** Only code, parameters and path leave; the text comes from the registry. Outside production a document's own faults are spelled out. */
function toPublicError(error: GraphQLFormattedError, { language, requestId }: { language: Language; requestId: string }, showDetails: boolean): GraphQLFormattedError {
  const given = error.extensions?.code;
  const code = isErrorCode(given) ? given : (apolloCodes[String(given)] ?? "INTERNAL");
  const parameters = (error.extensions?.parameters ?? (code === "INPUT_INVALID" ? { field: "variables", rule: "GraphQL" } : {})) as Record<string, string | number>;
  const detail = showDetails && code === "OPERATION_INVALID" ? { detail: error.message } : {};
  return { message: errorText(code, language, parameters), path: error.path, locations: error.locations, extensions: { code, parameters, requestId, ...detail } };
}
