import type { FastifyReply, FastifyRequest } from "fastify";
import { errorText, KaigoError, preferredLanguage, type Language } from "../../../platform/errors/kaigo-error.js";

export const languageOf = (request: FastifyRequest): Language => preferredLanguage(request.headers["accept-language"]);

/** What anything thrown in a route comes to. The text of foreign errors never leaves. */
function toKnown(error: unknown, maxBytes: number): KaigoError {
  if (error instanceof KaigoError) return error;
  const { statusCode } = error as { statusCode?: number };
  if (statusCode === 413) return new KaigoError("PAYLOAD_TOO_LARGE", { limit: maxBytes });
  if (statusCode === 415) return new KaigoError("INPUT_INVALID", { field: "content-type", rule: "multipart/form-data, application/zip" });
  // The multipart reader's errors about what a client sent carry no status.
  const isBadForm = error instanceof Error && /multipart|boundary|premature|aborted/i.test(error.message);
  if (isBadForm || (statusCode && statusCode >= 400 && statusCode < 500)) return new KaigoError("INPUT_INVALID", { field: "body", rule: "complete multipart form" });
  return new KaigoError("INTERNAL", {}, { cause: error });
}

/** Answers an error as `{ code, message, parameters, requestId }` in the caller's language. */
export function sendError(error: unknown, request: FastifyRequest, reply: FastifyReply, maxBytes: number): FastifyReply {
  const known = toKnown(error, maxBytes);
  const { code, parameters } = known;
  if (code === "INTERNAL") request.log.error({ code, cause: error instanceof Error ? error.name : typeof error }, "exchange request failed");
  // What is left of an upload is not worth reading: the connection ends with the answer.
  if (!request.raw.readableEnded) reply.header("connection", "close");
  return reply.code(known.http).send({ code, message: errorText(code, languageOf(request), parameters), parameters, requestId: request.id });
}
