import { compose } from "../support/federation.js";
import { stockExecutor } from "../support/stock-gateway.js";
import { federationSuites } from "./federation/suites.js";

/** Cases whose data the stock gateway gets wrong, each with the rule that our answer follows. */
const differences: Readonly<Record<string, string>> = {
  "a subgraph that is come back to cannot resolve its first key: goes back by the key that can be resolved": "the planner returns to a subgraph by its first key, resolvable or not: resolvable keys are put first in the supergraph it reads",
  "@requires: keeps differing arguments of one required field apart, in as many calls": "federation: a required field is required with its arguments; the planner sends one value for both",
  "@requires: does not mix required arguments with those of the caller": "GraphQL 6.3.2: response names of different calls are different fields; the planner merges them by name",
  "@requires: lets a condition take only its own field's needs away": "GraphQL 3.13.2: a field that is left out leaves the others as they are; the planner gives them one representation that then lacks a value",
  "@requires: reads arguments below a required object": "as above, one level down",
  "@requires: keeps a list required with arguments apart from the list with its default": "as above, for a default",
  "@requires of what comes back through the own subgraph, which the planner loses: is asked for when it is there": "federation: a field is resolved with what it requires; the planner asks for it without, and stock gives out what comes back",
  "@requires of what comes back through the own subgraph, which the planner loses: is so in a fragment and in two places": "as above, in a fragment and in two places",
  "@requires of what comes back through the own subgraph, which the planner loses: is there where a variable decides that it is": "as above; we plan for the variable's value",
  "@requires of what comes back through the own subgraph, which the planner loses: is there when something else that needs the same is not": "as above; the planner brings it for the other alone",
  "@requires of what comes back through the own subgraph, which the planner loses: is there whatever many variables decide": "as above, for any number of variables",
  "an interface object that nobody can resolve: is an error where there is no way to a field, not a silent null": "GraphQL 6.4.4: a field that cannot be resolved is an error; stock executes an empty plan",
  "names chosen by the caller: an alias equal to a key keeps its meaning": "GraphQL 3.13: an alias names the field it stands before; the planner takes it for the key of that name",
  "names chosen by the caller: an alias equal to __typename keeps its meaning": "as above, for __typename",
  "names chosen by the caller: swapped names stay swapped": "as above, both ways",
  "@provides below an interface that leads back to itself: goes round by the interface": "GraphQL 6.3.2: a type condition holds for the object's own type; stock leaves its fields out of the shaped answer",
  "a union below shared types on the way through two subgraphs: has the first's members where the first is asked": "GraphQL 6.3.2: a member's fields are fetched where its subgraph is asked; the planner drops a condition that one of two possible subgraphs does not know",
  "a union below shared types on the way through two subgraphs: has the second's members where the second is asked": "as above, from the other side",
  "a directive for operations that two subgraphs define differently: takes the default that one of them gives": "GraphQL 5.7.1: a directive that the service defines may be used; stock removes composed directives from the schema it serves",
  "a directive for operations that two subgraphs define differently: takes a value, also from a variable": "as above, with a value",
  "an interface object beside its types, in three subgraphs: decides conditions by it, fields of the objects inside": "GraphQL 6.3.2: a type condition holds for the object's own type; stock leaves fields of interface objects out of the shaped answer",
  "an interface object beside its types, in three subgraphs: leaves out everything of another type": "as above, for the second type",
  "@requires through an object that another subgraph completes: reads a list with its argument, beside the caller's": "GraphQL 6.3.2: response names of different calls are different fields; the planner sends one argument for both",
  "one place that is asked for different things by the type around it: does so in a list, where both types may be at the same place": "GraphQL 6.3.2: a type condition holds for the object's own type; stock asks for objects of every type what one is asked for, and here takes what fails for it",
  "one place that is asked for different things by the type around it: adds what one type is asked for to what all are": "as above, beside what all are asked for",
  "@requires of objects and with arguments that comes back through the own subgraph: sends an object's fields where nothing else asks for them": "federation: a field is resolved with what it requires; the planner asks for it without",
  "@requires of objects and with arguments that comes back through the own subgraph: sends a value with its argument, whatever the caller asks for": "as above, and GraphQL 6.3.2: another argument makes another field",
  "@requires of objects and with arguments that comes back through the own subgraph: does both at once, beside what they need": "as above",
  "@requires of objects and with arguments that comes back through the own subgraph: does so under conditions": "as above, for the variables' values",
  "@requires of objects and with arguments that comes back through the own subgraph: does so for each of many conditions: price": "as above",
  "@requires of objects and with arguments that comes back through the own subgraph: does so for each of many conditions: fee, volume, air": "as above",
  "@requires of objects and with arguments that comes back through the own subgraph: does so for each of many conditions: area, paint": "as above",
};

test("the stock gateway differs from the right answers in exactly these cases", async () => {
  const found: string[] = [];
  for (const { name: suite, subgraphs, cases } of federationSuites) {
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
