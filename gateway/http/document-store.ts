import type { ApolloServerOptionsWithGateway, BaseContext } from "@apollo/server";
import type { DocumentNode } from "graphql";
import { Lru } from "../plan/lru.js";

type DocumentStore = NonNullable<ApolloServerOptionsWithGateway<BaseContext>["documentStore"]>;

/**
 * Parsed documents for Apollo Server, as many as operations are kept. Its own store measures them as JSON, which leaves out the tokens
 * that each document holds on to: different documents then took memory without an end in sight.
 */
export function createDocumentStore({ maxDocuments = 1_000, maxCharacters = 2_000_000 } = {}): DocumentStore {
  const documents = new Lru<DocumentNode>(maxDocuments, maxCharacters);
  return {
    get: async (key) => documents.get(key),
    set: async (key, document) => documents.set(key, document, document.loc?.end ?? 1),
    delete: async (key) => documents.delete(key),
  };
}
