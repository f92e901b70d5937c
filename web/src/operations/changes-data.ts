/** Whether an operation changes something: it says so by its first word. */
export const changesData = (document: string): boolean => /^mutation\b/m.test(document);

/** Variables with a new idempotency key in place of the one that came with the list: each opening is a decision of its own. */
export function withFreshKey(variables: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { input } = variables;
  // `crypto.randomUUID` is not there on pages that came over plain HTTP: then the key of the list is used.
  if (typeof input !== "object" || input === null || !("idempotencyKey" in input) || !crypto.randomUUID) return { ...variables };
  return { ...variables, input: { ...input, idempotencyKey: crypto.randomUUID() } };
}
