import { lookup } from "node:dns";
import type { LookupFunction } from "node:net";
import { Agent, request } from "undici";
import { isPublicAddress } from "./webhook-address.rule.js";

/** Posts bodies to webhooks. */
export interface NoticePoster {
  /** Answers null when the webhook took it (2xx), otherwise why not: a status, or the kind of failure. Never throws. */
  post(url: string, headers: Readonly<Record<string, string>>, body: string): Promise<string | null>;
  close(): Promise<void>;
}

/** Looks a name up and answers only when every address is of the public internet: checked where the connection is made, so that a name cannot change in between. */
const publicLookup: LookupFunction = (hostname, options, done) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    const [first] = addresses ?? [];
    if (error || !first) return done(error ?? new Error("no address"), "", 0);
    if (!addresses.every(({ address }) => isPublicAddress(address))) return done(Object.assign(new Error("the address is not public"), { code: "ADDRESS_REFUSED" }), "", 0);
    return options.all ? done(null, addresses) : done(null, first.address, first.family);
  });
};

/** Redirects are never followed and answers never read: both could lead elsewhere. */
export function createNoticePoster({ openToLocal, noticeTimeout }: { readonly openToLocal: boolean; readonly noticeTimeout: number }): NoticePoster {
  const agent = new Agent({ connect: { timeout: noticeTimeout, ...(!openToLocal && { lookup: publicLookup }) }, headersTimeout: noticeTimeout, bodyTimeout: noticeTimeout, keepAliveTimeout: 1_000, pipelining: 1, maxResponseSize: 100_000 });
  return {
    async post(url, headers, body) {
      try {
        const answer = await request(url, { method: "POST", headers: { ...headers, "content-type": "application/json" }, body, dispatcher: agent, signal: AbortSignal.timeout(noticeTimeout) });
        await answer.body.dump({ limit: 10_000 }).catch(() => undefined);
        return answer.statusCode >= 200 && answer.statusCode < 300 ? null : `HTTP ${answer.statusCode}`;
      } catch (error) {
        return String((error as NodeJS.ErrnoException).code ?? (error as Error).name).slice(0, 60);
      }
    },
    close: () => agent.close(),
  };
}
