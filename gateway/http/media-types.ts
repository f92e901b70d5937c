import type { FastifyRequest } from "fastify";
import { KaigoError } from "../../platform/errors/kaigo-error.js";

const json = /^application\/json\s*(;\s*charset="?utf-?8"?\s*)?$/i;
const offered = ["application/json", "application/graphql-response+json", "application/*", "*/*"];

const refused = (statusCode: number, field: string, rule: string) => Object.assign(new KaigoError("INPUT_INVALID", { field, rule }), { statusCode });

/** Refuses what cannot be read or answered before a byte of the body is: 415 for encodings and media types, 406 for answers in no type of ours. */
export async function assertMediaTypes({ method, headers }: FastifyRequest): Promise<void> {
  // Nothing is ever inflated: a small body cannot become a large one.
  if (headers["content-encoding"] !== undefined && headers["content-encoding"].toLowerCase() !== "identity") throw refused(415, "content-encoding", "identity");
  const type = headers["content-type"];
  if ((method === "POST" || type !== undefined) && !json.test(type ?? "")) throw refused(415, "content-type", "application/json; charset=utf-8");
  if (!isAcceptable(headers.accept)) throw refused(406, "accept", "application/graphql-response+json, application/json");
}

function isAcceptable(accept: string | undefined): boolean {
  if (!accept) return true;
  return accept.split(",").some((part) => {
    const [type = "", ...parameters] = part.split(";").map((piece) => piece.trim().toLowerCase());
    return offered.includes(type) && !parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter));
  });
}
