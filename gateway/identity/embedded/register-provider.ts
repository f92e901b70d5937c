import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { IncomingMessage } from "node:http";
import { KaigoError } from "../../../platform/errors/kaigo-error.js";
import { identityPath } from "../development-issuer.js";
import { SignInAttempts } from "./attempts.js";
import { demoSecrets, loginPage, type LoginProblem } from "./login-page.js";
import { createEmbeddedProvider, type EmbeddedProviderOptions } from "./provider.js";

const pageHeaders = { "content-type": "text/html; charset=utf-8", "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'" };
const statuses: Readonly<Record<LoginProblem, number>> = { wrong: 401, locked: 429 };

/** The development identity provider under /identity: the library's own endpoints and our login page. Throws CONFIG_INVALID in production. */
export function registerProvider(app: FastifyInstance, options: EmbeddedProviderOptions & { readonly production: boolean }): void {
  if (options.production) throw new KaigoError("CONFIG_INVALID", { variable: "IDENTITY_ISSUER" });
  const { personas } = options;
  const attempts = new SignInAttempts();
  let made: ReturnType<typeof createEmbeddedProvider> | undefined;
  const provider = () => (made ??= createEmbeddedProvider(options));

  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", (_request, _payload, done) => done(null));
  app.all(`${identityPath}/*`, async (request, reply) => {
    const handle = (await provider()).callback();
    reply.hijack();
    const raw = request.raw as IncomingMessage & { originalUrl?: string };
    raw.originalUrl = raw.url;
    raw.url = raw.url?.slice(identityPath.length);
    await handle(raw, reply.raw);
  });

  app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser("application/x-www-form-urlencoded", { parseAs: "string", bodyLimit: 4_096 }, (_request, body, done) => done(null, new URLSearchParams(body as string)));
    scope.get(`${identityPath}/login/:uid`, async (request, reply) => {
      await interactionOf(request, reply);
      return sendPage(reply, 200, { action: request.url });
    });
    scope.post(`${identityPath}/login/:uid`, async (request, reply) => {
      await interactionOf(request, reply);
      const form = request.body as URLSearchParams;
      const id = form.get("persona") ?? "";
      const persona = personas.find((candidate) => candidate.id === id);
      const problem = checked(id, persona !== undefined && form.get("password") === demoSecrets.password && form.get("code") === demoSecrets.code);
      if (problem || !persona) return sendPage(reply, statuses[problem ?? "wrong"], { action: request.url, chosen: id, problem: problem ?? "wrong" });
      const { subject } = persona.identity;
      reply.hijack();
      return (await provider()).interactionFinished(request.raw, reply.raw, { login: { accountId: subject, acr: "urn:kaigo-graph:two-factors", amr: ["pwd", "otp", "mfa"], remember: false } }, { mergeWithLastSubmission: false });
    });
  });

  const checked = (account: string, right: boolean): LoginProblem | undefined => {
    if (!attempts.mayTry(account)) return "locked";
    if (!right) attempts.failed(account);
    else attempts.succeeded(account);
    return right ? undefined : "wrong";
  };

  const interactionOf = async (request: FastifyRequest, reply: FastifyReply) =>
    (await provider()).interactionDetails(request.raw, reply.raw).catch((error: unknown) => {
      throw new KaigoError("SIGN_IN_FAILED", {}, { cause: error });
    });

  const sendPage = (reply: FastifyReply, status: number, page: Omit<Parameters<typeof loginPage>[0], "personas">) => reply.code(status).headers(pageHeaders).send(loginPage({ personas, ...page }));
}
