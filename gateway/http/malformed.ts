import { randomUUID } from "node:crypto";
import { STATUS_CODES } from "node:http";
import type { Socket } from "node:net";
import { errorText, KaigoError } from "../../platform/errors/kaigo-error.js";

const statuses: Readonly<Record<string, number>> = { HPE_HEADER_OVERFLOW: 431, ERR_HTTP_REQUEST_TIMEOUT: 408 };

/** Answers what is no HTTP, or comes too slowly, in the form of every other error, and hangs up. There are no headers to read a language from. */
export function answerMalformed(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === "ECONNRESET" || !socket.writable) {
    socket.destroy();
    return;
  }
  const status = statuses[error.code ?? ""] ?? 400;
  const { code, parameters } = new KaigoError("INPUT_INVALID", { field: "request", rule: "HTTP/1.1" });
  const requestId = randomUUID();
  const body = JSON.stringify({ code, message: errorText(code, "ja", parameters), parameters, requestId });
  socket.end([`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, "content-type: application/json; charset=utf-8", `content-length: ${Buffer.byteLength(body)}`, "cache-control: no-store", "x-content-type-options: nosniff", `x-request-id: ${requestId}`, "connection: close", "", body].join("\r\n"));
}
