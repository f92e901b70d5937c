/** Which events a sealer has seen, by their numbers. */
export interface Seen {
  /** The newest one. */
  readonly maxEventId: string;
  /** Older numbers that nothing was seen of yet: the transaction is open or was rolled back. */
  readonly missing: readonly string[];
}

/** What a sequence skips at once, after a restore for example, is no list of open transactions. */
const mostMissing = 10_000;

/** What has been seen after these events, the oldest first; each one is new or was missing. */
export function afterSeeing({ maxEventId, missing }: Seen, ids: readonly string[]): Seen {
  const found = new Set(ids);
  const stillMissing = missing.filter((id) => !found.has(id));
  let newest = Number(maxEventId);
  for (const id of ids.map(Number)) {
    for (let skipped = Math.max(newest + 1, id - mostMissing); skipped < id; skipped += 1) stillMissing.push(String(skipped));
    newest = Math.max(newest, id);
  }
  return { maxEventId: String(newest), missing: stillMissing.slice(-mostMissing) };
}
