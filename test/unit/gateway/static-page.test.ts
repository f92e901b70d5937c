import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import fastify, { type FastifyInstance } from "fastify";
import { registerGraphiql } from "../../../gateway/http/static-page.js";
import { toSavedOperation } from "../../../gateway/operations/saved-operations.js";

const SCRIPT = "console.log(1)";

describe("the GraphiQL page", () => {
  let webDir: string;
  let app: FastifyInstance;
  beforeEach(async () => {
    webDir = await mkdtemp(join(tmpdir(), "static-page-"));
    await mkdir(join(webDir, "assets"));
    await writeFile(join(webDir, "assets", "index-Ab_1-.js"), SCRIPT);
    await writeFile(join(webDir, "assets", "index-Ab_1-.js.br"), brotliCompressSync(SCRIPT));
    app = fastify();
  });
  afterEach(async () => {
    await app.close();
    await rm(webDir, { recursive: true, force: true });
  });
  const build = () => writeFile(join(webDir, "index.html"), "<!doctype html><title>page</title>");

  test("is sent fresh each time, under a policy that lets in no foreign or inline script", async () => {
    await build();
    await registerGraphiql(app, { webDir });
    const page = await app.inject("/graphiql/");
    expect(page.statusCode).toBe(200);
    expect(page.headers["content-type"]).toMatch("text/html");
    expect(page.headers["cache-control"]).toBe("no-store");
    const policy = String(page.headers["content-security-policy"]).split("; ");
    expect(policy).toEqual(expect.arrayContaining(["default-src 'none'", "script-src 'self'", "worker-src 'self' blob:", "frame-ancestors 'none'"]));
    expect(page.headers).toMatchObject({ "x-content-type-options": "nosniff", "referrer-policy": "no-referrer", "x-frame-options": "DENY" });
  });

  test("is found without the closing slash, by a redirect that holds behind a path prefix", async () => {
    await build();
    await registerGraphiql(app, { webDir });
    const reply = await app.inject("/graphiql");
    expect([reply.statusCode, reply.headers["location"]]).toEqual([302, "graphiql/"]);
  });

  test("says how to build it while it is not built, and appears without a restart", async () => {
    await registerGraphiql(app, { webDir });
    const missing = await app.inject("/graphiql/");
    expect(missing.statusCode).toBe(503);
    expect(missing.body).toContain("npm run build");
    await build();
    expect((await app.inject("/graphiql/")).statusCode).toBe(200);
  });

  test("may be registered before its folder exists", async () => {
    await registerGraphiql(app, { webDir: join(webDir, "none") });
    expect((await app.inject("/graphiql/")).statusCode).toBe(503);
  });

  test("has assets that are kept for a year and sent compressed to those who can read it", async () => {
    await registerGraphiql(app, { webDir });
    const plain = await app.inject("/graphiql/assets/index-Ab_1-.js");
    expect([plain.statusCode, plain.body]).toEqual([200, SCRIPT]);
    expect(plain.headers["cache-control"]).toBe("public, max-age=31536000, immutable");
    const packed = await app.inject({ url: "/graphiql/assets/index-Ab_1-.js", headers: { "accept-encoding": "br" } });
    expect(packed.headers).toMatchObject({ "content-encoding": "br", vary: "accept-encoding" });
    expect(packed.headers["content-type"]).toMatch("javascript");
    expect(packed.rawPayload).toEqual(brotliCompressSync(SCRIPT));
  });

  test.each(["nothing.js", "..%2findex.html", ".env", "a%00.js", "index-Ab_1-.js%2f..%2f..%2findex.html"])(
    "does not give out /graphiql/assets/%s, and lets nobody keep the refusal",
    async (name) => {
      await build();
      await writeFile(join(webDir, "assets", ".env"), "PASSWORD=x");
      await registerGraphiql(app, { webDir });
      const reply = await app.inject(`/graphiql/assets/${name}`);
      expect(reply.statusCode).toBe(404);
      expect(reply.body).not.toMatch(/PASSWORD|doctype/);
      expect(reply.headers["cache-control"] ?? "no-store").toBe("no-store");
    },
  );

  test("lists the saved operations as they are at that moment, or none", async () => {
    const source = "# title.ja: あ\n# title.en: A\n# description.ja: あ\n# description.en: A\nquery A { a }\n";
    const list = [toSavedOperation("doctor", "a.graphql", source)];
    await registerGraphiql(app, { webDir, operations: async () => list });
    expect((await app.inject("/graphiql/operations.json")).json()).toEqual(list);
    list.pop();
    expect((await app.inject("/graphiql/operations.json")).json()).toEqual([]);
  });

  test("leaves the headers of other routes alone", async () => {
    await registerGraphiql(app, { webDir });
    app.get("/other", async () => "x");
    expect((await app.inject("/other")).headers["content-security-policy"]).toBeUndefined();
  });
});
