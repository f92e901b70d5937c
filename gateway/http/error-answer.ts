import type { FastifyError, FastifyReply, FastifyRequest } from "fastify";
import { errorText, KaigoError, preferredLanguage } from "../../platform/errors/kaigo-error.js";
import type { ErrorCode } from "../../platform/errors/registry.js";
import { outcomeOf } from "./outcome.js";

/** What anything thrown outside GraphQL comes to: a code of the registry. The text of other errors never leaves. */
export function toKaigoError(error: unknown): KaigoError {
  if (error instanceof KaigoError) return error;
  const { statusCode, code } = error as FastifyError;
  if (code === "FST_ERR_CTP_BODY_TOO_LARGE" || statusCode === 413) return new KaigoError("PAYLOAD_TOO_LARGE", { limit: "?" });
  if (statusCode && statusCode >= 400 && statusCode < 500) return new KaigoError("INPUT_INVALID", { field: "request", rule: code ?? String(statusCode) }, { cause: error });
  return new KaigoError("INTERNAL", {}, { cause: error });
}

/** The body for one error: GraphQL's shape on the graph, a flat one elsewhere. */
export function errorBody(error: KaigoError, request: FastifyRequest): object {
  const message = errorText(error.code, preferredLanguage(request.headers["accept-language"]), error.parameters);
  const { code, parameters } = error;
  if (request.url.startsWith("/graphql")) return { errors: [{ message, extensions: { code, parameters, requestId: request.id } }] };
  return { code, message, parameters, requestId: request.id };
}

/** Answers an error with its status and nothing internal; keeps the status of malformed requests (415, 405). */
export function sendError(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const known = toKaigoError(error);
  const { statusCode } = error as FastifyError;
  const status = known.code === "INPUT_INVALID" && statusCode && statusCode >= 400 ? statusCode : known.http;
  outcomeOf(request).code = known.code;
  if (known.code === "RATE_LIMITED" || known.code === "GATEWAY_BUSY") reply.header("retry-after", String(known.parameters["seconds"] ?? 1));
  if (known.code === "INTERNAL") request.log.error({ code: known.code, cause: causeName(error) }, "request failed");
  return reply.code(status).header("content-type", "application/json; charset=utf-8").send(errorBody(known, request));
}

/** Class and code of an error for the log: its text may hold what a user typed. */
export function causeName(error: unknown): string {
  const code = (error as { code?: unknown }).code;
  return `${error instanceof Error ? error.name : typeof error}${typeof code === "string" ? ` ${code}` : ""}`;
}

export type { ErrorCode };
