import { createHash } from "node:crypto";

const names = new Map<string, string>();
const limit = 2_000;

/** A stable name for a statement's text, so that PostgreSQL plans it once per connection. Bounded: past the limit statements stay unnamed. */
export function statementName(text: string): string | undefined {
  const known = names.get(text);
  if (known) return known;
  if (names.size >= limit) return undefined;
  const name = `s${createHash("sha256").update(text).digest("hex").slice(0, 20)}`;
  names.set(text, name);
  return name;
}
