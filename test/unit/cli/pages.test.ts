import fastify from "fastify";
import { registerPages } from "../../../cli/start/pages.js";
import { returnPath } from "../../../gateway/session/return-path.js";

/** Statuses and targets of a start with these settings; `signedIn` is where who signs in lands when no page asked for it. */
async function served(config: Omit<Parameters<typeof registerPages>[1], "OPERATIONS">) {
  const app = fastify();
  registerPages(app, { OPERATIONS: "schema/operations", ...config });
  const at = async (path: string) => {
    const { statusCode, headers } = await app.inject(path);
    return headers.location ?? statusCode;
  };
  try {
    return { start: await at("/"), signedIn: await at(returnPath(undefined)), explorer: await at("/graphiql"), operations: await at("/graphiql/operations.json"), documentation: await at("/docs") };
  } finally {
    await app.close();
  }
}

const without = { start: "docs/", signedIn: "docs/", explorer: 404, operations: 404, documentation: "docs/" };
const withExplorer = { start: "graphiql/", signedIn: "graphiql/", explorer: "graphiql/", operations: 200, documentation: "docs/" };

test.each([
  ["is not served in production", { production: true, GRAPHIQL: undefined }, without],
  ["is served in production where the operator asks for it", { production: true, GRAPHIQL: "on" as const }, withExplorer],
  ["is served outside production", { production: false, GRAPHIQL: undefined }, withExplorer],
  ["is not served where the operator does not want it", { production: false, GRAPHIQL: "off" as const }, without],
])("GraphiQL %s", async (_title, config, expected) => expect(await served(config)).toEqual(expected));
