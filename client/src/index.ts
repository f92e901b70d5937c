export * from "./generated/graphql.js";
export { errorCodes, type ErrorCode } from "./generated/error-codes.js";
export { createClient, type Client, type ClientOptions } from "./client.js";
export { GraphError, type GraphErrorPart, type TransportCode } from "./graph-error.js";
export { itemsOf, type Connection } from "./items-of.js";
export { newKey } from "./new-key.js";
export type { SavedDocument } from "./saved-document.js";
