import { federate } from "../support/federation.js";
import { abstractSuites } from "./federation/abstract.cases.js";
import { directiveSuites } from "./federation/directives.cases.js";
import { keySuites } from "./federation/keys.cases.js";
import { nameSuites } from "./federation/names.cases.js";
import { requiresSuites } from "./federation/requires.cases.js";

const suites = [...keySuites, ...requiresSuites, ...abstractSuites, ...nameSuites, ...directiveSuites];

// Three times: interpreted, then twice with generated code on both sides.
describe.each(suites)("federation: $name", ({ subgraphs, cases }) => {
  const graph = federate(subgraphs);

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
