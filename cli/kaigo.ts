#!/usr/bin/env node
import { Command } from "commander";
import { reportFailure } from "./output/failure.js";

const program = new Command("kaigo").description("Kaigo Graph: care information in through files, out through one graph.").showHelpAfterError();

program
  .command("start", { isDefault: true })
  .description("Start everything in one process; with an embedded PostgreSQL and a demo town unless DATABASE_URL is set.")
  .action(async () => (await import("./verbs/start.js")).runStart());

program
  .command("migrate")
  .description("Bring the database of DATABASE_URL to the newest schema.")
  .action(async () => (await import("./verbs/migrate.js")).runMigrate());

program
  .command("subgraph")
  .argument("<name>", "recipients, care-plans, schedules, actuals, municipal or exchange")
  .description("Serve one subgraph in a process of its own.")
  .action(async (name: string) => (await import("./verbs/subgraph.js")).runSubgraph(name));

program
  .command("gateway")
  .description("Serve the gateway in front of the subgraphs of SUBGRAPH_URLS.")
  .action(async () => (await import("./verbs/gateway.js")).runGateway());

program
  .command("compose")
  .option("--check", "only tell what would change; exit code 1 when something would")
  .description("Write schema/: the SDL of each subgraph and the supergraph.")
  .action(async (options: { check?: boolean }) => (await import("./verbs/compose.js")).runCompose(options));

try {
  await program.parseAsync();
} catch (error) {
  reportFailure(error);
}
