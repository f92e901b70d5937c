import type { FastifyRequest } from "fastify";
import { KaigoError } from "../../platform/errors/kaigo-error.js";

/** The members of a GraphQL request, by POST or by GET. */
export interface GraphqlCall {
  readonly query: string | undefined;
  /** SHA-256 that names a trusted document, in hex. */
  readonly id: string | undefined;
  readonly operationName: string | undefined;
  readonly variables: Readonly<Record<string, unknown>> | undefined;
}

/** Reads a call. Throws INPUT_INVALID for members of another type than the GraphQL-over-HTTP specification gives them, OPERATION_INVALID for batches. */
export function readCall(request: FastifyRequest): GraphqlCall {
  const members = request.method === "GET" ? membersOf(request.query) : request.body;
  if (!isMap(members)) throw new KaigoError("OPERATION_INVALID");
  const extensions = map(members, "extensions");
  // Clients send an empty name for an operation that has none.
  return { query: text(members, "query"), id: text(members, "documentId")?.replace(/^sha256:/, "").toLowerCase() ?? apolloId(extensions), operationName: text(members, "operationName") || undefined, variables: map(members, "variables") };
}

type Members = Readonly<Record<string, unknown>>;

const isMap = (value: unknown): value is Members => typeof value === "object" && value !== null && !Array.isArray(value);

/** In an address, maps are JSON. */
function membersOf(search: unknown): Members {
  const given = search as Members;
  const parsed = (name: string): Members => (typeof given[name] === "string" ? { [name]: parse(given[name], name) } : {});
  return { ...given, ...parsed("variables"), ...parsed("extensions") };
}

function parse(json: string, field: string): unknown {
  try {
    return JSON.parse(json === "" ? "null" : json);
  } catch {
    throw new KaigoError("INPUT_INVALID", { field, rule: "JSON" });
  }
}

function text(members: Members, field: string): string | undefined {
  const value = members[field] ?? undefined;
  if (value !== undefined && typeof value !== "string") throw new KaigoError("INPUT_INVALID", { field, rule: "a string" });
  return value;
}

function map(members: Members, field: string): Members | undefined {
  const value = members[field] ?? undefined;
  if (value !== undefined && !isMap(value)) throw new KaigoError("INPUT_INVALID", { field, rule: "a map" });
  return value;
}

/** Apollo's form of a document's id. */
function apolloId(extensions: Members | undefined): string | undefined {
  const { persistedQuery } = extensions ?? {};
  if (persistedQuery === undefined || persistedQuery === null) return undefined;
  if (!isMap(persistedQuery) || persistedQuery["version"] !== 1 || typeof persistedQuery["sha256Hash"] !== "string") throw new KaigoError("INPUT_INVALID", { field: "extensions.persistedQuery", rule: "version 1 with sha256Hash" });
  return persistedQuery["sha256Hash"].toLowerCase();
}
