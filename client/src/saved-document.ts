/** A saved operation as the server knows it: by its id. The types say what it takes and what it answers. */
export interface SavedDocument<Result, Variables> {
  /** SHA-256 of the document in hex; the text stays on the server. */
  readonly __meta__: { readonly hash: string };
  /** Never there: it only carries the types. */
  readonly __types?: (variables: Variables) => Result;
}

/** The variables of a call; none need be given where none are required. */
export type Arguments<Variables> = Partial<Record<string, never>> extends Variables ? [variables?: Variables] : [variables: Variables];
