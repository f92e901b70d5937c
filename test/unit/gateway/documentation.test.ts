import Fastify, { type FastifyInstance } from "fastify";
import { registerDocumentation } from "../../../gateway/http/documentation.js";

const files = new Map([["", "<h1>start</h1>"], ["schema/Recipient", "<h1>Recipient</h1>"], ["site.css", "body {}"], ["search.mjs", "1"], ["search.json", "[]"]]);

describe("the door to the documentation", () => {
  let app: FastifyInstance;
  let made: number;

  beforeEach(() => {
    made = 0;
    app = Fastify();
    registerDocumentation(app, async () => {
      made += 1;
      if (made === 1) throw new Error("the folder is not there yet");
      return files;
    });
  });

  afterEach(() => app.close());

  const get = (url: string) => app.inject({ url });

  test("makes the pages at the first question, again after a failure, and then keeps them", async () => {
    expect(made).toBe(0);
    expect((await get("/docs/")).statusCode).toBe(500);
    expect((await get("/docs/")).body).toBe("<h1>start</h1>");
    await get("/docs/schema/Recipient");
    expect(made).toBe(2);
  });

  test("says what each file is, allows nothing from elsewhere and nothing inline", async () => {
    await get("/docs/");
    const types = await Promise.all([...files.keys()].map(async (path) => (await get(`/docs/${path}`)).headers["content-type"]));
    expect(types).toEqual(["text/html; charset=utf-8", "text/html; charset=utf-8", "text/css; charset=utf-8", "text/javascript; charset=utf-8", "application/json; charset=utf-8"]);
    const policy = String((await get("/docs/")).headers["content-security-policy"]);
    expect(policy).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self';/);
    expect(policy).not.toContain("unsafe");
  });

  test("leads to the first page by an address that holds behind a prefix", async () => {
    expect(await get("/docs")).toMatchObject({ statusCode: 302, headers: { location: "docs/" } });
  });

  test.each(["none", "../package.json", "..%2fpackage.json", "schema", "__proto__"])("knows nothing of %s", async (path) => {
    await get("/docs/");
    expect((await get(`/docs/${path}`)).statusCode).toBe(404);
  });
});
