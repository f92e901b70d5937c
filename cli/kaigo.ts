#!/usr/bin/env node
import { Command } from "commander";
import type { DemoFlags } from "./verbs/demo.js";
import type { TokenFlags } from "./verbs/token.js";
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

program
  .command("demo")
  .option("--people <n>", "how many people (default 200)")
  .option("--months <n>", "how many service months (default 3)")
  .option("--seed <text>", "the same seed makes the same town (default 1)")
  .option("--first-month <YYYY-MM>", "first service month (default: so that the last one is this month)")
  .option("--out <dir>", "write standard files to a folder instead of loading them")
  .description("Make a synthetic town.")
  .action(async (options: DemoFlags) => (await import("./verbs/demo.js")).runDemo(options));

program
  .command("load")
  .argument("<dir>", "folder with manifest.json")
  .option("--skip-bad", "take the good lines and report the bad ones (exit code 2)")
  .option("--json", "print the reconciliation as JSON")
  .description("Load a municipality's records; the format is in docs/load-format.md.")
  .action(async (dir: string, options: { skipBad?: boolean; json?: boolean }) => (await import("./verbs/load.js")).runLoad(dir, options));

program
  .command("check")
  .argument("<dir>", "a file set, or a folder of them")
  .option("--json", "print findings as JSON")
  .description("Check file sets of the national standard without a server (exit code 2 when one is refused).")
  .action(async (dir: string, options: { json?: boolean }) => (await import("./verbs/check.js")).runCheck(dir, options));

program
  .command("send")
  .argument("<dir>", "folder with one file set")
  .option("--url <address>", "gateway", "http://127.0.0.1:4000")
  .option("--token <token>", "access token (default: TOKEN)")
  .description("Send a file set to the exchange (exit code 2 when it is refused).")
  .action(async (dir: string, options: { url: string; token?: string }) => (await import("./verbs/send.js")).runSend(dir, options));

program
  .command("token")
  .requiredOption("--role <role>", "RECIPIENT, CARE_MANAGER, SERVICE_OFFICE, MEDICAL_INSTITUTION, MUNICIPALITY, ANALYST or OPERATOR")
  .option("--office <number>", "office or medical institution")
  .option("--service-type <code>", "service type worked for")
  .option("--insurer <number>", "insurer, for officers and recipients")
  .option("--recipient <uuid>", "internal id, for recipients")
  .option("--subject <text>", "account identifier")
  .description("Print a development token; refused in production.")
  .action(async (options: TokenFlags) => (await import("./verbs/token.js")).runToken(options));

program
  .command("generate")
  .description("Write the pages and examples that are made from the source.")
  .action(async () => (await import("./verbs/generate.js")).runGenerate());

program
  .command("bench")
  .argument("<name>", "what to measure")
  .description("Measure us and a peer in one run.")
  .action(async (name: string) => (await import("./verbs/bench.js")).runBench(name));

try {
  await program.parseAsync();
} catch (error) {
  reportFailure(error);
}
