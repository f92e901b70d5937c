import { compose } from "../support/federation.js";
import { stockExecutor } from "../support/stock-gateway.js";
import { abstractSuites } from "./federation/abstract.cases.js";
import { directiveSuites } from "./federation/directives.cases.js";
import { keySuites } from "./federation/keys.cases.js";
import { nameSuites } from "./federation/names.cases.js";
import { requiresSuites } from "./federation/requires.cases.js";

const suites = [...keySuites, ...requiresSuites, ...abstractSuites, ...nameSuites, ...directiveSuites];

/** Cases whose data the stock gateway gets wrong, each with the rule that our answer follows. */
const differences: Readonly<Record<string, string>> = {
  "a subgraph that is come back to cannot resolve its first key: goes back by the key that can be resolved": "the planner returns to a subgraph by its first key, resolvable or not: resolvable keys are put first in the supergraph it reads",
  "@requires: keeps differing arguments of one required field apart, in as many calls": "federation: a required field is required with its arguments; the planner sends one value for both",
  "@requires: does not mix required arguments with those of the caller": "GraphQL 6.3.2: response names of different calls are different fields; the planner merges them by name",
  "@requires: lets a condition take only its own field's needs away": "GraphQL 3.13.2: a field that is left out leaves the others as they are; the planner gives them one representation that then lacks a value",
  "@requires: reads arguments below a required object": "as above, one level down",
  "@requires: keeps a list required with arguments apart from the list with its default": "as above, for a default",
  "an interface object that nobody can resolve: is an error where there is no way to a field, not a silent null": "GraphQL 6.4.4: a field that cannot be resolved is an error; stock executes an empty plan",
  "names chosen by the caller: an alias equal to a key keeps its meaning": "GraphQL 3.13: an alias names the field it stands before; the planner takes it for the key of that name",
  "names chosen by the caller: an alias equal to __typename keeps its meaning": "as above, for __typename",
  "names chosen by the caller: swapped names stay swapped": "as above, both ways",
};

test("the stock gateway differs from the right answers in exactly these cases", async () => {
  const found: string[] = [];
  for (const { name: suite, subgraphs, cases } of suites) {
    const { sdl, schemas } = compose(subgraphs);
    const stock = await stockExecutor(sdl, schemas);
    for (const { name, query, variables, data, errors } of cases) {
      if (errors?.some(({ code }) => code === "OPERATION_INVALID")) continue;
      const answer = await stock(query, variables ?? {});
      if (JSON.stringify(answer.data) !== JSON.stringify(data)) found.push(`${suite}: ${name}`);
    }
  }
  expect(found).toEqual(Object.keys(differences));
});
