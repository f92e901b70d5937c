import type { FastifyInstance } from "fastify";
import { resolve } from "node:path";
import { registerDocumentation } from "../../gateway/http/documentation.js";
import { registerGraphiql } from "../../gateway/http/static-page.js";
import type { SavedOperation } from "../../gateway/operations/saved-operations.js";
import type { Config } from "../../platform/config/config.js";
import { makeDocumentation } from "./documentation.js";

/** Whether GraphiQL is served: in production only where the operator asks for it. */
export const hasExplorer = ({ GRAPHIQL, production }: Pick<Config, "GRAPHIQL" | "production">): boolean => (GRAPHIQL ?? (production ? "off" : "on")) === "on";

/** The documentation, GraphiQL where it is served, and the way from the bare address to the first of them. */
export function registerPages(app: FastifyInstance, config: Pick<Config, "GRAPHIQL" | "production">, operations: () => readonly SavedOperation[] | Promise<readonly SavedOperation[]>): void {
  const explorer = hasExplorer(config);
  if (explorer) void registerGraphiql(app, { webDir: resolve("dist/web"), operations });
  registerDocumentation(app, makeDocumentation);
  app.get("/", (_request, reply) => reply.redirect(explorer ? "graphiql/" : "docs/", 302));
}
