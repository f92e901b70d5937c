import type { ApolloServerPlugin } from "@apollo/server";
import type { ApolloGatewayAdapter, KnownDocument } from "../apollo-gateway.js";

/** Plans the trusted documents at the start and for each new supergraph, between requests: the first caller of each finds its plan made. */
export const warmPlugin = (gateway: ApolloGatewayAdapter, documents: readonly KnownDocument[], refused: (document: KnownDocument) => void): ApolloServerPlugin => ({
  async serverWillStart() {
    let going = new AbortController();
    return {
      schemaDidLoadOrUpdate() {
        going.abort();
        going = new AbortController();
        void gateway.warm(documents, going.signal).then((unfit) => unfit.forEach(refused));
      },
      async serverWillStop() {
        going.abort();
      },
    };
  },
});
