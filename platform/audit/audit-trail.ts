import { KaigoError } from "../errors/kaigo-error.js";
import type { Database } from "../database/database.js";
import type { WriteTransaction } from "../database/write-transaction.js";
import type { Viewer } from "../viewer/viewer.js";
import { InGroups } from "./in-groups.js";
import { untilTime } from "./until-time.js";
import { missText, recordDenials, type Miss, type MissedRow, type Paper } from "./record-denials.js";

export type Decision = "SEEN" | "DENIED" | "BREAK_GLASS" | "CHANGED";

/** Collects whose what a request looks at; nothing personal leaves before the rows are committed. */
export interface AuditTrail {
  /** Notes that rows of one person and category were read. */
  note(insurerNumber: string, recipientId: string, category: string, count: number, decision?: Decision): void;
  /** Notes that a row was asked for by its key and not shown. It becomes a denial only if there is such a row: the answer never knows. */
  miss(row: MissedRow, category: string): void;
  /** What can be asked for by a key, in the whole house. */
  readonly papers: readonly Paper[];
  /** Commits the notes. Throws AUDIT_UNAVAILABLE: the answer must not leave then. */
  commit(): Promise<void>;
  /**
   * Waits until the answer may leave: at once, or, where something was asked for by its key and not shown, no sooner than a fixed
   * time after the trail was opened. Writing a denial down takes longer than finding nothing: it must not show.
   */
  leave(): Promise<void>;
}

interface Event {
  readonly requestId: string;
  readonly viewer: Viewer;
  readonly operation: string;
  readonly insurerNumber: string;
  readonly recipientId: string;
  readonly category: string;
  readonly decision: Decision;
  count: number;
}

/** What one request has to say. */
interface Batch {
  readonly events: readonly Event[];
  readonly misses: readonly Miss[];
}

/** Milliseconds in which the notes of several requests gather after a commit; measured in docs/benchmarks.md. */
const gatherFor = 4;

/** How often a process asks when the record's head was last signed. */
const sealAskedEvery = 60_000;

/** Writes the notes of all requests that wait at the same moment in one transaction; refuses when nobody has sealed the record for too long. */
export class AuditWriter {
  private readonly groups = new InGroups<Batch>((batches) => this.write(batches), gatherFor);

  /** When the record was last known to be sealed: a start counts, so that a sealer that was away can catch up. */
  private sealedAt = performance.now();
  private sealAskedAt = performance.now();

  /** `sealLimit` and `missTime`, how long an answer takes at least that does not show what was asked for, in milliseconds; `papers` are what refusals are looked for among. */
  constructor(private readonly database: Database, private readonly sealLimit = 3_600_000, private readonly papers: readonly Paper[] = [], private readonly missTime = 0) {}

  /** A trail for one request, or for several of the same viewer that one look answers: each gets rows of its own. `operation` is the operation's name or hash, never its text. */
  trail(requestId: string, viewer: Viewer, operation: string, others: readonly string[] = []): AuditTrail {
    const forEach = <T extends Event | Miss>(noted: Iterable<T>): T[] => [...noted].flatMap((note) => [note, ...others.map((other) => ({ ...note, requestId: other }))]);
    const events = new Map<string, Event>();
    const misses = new Map<string, Miss>();
    const opened = performance.now();
    let hasMissed = false;
    let newest: Event | undefined;
    return {
      note: (insurerNumber, recipientId, category, count, decision = "SEEN") => {
        // Rows of one person stand together.
        if (newest?.recipientId === recipientId && newest.category === category && newest.decision === decision && newest.insurerNumber === insurerNumber) {
          newest.count += count;
          return;
        }
        const key = `${insurerNumber} ${recipientId} ${category} ${decision}`;
        newest = events.get(key) ?? { requestId, viewer, operation, insurerNumber, recipientId, category, decision, count: 0 };
        newest.count += count;
        events.set(key, newest);
      },
      miss: (row, category) => {
        hasMissed = true;
        misses.set(missText(row, category), { ...row, requestId, viewer, operation, category });
      },
      papers: this.papers,
      commit: async () => {
        if (events.size + misses.size === 0) return;
        const batch = { events: forEach(events.values()), misses: forEach(misses.values()) };
        events.clear();
        misses.clear();
        newest = undefined;
        await this.groups.add(batch).catch((error: unknown) => {
          throw new KaigoError("AUDIT_UNAVAILABLE", {}, { cause: error });
        });
      },
      leave: async () => {
        if (hasMissed) await untilTime(opened + this.missTime);
      },
    };
  }

  /** Requests whose notes are not committed yet, and how many seconds the oldest of them waits. */
  get backlog(): { readonly waiting: number; readonly seconds: number } {
    return this.groups.backlog;
  }

  /** Seconds since the record's head was last signed; not a number before the first time. */
  async sealAge(): Promise<number> {
    return ((await this.database.appendAudit(readSealAge)) ?? Number.NaN) / 1_000;
  }

  private async write(batches: readonly Batch[]): Promise<void> {
    const [events, misses] = [batches.flatMap((batch) => batch.events), batches.flatMap((batch) => batch.misses)];
    await this.assertSealed();
    const insert = events.length > 0 ? this.insertion(events) : undefined;
    if (misses.length === 0) return insert && this.database.appendAuditAlone(...insert);
    await this.database.appendAudit(async (tx) => {
      // Sent without waiting: the commit behind them is what is waited for, and fails where they do.
      if (insert) tx.send(...insert);
      recordDenials(tx, misses);
    });
  }

  private insertion(events: readonly Event[]): [text: string, values: readonly unknown[]] {
    const column = <T>(pick: (event: Event) => T) => events.map(pick);
    return [
      `INSERT INTO audit.access_event (request_id, subject, role, office_number, viewer_insurer_number, purpose, operation, insurer_number, recipient_id, category, decision, row_count)
       SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::uuid[], $10::text[], $11::text[], $12::integer[])`,
      [
        column(({ requestId }) => requestId), column(({ viewer }) => viewer.subject), column(({ viewer }) => viewer.role),
        column(({ viewer }) => viewer.officeNumber ?? null), column(({ viewer }) => viewer.insurerNumber ?? null), column(({ viewer }) => viewer.purpose),
        column(({ operation }) => operation), column(({ insurerNumber }) => insurerNumber), column(({ recipientId }) => recipientId),
        column(({ category }) => category), column(({ decision }) => decision), column(({ count }) => count),
      ],
    ];
  }

  /** A record that nobody seals could be changed unseen: then nothing personal leaves, as if it could not be written. */
  private async assertSealed(): Promise<void> {
    const now = performance.now();
    if (now - this.sealAskedAt >= Math.min(sealAskedEvery, this.sealLimit)) {
      this.sealedAt = Math.max(this.sealedAt, now - ((await this.database.appendAudit(readSealAge)) ?? Number.POSITIVE_INFINITY));
      this.sealAskedAt = now;
    }
    if (now - this.sealedAt > this.sealLimit) throw new KaigoError("AUDIT_UNAVAILABLE");
  }
}

/** Milliseconds since the head was last signed, by the database's clock; undefined before the first time. */
async function readSealAge(tx: WriteTransaction): Promise<number | undefined> {
  const [last] = await tx.query<{ age: number }>("SELECT extract(epoch FROM clock_timestamp() - signed_at)::float8 * 1000 AS age FROM audit.head");
  return last?.age;
}
