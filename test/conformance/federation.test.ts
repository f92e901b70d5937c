import { federate, type TestFederation } from "../support/federation.js";
import { auditCounterparts, federationSuites } from "./federation/suites.js";

// Three times: interpreted, then twice with generated code on both sides.
describe.each(federationSuites)("federation: $name", ({ subgraphs, cases }) => {
  let graph: TestFederation;
  beforeAll(() => void (graph = federate(subgraphs)));

  test.each(cases)("$name", async ({ query, variables, data, errors, calls }) => {
    for (let round = 0; round < 4; round++) {
      graph.calls.length = 0;
      const answer = await graph.answer(query, variables);
      expect({ round, ...answer }).toEqual({ round, data, ...(errors && { errors: errors.map(({ code, path }) => ({ code, path })) }) });
      expect(JSON.stringify(answer.data)).toBe(JSON.stringify(data));
      if (calls !== undefined) expect(graph.calls.length).toBe(calls);
    }
  });
});

test("every suite of the public audit has its counterpart here", () => {
  const names = new Set(federationSuites.map(({ name }) => name));
  expect(names.size).toBe(federationSuites.length);
  expect(Object.values(auditCounterparts).flat().filter((name) => !names.has(name))).toEqual([]);
  expect(Object.keys(auditCounterparts).length).toBeGreaterThanOrEqual(46);
});

test("a supergraph whose directives grant rights is refused: they would not be enforced", () => {
  const header = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@authenticated", "@requiresScopes", "@policy"])\n`;
  const open = (directive: string) => () => federate({ a: { header, sdl: `type Query { name: String ${directive} }` } });
  expect(open("")).not.toThrow();
  for (const directive of ["@authenticated", `@requiresScopes(scopes: [["name"]])`, `@policy(policies: [["name"]])`]) expect(open(directive)).toThrow("SECURITY but is unsupported");
});
