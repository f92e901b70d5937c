import { readAccessRecord } from "../database/read-access-record.js";
import type { WriteTransaction } from "../database/write-transaction.js";
import { beginning, chainEvents, hashHead, hashSeal, monthOfEventSql, sealedEventSql, type SealedEvent } from "./sealed-event.js";
import type { SealHead } from "./seal-heads.js";
import { selectSeal, type Seal } from "./seal-events.js";
import { isSignedBy, type VerifyKey } from "./seal-key.js";
import { selectHead, type SignedHead } from "./sign-head.js";

/** Something that is not as it was sealed. `seal` and `event` are numbers, where there is one. */
export interface AuditFault {
  readonly kind: "EVENT_CHANGED" | "EVENT_MISSING" | "EVENT_INSERTED" | "SEAL_CHANGED" | "SEAL_MISSING" | "SIGNATURE_WRONG" | "HEAD_MISSING";
  readonly seal?: number;
  readonly event?: string;
}

/** What a verification found. Empty `faults` mean that nothing was changed since it was sealed. */
export interface AuditReport {
  readonly seals: number;
  readonly events: number;
  /** Committed lately and waiting for their seal. */
  readonly unsealed: number;
  /** Months whose events are past their keeping; their seals remain and hold. */
  readonly retired: readonly string[];
  readonly head: string;
  /** When the head was last signed as the newest; undefined before the first time. */
  readonly signedAt: string | undefined;
  readonly faults: readonly AuditFault[];
}

export interface VerifyOptions {
  readonly keys: readonly VerifyKey[];
  /** Heads kept outside the database: a cut tail is found against them. */
  readonly heads?: readonly SealHead[];
  /** The newest signature over a head, kept outside the database too. */
  readonly signedHead?: SignedHead | undefined;
  /** Events are kept at least this long. A month that is older and wholly gone was dropped by right. */
  readonly retentionYears: number;
  /** Told how many seals are compared with their events, of how many. */
  readonly onCompared?: (done: number, of: number) => void;
}

const eventsAtOnce = 20_000;

/** Compares every sealed event, every seal and every head with what was signed, in one snapshot of the auditor's login. */
export const verifySeals = (auditorUrl: string, options: VerifyOptions): Promise<AuditReport> => readAccessRecord(auditorUrl, (tx) => compareWithSeals(tx, options));

/** The comparison itself, in a transaction that may read the whole record. */
export async function compareWithSeals(tx: Pick<WriteTransaction, "query">, { keys, heads = [], signedHead, retentionYears, onCompared }: VerifyOptions): Promise<AuditReport> {
  const faults: AuditFault[] = [];
  const seals = await tx.query<Seal>(`${selectSeal} ORDER BY s.number`);
  checkChain(seals, keys, faults);
  checkHeads(seals, heads, keys, faults);
  const [ownHead] = await tx.query<SignedHead>(selectHead);
  for (const head of [ownHead, signedHead]) if (head) checkSignedHead(seals, head, keys, faults);
  const retired = await findRetired(tx, retentionYears);
  const kept = seals.filter(({ month }) => !retired.has(month));
  let [events, compared] = [0, 0];
  for (const group of inGroups(kept)) {
    events += await checkEvents(tx, group, faults);
    onCompared?.((compared += group.length), kept.length);
  }
  const unsealed = await findUnsealed(tx, faults);
  return { seals: seals.length, events, unsealed, retired: [...retired].sort(), head: seals.at(-1)?.hash ?? beginning, signedAt: [ownHead, signedHead].flatMap((head) => (head ? [head.signedAt] : [])).sort().at(-1), faults };
}

function checkChain(seals: readonly Seal[], keys: readonly VerifyKey[], faults: AuditFault[]): void {
  let expected = { number: 1, hash: beginning };
  for (const seal of seals) {
    if (seal.number !== expected.number) faults.push({ kind: "SEAL_MISSING", seal: expected.number });
    else if (seal.previousHash !== expected.hash) faults.push({ kind: "SEAL_CHANGED", seal: seal.number });
    if (hashSeal(seal) !== seal.hash) faults.push({ kind: "SEAL_CHANGED", seal: seal.number });
    if (!isSignedBy(keys, seal)) faults.push({ kind: "SIGNATURE_WRONG", seal: seal.number });
    expected = { number: seal.number + 1, hash: seal.hash };
  }
}

function checkHeads(seals: readonly Seal[], heads: readonly SealHead[], keys: readonly VerifyKey[], faults: AuditFault[]): void {
  const hashes = new Map(seals.map(({ number, hash }) => [number, hash]));
  for (const head of heads) {
    if (!isSignedBy(keys, head)) faults.push({ kind: "SIGNATURE_WRONG", seal: head.number });
    else if (hashes.get(head.number) !== head.hash) faults.push({ kind: "HEAD_MISSING", seal: head.number });
  }
}

/** The seal that was signed as the newest must be there still; before the first seal there is nothing to miss. */
function checkSignedHead(seals: readonly Seal[], head: SignedHead, keys: readonly VerifyKey[], faults: AuditFault[]): void {
  if (!isSignedBy(keys, { ...head, hash: hashHead(head) })) faults.push({ kind: "SIGNATURE_WRONG", seal: head.number });
  else if (head.number > 0 && seals.find(({ number }) => number === head.number)?.hash !== head.hash) faults.push({ kind: "HEAD_MISSING", seal: head.number });
}

/** Sealed months that are past their keeping and have no event left. */
async function findRetired(tx: Pick<WriteTransaction, "query">, retentionYears: number): Promise<Set<string>> {
  const rows = await tx.query<{ month: string }>(
    `SELECT m.month FROM (SELECT DISTINCT month FROM audit.seal WHERE month < to_char((now() AT TIME ZONE 'Asia/Tokyo') - make_interval(years => $1::integer), 'YYYY-MM')) m
     WHERE NOT EXISTS (SELECT FROM audit.access_event e WHERE e.occurred_at >= (m.month || '-01 00:00+09')::timestamptz AND e.occurred_at < (m.month || '-01 00:00+09')::timestamptz + interval '1 month')`,
    [retentionYears],
  );
  return new Set(rows.map(({ month }) => month));
}

/** Seals that follow each other, so that many small ones are compared in one statement. */
function* inGroups(seals: readonly Seal[]): Generator<Seal[]> {
  let group: Seal[] = [];
  let size = 0;
  for (const seal of seals) {
    group.push(seal);
    size += seal.eventIds.length;
    if (size < eventsAtOnce) continue;
    yield group;
    group = [];
    size = 0;
  }
  if (group.length > 0) yield group;
}

async function checkEvents(tx: Pick<WriteTransaction, "query">, seals: readonly Seal[], faults: AuditFault[]): Promise<number> {
  const ids = seals.flatMap(({ eventIds }) => eventIds);
  const months = seals.map(({ month }) => month).sort();
  const rows = await tx.query<{ id: string; month: string; event: SealedEvent }>(
    `SELECT e.id::text AS id, ${monthOfEventSql} AS month, ${sealedEventSql} AS event FROM audit.access_event e WHERE e.id = ANY ($1::bigint[])
     AND e.occurred_at >= ($2 || '-01 00:00+09')::timestamptz AND e.occurred_at < ($3 || '-01 00:00+09')::timestamptz + interval '1 month'`,
    [ids, months[0] ?? "2000-01", months.at(-1) ?? "2000-01"],
  );
  const found = new Map<string, SealedEvent>();
  for (const { id, month, event } of rows) {
    const key = `${month} ${id}`;
    if (found.has(key)) faults.push({ kind: "EVENT_INSERTED", event: id });
    else found.set(key, event);
  }
  for (const { number, month, eventIds, previousHash, eventsHash } of seals) {
    const events = eventIds.map((id) => found.get(`${month} ${id}`));
    const missing = eventIds.filter((_id, index) => !events[index]);
    for (const event of missing) faults.push({ kind: "EVENT_MISSING", seal: number, event });
    if (missing.length === 0 && chainEvents(previousHash, events as SealedEvent[]) !== eventsHash) faults.push({ kind: "EVENT_CHANGED", seal: number });
  }
  return ids.length;
}

/** Events without a seal: those from before the last ten minutes' seals were put in afterwards. Answers how many merely wait. */
async function findUnsealed(tx: Pick<WriteTransaction, "query">, faults: AuditFault[]): Promise<number> {
  const rows = await tx.query<{ id: string; late: boolean }>(
    `SELECT e.id::text AS id, e.occurred_at < (SELECT max(sealed_at) FROM audit.seal) - interval '10 minutes' AS late FROM audit.access_event e
     WHERE NOT EXISTS (SELECT FROM audit.seal s CROSS JOIN unnest(s.event_ids) AS u (id) WHERE u.id = e.id AND s.month = ${monthOfEventSql}) LIMIT 10000`,
  );
  for (const { id, late } of rows) if (late) faults.push({ kind: "EVENT_INSERTED", event: id });
  return rows.filter(({ late }) => !late).length;
}
