import type { Client } from "./client.js";
import type { SavedDocument } from "./saved-document.js";

/** A page of a list, as far as the walk needs it. The operation must select both. */
export interface Connection<Node> {
  readonly nodes: readonly Node[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor?: string | null };
}

/**
 * Walks through a whole list: yields the items of one page and asks for the next when they are used up.
 * The operation takes the cursor as `$after`; `connectionOf` says where in its answer the list stands.
 */
export async function* itemsOf<Result, Variables extends { after?: string | null }, Node>(
  client: Client,
  document: SavedDocument<Result, Variables>,
  variables: Variables,
  connectionOf: (result: Result) => Connection<Node> | null | undefined,
): AsyncGenerator<Node, void, undefined> {
  let after = variables.after;
  for (;;) {
    const connection = connectionOf(await client.ask<Result, Variables & { after?: string | null }>(document as SavedDocument<Result, Variables & { after?: string | null }>, { ...variables, after }));
    if (!connection) return;
    yield* connection.nodes;
    const { hasNextPage, endCursor } = connection.pageInfo;
    // A server that says the same cursor twice would be asked for ever.
    if (!hasNextPage || !endCursor || endCursor === after) return;
    after = endCursor;
  }
}
