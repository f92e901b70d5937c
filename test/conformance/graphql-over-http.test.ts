import { serverAudits } from "graphql-http";
import { startSmallGateway, type SmallGateway } from "../support/small-gateway.js";

let gateway: SmallGateway;

beforeAll(async () => {
  gateway = await startSmallGateway({ a: { sdl: "type Query { hello: String }", resolvers: { Query: { hello: () => "good day" } } } });
}, 30_000);

afterAll(() => gateway?.close());

const asAnalyst: typeof fetch = (address, options = {}) => fetch(address, { ...options, headers: { ...(options.headers as Record<string, string>), authorization: "Bearer ANALYST" } });

/** What the audit would rather see otherwise, by its number, and why it stays. */
const kept: Readonly<Record<string, string>> = {
  "572B": "a document that cannot be parsed is 400 for every media type: proxies and dashboards must see that it failed",
  FDE2: "so is one that does not fit the schema",
  "7B9B": "and variables that do not fit",
};

const audits = serverAudits({ url: () => `${gateway.url}/graphql`, fetchFn: asAnalyst });

describe("GraphQL over HTTP, as graphql-http audits it", () => {
  test("keeps no warning that the audit no longer gives", () => {
    expect(Object.keys(kept).filter((id) => !audits.some((audit) => audit.id === id))).toEqual([]);
  });

  test.each(audits.map((audit) => [audit.id, audit.name, audit] as const))("%s %s", async (id, _name, audit) => {
    const { status, ...rest } = await audit.fn();
    const wanted = id in kept ? "warn" : "ok";
    expect([status, status === wanted ? "" : (rest as { reason?: string }).reason]).toEqual([wanted, ""]);
  });
});
