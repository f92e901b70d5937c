import { randomUUID } from "node:crypto";
import fastifyCookie from "@fastify/cookie";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { KaigoError } from "../../platform/errors/kaigo-error.js";
import { toViewer, type Role, type Viewer } from "../../platform/viewer/viewer.js";
import type { Identify } from "../identity/identity.js";
import type { OidcClient, StartedLogin, Tokens } from "./oidc-client.js";
import { returnPath } from "./return-path.js";
import { SealedCookie, type sealingKeys } from "./sealed-cookie.js";
import { setSessionAuthorization } from "./session-authorization.js";

/** What the browser carries for us; it cannot read it. Times are seconds since 1970. */
interface BrowserSession {
  /** Names the session from sign-in to sign-out; not a secret. */
  readonly id: string;
  readonly subject: string;
  readonly role: Role;
  readonly accessToken: string;
  /** When the access token ends. */
  readonly expiresAt: number;
  /** When the browser has to sign in again whatever happens. */
  readonly endsAt: number;
  /** Last request, to the minute. */
  readonly seenAt: number;
}

export interface SessionOptions {
  readonly client: OidcClient;
  readonly identify: Identify;
  readonly keys: ReturnType<typeof sealingKeys>;
  /** Cookies for TLS only; off only outside production. */
  readonly secure: boolean;
  readonly idleSeconds: number;
  /** Makes a session worthless wherever a copy of its cookies may be. */
  readonly end: EndSession;
  readonly now?: () => number;
}

/** Notes for good that the viewer's session has ended. */
export type EndSession = (viewer: Viewer, requestId: string) => Promise<void>;

const longest = 8 * 60 * 60;
const loginLifetime = 10 * 60;
const graceSeconds = 10;

/** A page of another site can send a cookie along, but not this header. */
const proof = "x-kaigo-session";

/** Browser login by authorization code and PKCE: /session/login, /callback, /refresh, /logout, and /session for who is signed in. */
export async function registerSessions(app: FastifyInstance, { client, identify, keys, secure, idleSeconds, end, now = () => Math.floor(Date.now() / 1_000) }: SessionOptions): Promise<void> {
  const started = new SealedCookie<StartedLogin & { readonly returnTo: string; readonly until: number }>("login", keys, { secure, sameSite: "lax", maxAge: loginLifetime });
  const session = new SealedCookie<BrowserSession>("session", keys, { secure, sameSite: "strict", maxAge: longest });
  const refreshing = new SealedCookie<{ readonly refreshToken: string; readonly endsAt: number }>("refresh", keys, { secure, sameSite: "strict", maxAge: longest });
  const renewals = new Map<string, Promise<Tokens>>();
  await app.register(fastifyCookie);

  const keep = async (reply: FastifyReply, { accessToken, refreshToken, expiresIn }: Tokens, endsAt: number, { id, subject, role }: Pick<BrowserSession, "id" | "subject" | "role">): Promise<BrowserSession> => {
    const kept = { id, subject, role, accessToken, expiresAt: Math.min(now() + expiresIn, endsAt), endsAt, seenAt: now() };
    await session.set(reply, kept);
    if (refreshToken) await refreshing.set(reply, { refreshToken, endsAt });
    return kept;
  };

  const forget = (reply: FastifyReply): void => {
    for (const cookie of [started, session, refreshing]) cookie.clear(reply);
  };

  const isAwake = ({ seenAt, endsAt }: BrowserSession) => now() - seenAt < idleSeconds && now() < endsAt;

  /** The session of a request, moved on; undefined without one. Throws SESSION_ENDED after too long a pause or 8 hours. */
  const findAwake = async (request: FastifyRequest, reply: FastifyReply): Promise<BrowserSession | undefined> => {
    const found = await session.find(request);
    if (!found) return undefined;
    if (!isAwake(found)) {
      forget(reply);
      throw new KaigoError("SESSION_ENDED");
    }
    if (now() - found.seenAt >= 60) await session.set(reply, { ...found, seenAt: now() });
    return found;
  };

  app.addHook("onRequest", async (request, reply) => {
    if (request.headers.authorization !== undefined || request.headers[proof] !== "1" || request.url.startsWith("/session/")) return;
    const found = await findAwake(request, reply);
    if (found) setSessionAuthorization(request, found.accessToken, found.id);
  });

  const assertOwnPage = async ({ headers }: FastifyRequest): Promise<void> => {
    if (headers[proof] !== "1") throw new KaigoError("INPUT_INVALID", { field: proof, rule: "1" });
  };

  app.get<{ Querystring: { return?: string } }>("/session/login", async (request, reply) => {
    const { login, url } = await client.start();
    // Whatever session there was ends here: nobody signs in into a session that somebody else prepared.
    forget(reply);
    await started.set(reply, { ...login, returnTo: returnPath(request.query.return), until: now() + loginLifetime });
    return reply.redirect(url, 303);
  });

  app.get<{ Querystring: { code?: unknown; state?: unknown } }>("/session/callback", async (request, reply) => {
    const login = await started.find(request);
    started.clear(reply);
    const { code, state } = request.query;
    if (!login || login.until <= now() || typeof code !== "string" || state !== login.state) throw new KaigoError("SIGN_IN_FAILED");
    const tokens = await client.finish(code, login);
    // A token that the graph would refuse makes no session.
    const { subject, role } = await identify(`Bearer ${tokens.accessToken}`);
    const id = randomUUID();
    await keep(reply, tokens, now() + longest, { id, subject, role });
    request.log.info({ session: id, role }, "signed in");
    return reply.redirect(login.returnTo, 303);
  });

  app.post("/session/refresh", { onRequest: assertOwnPage }, async (request, reply) => {
    const [current, kept] = [await findAwake(request, reply), await refreshing.find(request)];
    if (!current || !kept || kept.endsAt <= now()) {
      forget(reply);
      throw new KaigoError("SESSION_ENDED");
    }
    try {
      const tokens = await renew(kept.refreshToken);
      await identify(`Bearer ${tokens.accessToken}`, undefined, current.id);
      const renewed = await keep(reply, tokens, kept.endsAt, current);
      return { signedIn: true, expiresAt: renewed.expiresAt, endsAt: renewed.endsAt };
    } catch (error) {
      forget(reply);
      throw new KaigoError("SESSION_ENDED", {}, { cause: error });
    }
  });

  /** Two tabs that refresh at once share one exchange: the issuer would take the second for a theft and end the sign-in. */
  const renew = (refreshToken: string): Promise<Tokens> => {
    const running = renewals.get(refreshToken) ?? client.refresh(refreshToken);
    if (!renewals.has(refreshToken)) {
      renewals.set(refreshToken, running);
      setTimeout(() => renewals.delete(refreshToken), graceSeconds * 1_000).unref();
    }
    return running;
  };

  app.post("/session/logout", { onRequest: assertOwnPage }, async (request, reply) => {
    const [current, kept] = [await session.find(request), await refreshing.find(request)];
    forget(reply);
    // These cookies are gone in any case; copies of them are worth nothing once the end is noted. An issuer that cannot be reached lets its token run out by itself.
    if (kept) await client.revoke(kept.refreshToken).catch(() => undefined);
    if (current) {
      await end(toViewer({ subject: current.subject, role: current.role, sessionId: current.id, purpose: "CARE", secondFactor: true, categories: [] }), request.id);
      request.log.info({ session: current.id, role: current.role }, "signed out");
    }
    return reply.code(204).send();
  });

  app.get("/session", async (request, reply) => {
    const found = await findAwake(request, reply);
    if (!found) return { signedIn: false };
    const { role, officeNumber, insurerNumber, jobType } = await identify(`Bearer ${found.accessToken}`, undefined, found.id).catch((error: unknown) => {
      if (found.expiresAt > now()) throw error;
      // Run out and waiting to be refreshed: still somebody's session.
      return { role: undefined, officeNumber: undefined, insurerNumber: undefined, jobType: undefined };
    });
    return { signedIn: true, role, officeNumber, insurerNumber, jobType, expiresAt: found.expiresAt, endsAt: found.endsAt };
  });
}
