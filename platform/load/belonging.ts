import pg from "pg";
import type { WriteTransaction } from "../database/write-transaction.js";
import { isKeyed, type KeyedLoad, type LoadKind } from "../subgraph/load-kind.js";
import { toChecks, type Check } from "./check-staged.js";
import { storedColumns } from "./stored-columns.js";
import { isWithdrawable, stands, wasWithdrawn } from "./withdrawal.js";

/** What holds rows and what belongs to them together: asked of each portion when it is stored, under a lock. */
export interface Belonging {
  /** A load that takes rows back is alone with its insurer's records that belong to something; loads that store these are so together. */
  readonly isAlone: boolean;
  readonly checks: readonly Check[];
}

/**
 * Nothing stays behind of what is taken back: its key is refused while rows that belong to it stand (HELD), and so are rows of
 * something that was taken back before (GONE). Null for kinds that belong to nothing, and to which nothing belongs.
 */
export function belongingOf(kind: LoadKind, withdraws: boolean, kinds: readonly LoadKind[]): Belonging | null {
  if (!isKeyed(kind)) return null;
  if (withdraws) {
    const below = kinds.filter(isKeyed).filter(({ belongsTo }) => belongsTo?.kind === kind.kind);
    return below.length > 0 ? { isAlone: true, checks: [heldBy(kind, below)] } : null;
  }
  const owner = kinds.find((other) => other.kind === kind.belongsTo?.kind);
  if (!kind.belongsTo || !owner || !isWithdrawable(owner)) return null;
  const keys = storedColumns(owner).filter(({ isKey }) => isKey);
  const isGone = `NOT ${stands(owner, keys)} AND ${wasWithdrawn(owner)}`;
  return { isAlone: false, checks: kind.belongsTo.isAll ? toChecks([{ column: kind.belongsTo.by.join(" "), rule: "GONE", detail: owner.kind, broken: isGone }]) : [] };
}

/** Takes the lock of these insurers until the transaction ends. */
export const lockBelonging = (tx: WriteTransaction, { isAlone }: Belonging, insurers: readonly string[]): Promise<unknown> =>
  tx.query(`SELECT pg_advisory_xact_lock${isAlone ? "" : "_shared"}(hashtextextended('belonging ' || number, 0)) FROM unnest($1::text[]) AS number`, [[...insurers].sort()]);

/** Names every kind of which a row stands below the staged key. */
function heldBy(owner: KeyedLoad, below: readonly KeyedLoad[]): Check {
  const held = below.map((kind) => {
    const shared = storedColumns(kind).filter(({ load }) => kind.belongsTo?.by.includes(load) || ["insurerNumber", "insuredNumber"].includes(load));
    return { name: pg.escapeLiteral(kind.kind), isThere: stands(kind, shared) };
  });
  return { column: owner.key.join(" "), rule: "HELD", detail: `concat_ws(', ', ${held.map(({ name, isThere }) => `CASE WHEN ${isThere} THEN ${name} END`).join(", ")})`, broken: held.map(({ isThere }) => isThere).join(" OR ") };
}
