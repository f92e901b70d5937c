import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FastifyInstance } from "fastify";
import { createSupergraphApp } from "../../gateway/house/any-supergraph.js";
import { loadConfig } from "../../platform/config/config.js";
import { createLogger } from "../../platform/log/logger.js";
import { serveSubgraphs, type ServedSubgraphs } from "../support/served-subgraphs.js";
import { federationSuites } from "./federation/suites.js";

// What `kaigo gateway --supergraph FILE` serves, asked over HTTP, with its subgraphs behind HTTP.
describe.each(federationSuites)("federation over HTTP: $name", ({ subgraphs, cases }) => {
  let folder: string;
  let served: ServedSubgraphs;
  let app: FastifyInstance;
  let url: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "kaigo-federation-"));
    served = await serveSubgraphs(subgraphs);
    await writeFile(join(folder, "supergraph.graphql"), served.sdl);
    app = await createSupergraphApp({ config: loadConfig({ NODE_ENV: "test", SUPERGRAPH: join(folder, "supergraph.graphql") }), logger: createLogger("silent") });
    url = await app.listen({ host: "127.0.0.1", port: 0 });
  });

  afterAll(async () => {
    await app.close();
    await served.close();
    await rm(folder, { recursive: true, force: true });
  });

  test.each(cases)("$name", async ({ query, variables, data, errors, calls }) => {
    const before = served.calls();
    const response = await fetch(`${url}/graphql`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ query, variables }) });
    const answer = (await response.json()) as { data?: unknown; errors?: { extensions: { code: string }; path?: unknown }[] };
    expect(JSON.stringify(answer.data)).toBe(JSON.stringify(data));
    expect(answer.errors?.map(({ extensions: { code }, path }) => ({ code, path }))).toEqual(errors?.map(({ code, path }) => ({ code, path })));
    if (calls !== undefined) expect(served.calls() - before).toBe(calls);
  });
});
