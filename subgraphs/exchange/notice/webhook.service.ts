import { randomBytes } from "node:crypto";
import type { Database } from "../../../platform/database/database.js";
import type { ReadSession } from "../../../platform/database/read-session.js";
import { KaigoError } from "../../../platform/errors/kaigo-error.js";
import type { Viewer } from "../../../platform/viewer/viewer.js";
import { findParcelUuid, toParcelId } from "../parcel/parcel-id.js";
import { assertExchangeOffice } from "../receive/receive.service.js";
import type { NoticeSettings } from "./notice-settings.js";
import { toWebhookUrl } from "./webhook-address.rule.js";

/** A webhook as its office sees it. */
export interface Webhook {
  readonly id: string;
  readonly url: string;
  readonly createdAt: string;
  /** Notices on their way, and those that were given up. */
  readonly waiting: number;
  readonly failed: number;
  /** Why the last attempt of the newest notice that failed did so: a status or a kind of network failure. */
  readonly lastFailure: string | null;
}

interface WebhookRow extends Omit<Webhook, "id"> {
  readonly uuid: string;
}

/** Registers a webhook of the viewer's office. The secret is answered here and never again. Throws FORBIDDEN, and INPUT_INVALID for an address that may not be used. */
export async function registerWebhook(database: Database, viewer: Viewer, url: unknown, settings: NoticeSettings): Promise<{ id: string; url: string; secret: string }> {
  assertExchangeOffice(viewer);
  const address = toWebhookUrl(url, settings);
  const secret = randomBytes(32).toString("base64url");
  return database.write(viewer, async (tx) => {
    const known = await tx.query<{ url: string }>("SELECT url FROM exchange.webhook WHERE office_number = $1", [viewer.officeNumber]);
    if (known.length >= settings.mostWebhooks) throw new KaigoError("INPUT_INVALID", { field: "url", rule: `at most ${settings.mostWebhooks} webhooks` });
    const [made] = await tx.query<{ id: string }>("INSERT INTO exchange.webhook (office_number, url, secret, created_by) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING RETURNING id", [viewer.officeNumber, address, secret, viewer.subject]);
    if (!made) throw new KaigoError("INPUT_INVALID", { field: "url", rule: "not registered yet" });
    return { id: toParcelId(made.id), url: address, secret };
  });
}

/** Webhooks of the viewer's office, oldest first. */
export async function listWebhooks(session: ReadSession): Promise<Webhook[]> {
  const rows = await session.query<WebhookRow>(
    `SELECT w.id AS uuid, w.url, w.created_at AS "createdAt", count(n.id) FILTER (WHERE n.state = 'WAITING') AS waiting, count(n.id) FILTER (WHERE n.state = 'FAILED') AS failed,
       (array_agg(n.last_failure ORDER BY n.id DESC) FILTER (WHERE n.last_failure IS NOT NULL))[1] AS "lastFailure"
     FROM exchange.webhook w LEFT JOIN exchange.notice n ON n.webhook_id = w.id GROUP BY w.id, w.url, w.created_at ORDER BY w.created_at, w.id`,
  );
  return rows.map(({ uuid, ...webhook }) => ({ id: toParcelId(uuid), ...webhook }));
}

/** Removes a webhook of the viewer's office with what was on its way to it. Throws NOT_FOUND, for those of others too. */
export async function removeWebhook(database: Database, viewer: Viewer, id: string): Promise<void> {
  assertExchangeOffice(viewer);
  const uuid = findParcelUuid(id);
  const removed = uuid ? await database.write(viewer, (tx) => tx.execute("DELETE FROM exchange.webhook WHERE id = $1", [uuid])) : 0;
  if (removed === 0) throw new KaigoError("NOT_FOUND");
}
