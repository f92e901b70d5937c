import { attacks } from "../../bench/attack/attacks.js";
import { fuzzBody, randomFrom } from "../../bench/attack/fuzz.js";
import { honestBody, targetResolvers, targetSdl } from "../../bench/attack/target.js";
import { post, underAttack } from "../../bench/attack/under-attack.js";
import { startSmallGateway, type SmallGateway } from "../support/small-gateway.js";

const subgraphs = { things: { sdl: targetSdl.things, resolvers: targetResolvers.things }, stocks: { sdl: targetSdl.stocks, resolvers: targetResolvers.stocks } };
const patient = { GUARD_COST_PER_MINUTE: "1000000000", GUARD_REQUESTS_PER_MINUTE: "1000000000" };
const report: string[] = [];
let gateway: SmallGateway;

beforeAll(async () => {
  gateway = await startSmallGateway(subgraphs, patient);
}, 30_000);

afterAll(async () => {
  await gateway?.close();
  process.stdout.write(`${report.join("\n")}\n`);
});

const codeIn = (answer: string) => answer.split(" ")[1] ?? "";

describe("an attack by document", () => {
  test.each(attacks.map((attack) => [attack.name, attack] as const))("of %s is refused, and an honest client is served", async (name, { bodies, codes }) => {
    const { sent, answers, slowest, honest } = await underAttack(gateway.url, bodies, { connections: 4 });
    report.push(`${name}: ${sent} refused, the slowest after ${slowest.toFixed(0)} ms; ${honest.asked} honest answers, p99 ${honest.p99.toFixed(0)} ms`);
    expect(Object.keys(answers).filter((answer) => !codes.includes(codeIn(answer)) || answer.startsWith("5"))).toEqual([]);
    expect(honest.failed).toBe(0);
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  });

  test("is refused before anything is planned: the only plan is the honest client's", () => {
    expect(gateway.executor.store.size).toBe(1);
  });

  test("would be carried out if the limits were wide, so that the limits are what refuses it", async () => {
    const names = ["DEPTH", "ALIASES", "ROOT_FIELDS", "DIRECTIVES", "SELECTIONS", "LIST", "VARIABLE_DEPTH", "COST", "TOKENS"];
    const open = await startSmallGateway(subgraphs, { ...patient, ...Object.fromEntries(names.map((name) => [`GUARD_MAX_${name}`, "1000000"])) });
    const bodies = [`{ thing(id: 1) ${"{ next ".repeat(12)} { id } ${"}".repeat(13)}`, `{ thing(id: 1) { ${"id @include(if: true) ".repeat(21)} } }`, "{ things(first: 100) { nodes { things(first: 100) { nodes { id } } } } }", `{ ids(of: [${Array.from({ length: 600 }, (_, index) => index)}]) }`];
    try {
      for (const query of bodies) {
        expect((await post(gateway.url, JSON.stringify({ query }), "ANALYST")).code).toMatch(/^OPERATION_TOO_(COMPLEX|EXPENSIVE)$/);
        expect(await post(open.url, JSON.stringify({ query }), "ANALYST")).toMatchObject({ status: 200, code: "data" });
      }
    } finally {
      await open.close();
    }
  });
});

test("aliases named like parts of a prototype are answered as they are and change nothing", async () => {
  const query = '{ __proto__: thing(id: "1") { constructor: name prototype: stock __proto__: next { toString: id } } constructor: things(first: 2) { __proto__: nodes { hasOwnProperty: stock } } }';
  const response = await fetch(`${gateway.url}/graphql`, { method: "POST", headers: { "content-type": "application/json", authorization: "Bearer ANALYST" }, body: JSON.stringify({ query }) });
  const answer = JSON.stringify(((await response.json()) as { data: unknown }).data);
  expect(answer).toBe('{"__proto__":{"constructor":"thing 1","prototype":1,"__proto__":{"toString":"1x"}},"constructor":{"__proto__":[{"hasOwnProperty":1},{"hasOwnProperty":1}]}}');
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect(await post(gateway.url, honestBody, "ANALYST")).toMatchObject({ status: 200, code: "data" });
});

test("1,500 documents out of a broken grammar bring no 5xx, and answers as well as refusals", async () => {
  const random = randomFrom(20_261_125);
  const { answers, honest } = await underAttack(gateway.url, Array.from({ length: 1_500 }, () => fuzzBody(random)));
  report.push(`fuzz: ${JSON.stringify(answers)}; honest p99 ${honest.p99.toFixed(0)} ms`);
  expect(Object.keys(answers).filter((answer) => answer.startsWith("5"))).toEqual([]);
  expect(answers["200 data"]).toBeGreaterThan(150);
  expect(answers["400 OPERATION_INVALID"]).toBeGreaterThan(0);
  expect(honest.failed).toBe(0);
}, 120_000);
