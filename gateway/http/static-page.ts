import { existsSync } from "node:fs";
import { join } from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance, FastifyReply } from "fastify";
import type { SavedOperation } from "../operations/saved-operations.js";

export interface GraphiqlOptions {
  /** Absolute path of the built page, `dist/web`. */
  webDir: string;
  /** The list behind `/graphiql/operations.json`, asked for at every request: placeholders change with the data. */
  operations?: () => readonly SavedOperation[] | Promise<readonly SavedOperation[]>;
}

const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self' blob:",
  // The editor writes its style elements and attributes itself.
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self' data:",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

const securityHeaders = {
  "content-security-policy": contentSecurityPolicy,
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": "camera=(), geolocation=(), microphone=()",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
};

const NOT_BUILT = `The GraphiQL page is not built yet. Run \`npm run build\` and reload.
GraphiQL の画面がまだ作られていません。\`npm run build\` のあとで読み込み直してください。
`;

/** Serves the built GraphiQL page under `/graphiql/`, its hashed assets for a year, and the saved operations beside it. */
export async function registerGraphiql(app: FastifyInstance, { webDir, operations }: GraphiqlOptions): Promise<void> {
  await app.register(async (scope) => {
    scope.addHook("onRequest", async (_request, reply) => {
      reply.headers(securityHeaders).header("cache-control", "no-store");
    });
    // Our own routes below name what is served; the plugin only sends.
    await scope.register(fastifyStatic, { root: webDir, serve: false, preCompressed: true, index: false, cacheControl: false });

    // Relative, so that it holds behind a path prefix; the page's own addresses need the closing slash.
    scope.get("/graphiql", (_request, reply) => reply.redirect("graphiql/", 302));
    scope.get("/graphiql/", (_request, reply) => sendPage(reply, webDir));
    scope.get("/graphiql/operations.json", async () => (await operations?.()) ?? []);
    scope.get<{ Params: { file: string } }>("/graphiql/assets/:file", (request, reply) => {
      const { file } = request.params;
      if (!/^[\w-]+(\.[\w-]+)+$/.test(file) || !existsSync(join(webDir, "assets", file))) return reply.callNotFound();
      // The name carries a hash of the content: it never changes.
      return reply
        .headers({ "cache-control": "public, max-age=31536000, immutable", vary: "accept-encoding" })
        .sendFile(`assets/${file}`);
    });
  });
}

function sendPage(reply: FastifyReply, webDir: string): FastifyReply {
  // Asked anew each time: a build beside a running server shows without a restart.
  if (!existsSync(join(webDir, "index.html"))) {
    return reply.code(503).header("retry-after", "10").type("text/plain; charset=utf-8").send(NOT_BUILT);
  }
  return reply.sendFile("index.html");
}
