import type { FastifyInstance } from "fastify";
import { resolve } from "node:path";
import { registerDocumentation } from "../../gateway/http/documentation.js";
import { registerGraphiql } from "../../gateway/http/static-page.js";
import { readSavedOperations, type SavedOperation } from "../../gateway/operations/saved-operations.js";
import { toServedOperations } from "../../gateway/operations/served-operations.js";
import type { Config } from "../../platform/config/config.js";
import type { DemoIdentities } from "./demo-identities.js";
import { makeDocumentation } from "./documentation.js";

/** Whether GraphiQL is served: in production only where the operator asks for it. */
export const hasExplorer = ({ GRAPHIQL, production }: Pick<Config, "GRAPHIQL" | "production">): boolean => (GRAPHIQL ?? (production ? "off" : "on")) === "on";

/** The documentation, GraphiQL where it is served, and the way from the bare address to the first of them. */
export function registerPages(app: FastifyInstance, config: Pick<Config, "GRAPHIQL" | "OPERATIONS" | "production">, identities?: DemoIdentities): void {
  const explorer = hasExplorer(config);
  if (explorer) void registerGraphiql(app, { webDir: resolve("dist/web"), operations: () => identities?.operations(config.OPERATIONS) ?? unfilled(config.OPERATIONS) });
  registerDocumentation(app, () => makeDocumentation({ explorer }));
  app.get("/", (_request, reply) => reply.redirect(explorer ? "graphiql/" : "docs/", 302));
}

/** The menu without a demo town: the reader sees what to fill in. */
const unfilled = async (folder: string): Promise<SavedOperation[]> => toServedOperations(await readSavedOperations(folder), new Map());
