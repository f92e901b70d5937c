import { epochSeconds } from "../../../platform/calendar/now.js";
import type { Database } from "../../../platform/database/database.js";
import { toParcelId } from "../parcel/parcel-id.js";
import { parcelPath } from "../routes/parcel-json.js";
import type { NoticeSettings } from "./notice-settings.js";
import type { NoticePoster } from "./post-notice.js";
import { signatureHeader, signNotice } from "./signature.rule.js";

interface DueNotice {
  readonly id: string;
  readonly attempt: number;
  readonly url: string;
  readonly secret: string;
  readonly parcelId: string;
  readonly box: string;
  readonly state: string;
  readonly month: string | null;
  readonly updatedAt: string;
}

const atOnce = 8;
const longestPause = 3_600;

/**
 * Sends what is due and answers how many attempts were made. The attempt and the pause until the next one are committed before
 * the request goes out: a notice may come twice after a crash, but is never lost. Any number of callers may run at once.
 */
export async function sendNotices(database: Database, poster: NoticePoster, settings: NoticeSettings, isStopped: () => boolean = () => false): Promise<number> {
  for (let count = 0; ; ) {
    if (isStopped()) return count;
    const due = await claim(database, settings);
    if (due.length === 0) return count;
    await Promise.all(due.map((notice) => send(database, poster, settings, notice)));
    count += due.length;
  }
}

/** While a request is under way nobody else takes the notice up: the pause includes the longest wait for its answer. */
const claim = (database: Database, { firstNoticePause, noticeTimeout }: NoticeSettings): Promise<DueNotice[]> =>
  database.work([], (tx) =>
    tx.query<DueNotice>(
      `UPDATE exchange.notice n SET attempts = n.attempts + 1,
         next_attempt_at = clock_timestamp() + make_interval(secs => least(${longestPause}, $1::float8 / 1000 * 2.0 ^ least(n.attempts, 30)) + $2::float8 / 1000)
       FROM exchange.webhook w
       WHERE w.id = n.webhook_id AND n.id IN (SELECT d.id FROM exchange.notice d WHERE d.state = 'WAITING' AND d.next_attempt_at <= clock_timestamp() ORDER BY d.next_attempt_at, d.id LIMIT ${atOnce} FOR UPDATE SKIP LOCKED)
       RETURNING n.id, n.attempts AS attempt, w.url, w.secret, n.parcel_id AS "parcelId", n.box, n.parcel_state AS state, n.service_month AS month, n.changed_at AS "updatedAt"`,
      [firstNoticePause, noticeTimeout],
    ),
  );

async function send(database: Database, poster: NoticePoster, { maxNoticeAttempts }: NoticeSettings, notice: DueNotice): Promise<void> {
  const id = toParcelId(notice.parcelId);
  const body = JSON.stringify({ notice: notice.id, parcel: id, href: parcelPath(id), box: notice.box, state: notice.state, month: notice.month, updatedAt: notice.updatedAt });
  const failure = await poster.post(notice.url, { [signatureHeader]: signNotice(notice.secret, epochSeconds(), body) }, body);
  const state = failure === null ? "SENT" : notice.attempt >= maxNoticeAttempts ? "FAILED" : "WAITING";
  await database.work([], (tx) =>
    tx.execute("UPDATE exchange.notice SET state = $3, last_failure = $4, settled_at = CASE WHEN $3 <> 'WAITING' THEN clock_timestamp() END WHERE id = $1 AND attempts = $2 AND state = 'WAITING'", [notice.id, notice.attempt, state, failure]),
  );
}
