import type { FastifyInstance, FastifyReply } from "fastify";

/** The documentation's files: text by path below `/docs/`; the start page has the empty path. */
export type DocumentationFiles = ReadonlyMap<string, string>;

const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

const mediaTypes: Readonly<Record<string, string>> = {
  css: "text/css; charset=utf-8",
  json: "application/json; charset=utf-8",
  mjs: "text/javascript; charset=utf-8",
  svg: "image/svg+xml",
};

/** Serves the documentation under `/docs/`. It says nothing about people, so it is open to everybody; it is made at the first question. */
export function registerDocumentation(app: FastifyInstance, make: () => Promise<DocumentationFiles>): void {
  let files: Promise<DocumentationFiles> | undefined;
  const find = async (path: string) => {
    files ??= make();
    // A failure is not kept: the next question tries again.
    files.catch(() => (files = undefined));
    return (await files).get(path);
  };
  const send = async (reply: FastifyReply, path: string) => {
    const text = await find(path);
    if (text === undefined) return reply.callNotFound();
    return reply
      .headers({ "content-security-policy": contentSecurityPolicy, "cache-control": "max-age=300" })
      .type(mediaTypes[/\.(\w+)$/.exec(path)?.[1] ?? ""] ?? "text/html; charset=utf-8")
      .send(text);
  };
  // Relative, so that it holds behind a path prefix.
  app.get("/docs", (_request, reply) => reply.redirect("docs/", 302));
  app.get<{ Params: { "*": string } }>("/docs/*", (request, reply) => send(reply, request.params["*"]));
}
