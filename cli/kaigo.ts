#!/usr/bin/env node
import cluster from "node:cluster";
import { realpathSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Command } from "commander";
import type { AuditVerifyFlags } from "./verbs/audit-verify.js";
import type { ClientFlags } from "./exchange/client.js";
import type { DemoFlags } from "./verbs/demo.js";
import type { ExportFlags } from "./verbs/export.js";
import type { FetchFlags } from "./verbs/fetch.js";
import type { GatewayFlags } from "./verbs/gateway.js";
import type { InboxFlags } from "./verbs/inbox.js";
import type { ReportFlags } from "./verbs/report.js";
import type { LoadFlags } from "./verbs/load.js";
import type { ComposeFlags } from "./verbs/compose.js";
import type { SoakFlags } from "./verbs/soak.js";
import type { StartFlags } from "./verbs/start.js";
import type { TokenFlags } from "./verbs/token.js";
import { addHelp } from "./help/add-help.js";
import { reportFailure } from "./output/failure.js";
import { terminalLanguage } from "./output/language.js";
import { lowerOwnPriority } from "./start/low-priority.js";

export const program = new Command("kaigo").description("Kaigo Graph: care information in through files, out through one graph.").showHelpAfterError();

program
  .command("start", { isDefault: true })
  .option("--json", "print addresses, tokens and the example as one line of JSON once it serves")
  .description("Start everything in one process; with an embedded PostgreSQL and a demo town unless DATABASE_URL is set.")
  .action(async (options: StartFlags) => (await import("./verbs/start.js")).runStart(options));

program
  .command("migrate")
  .option("--json", "print the number of migrations that ran as JSON")
  .description("Bring the database of DATABASE_URL to the newest schema.")
  .action(async (options: { json?: boolean }) => (await import("./verbs/migrate.js")).runMigrate(options));

program
  .command("subgraph")
  .argument("<name>", "recipients, care-plans, schedules, actuals, municipal or exchange")
  .description("Serve one subgraph in a process of its own.")
  .action(async (name: string) => (await import("./verbs/subgraph.js")).runSubgraph(name));

program
  .command("gateway")
  .option("--supergraph <place>", "file or address of the supergraph (default: SUPERGRAPH)")
  .description("Serve the gateway in front of the subgraphs of SUBGRAPH_URLS; without them, of any federation 2 supergraph, with identity off (not in production).")
  .action(async (options: GatewayFlags) => (await import("./verbs/gateway.js")).runGateway(options));

program
  .command("compose")
  .option("--check", "only tell what would change; exit code 1 when something would")
  .option("--json", "print the changed files as JSON")
  .description("Write schema/: the SDL of each subgraph and the supergraph.")
  .action(async (options: ComposeFlags) => (await import("./verbs/compose.js")).runCompose(options));

program
  .command("check-schema")
  .argument("[file]", "a supergraph or a schema (default: what the subgraphs compose to now)")
  .option("--json", "print the changes as JSON")
  .description("Compare a schema with the published contract (exit code 2 when something breaks that nobody declared).")
  .action(async (file: string | undefined, options: { json?: boolean }) => (await import("./verbs/check-schema.js")).runCheckSchema(file, options));

program
  .command("demo")
  .option("--people <n>", "how many people (default 200)")
  .option("--months <n>", "how many service months (default 3)")
  .option("--seed <text>", "the same seed makes the same town (default 1)")
  .option("--first-month <YYYY-MM>", "first service month (default: so that the last one is this month)")
  .option("--out <dir>", "write standard files to a folder instead of loading them")
  .option("--json", "print how much it was as JSON")
  .description("Make a synthetic town.")
  .action(async (options: DemoFlags) => (await import("./verbs/demo.js")).runDemo(options));

program
  .command("load")
  .argument("<dir>", "folder with manifest.json")
  .option("--all-or-nothing", "take everything, or nothing when a line is bad (the usual)")
  .option("--skip-bad", "take the good lines and report the bad ones (exit code 2); goes on where it was killed")
  .option("--again", "load although the same manifest was loaded before")
  .option("--gently", "in small portions with rests, for readers on the same machine")
  .option("--report <dir>", "folder for the reconciliation and the findings (default: report inside the folder)")
  .option("--template", "write the folder instead: every kind's file with its header, and a manifest")
  .option("--json", "print the reconciliation as JSON")
  .description("Load a municipality's records; the format is in docs/load-format.md, the way in docs/great-load.md.")
  .action(async (dir: string, options: LoadFlags) => {
    // Before anything is read for it: its start alone keeps a processor busy for a second.
    if (options.gently) lowerOwnPriority();
    await (await import("./verbs/load.js")).runLoad(dir, options);
  });

program
  .command("check")
  .argument("<dir>", "a file set, or a folder of them")
  .option("--json", "print findings as JSON")
  .description("Check file sets of the national standard without a server (exit code 2 when one is refused).")
  .action(async (dir: string, options: { json?: boolean }) => (await import("./verbs/check.js")).runCheck(dir, options));

/** A verb that speaks to a running exchange. */
const exchangeVerb = (name: string): Command =>
  program.command(name).option("--url <address>", "gateway", "http://127.0.0.1:4000").option("--token <token>", "access token (default: TOKEN)").option("--json", "print the answer as JSON");

exchangeVerb("send")
  .argument("<dir>", "folder with one file set")
  .description("Send a file set to the exchange (exit code 2 when it is refused).")
  .action(async (dir: string, options: ClientFlags) => (await import("./verbs/send.js")).runSend(dir, options));

exchangeVerb("inbox")
  .option("--outbox", "what the own office sent instead of what it received")
  .option("--state <state>", "RECEIVED, ACCEPTED, REJECTED, IMPORTED, COLLECTED or FAILED")
  .option("--month <YYYY-MM>", "service month")
  .option("--since <time>", "changes since then, ISO 8601 with offset")
  .description("List the own office's parcels, oldest change first.")
  .action(async (options: InboxFlags) => (await import("./verbs/inbox.js")).runInbox(options));

exchangeVerb("fetch")
  .argument("[id]", "parcel")
  .option("--all", "every parcel not collected yet")
  .requiredOption("--out <dir>", "folder; each parcel gets one inside it")
  .option("--keep", "do not confirm that it was collected")
  .description("Write the files of a parcel to a folder, byte for byte, and confirm it.")
  .action(async (id: string | undefined, options: FetchFlags) => (await import("./verbs/fetch.js")).runFetch(id, options));

exchangeVerb("export")
  .requiredOption("--kind <kind>", "plan, usage-table, results, basic-information, preventive-plan, preventive-plan-with-basic-information, or one of them with -deletion")
  .requiredOption("--person <id...>", "identifiers of people")
  .requiredOption("--receiver <office/type>", "as in 1370100016/11")
  .requiredOption("--out <dir>", "folder for the files")
  .option("--month <YYYY-MM>", "service month, for usage tables and results")
  .option("--date <YYYY-MM-DD>", "day of the plan or record (default: the one in force)")
  .option("--sender-type <code>", "service type to send as (default: the token's)")
  .option("--serial <digits>", "14 digits (default: now)")
  .description("Make a file set from what the graph holds (exit code 2 when it is refused).")
  .action(async (options: ExportFlags) => (await import("./verbs/export.js")).runExport(options));

exchangeVerb("report")
  .argument("<name>", "statistic, readiness, readiness-survey, adoption, adoption-reference, office-groups, effect, activity or benefit-units")
  .option("--csv", "CSV for spreadsheets (the default)")
  .option("--set <key=value...>", "what the report is asked for, e.g. month=2026-10")
  .option("--out <file>", "write to a file")
  .description("Stream a report as CSV or JSON (exit code 2 when it is refused).")
  .action(async (name: string, options: ReportFlags) => (await import("./verbs/report.js")).runReport(name, options));

program
  .command("failed")
  .option("--json", "print them as JSON")
  .description("List the parcels that were set aside after repeated failures, with their reason; for the operator, on the database itself.")
  .action(async (options: { json?: boolean }) => (await import("./verbs/failed.js")).runFailed(options));

program
  .command("retry")
  .argument("[id]", "parcel, as `kaigo failed` shows it")
  .option("--all", "every parcel that was set aside")
  .option("--json", "print how many as JSON")
  .description("Let the import workers try parcels again that were set aside.")
  .action(async (id: string | undefined, options: { all?: boolean; json?: boolean }) => (await import("./verbs/failed.js")).runRetry(id, options));

program
  .command("token")
  .requiredOption("--role <role>", "RECIPIENT, CARE_MANAGER, SERVICE_OFFICE, MEDICAL_INSTITUTION, MUNICIPALITY, ANALYST or OPERATOR")
  .option("--office <number>", "office or medical institution")
  .option("--service-type <code>", "service type worked for")
  .option("--insurer <number>", "insurer, for officers and recipients")
  .option("--recipient <uuid>", "internal id, for recipients")
  .option("--subject <text>", "account identifier")
  .option("--json", "print the token and the seconds it is good for as JSON")
  .description("Print a development token; refused in production.")
  .action(async (options: TokenFlags) => (await import("./verbs/token.js")).runToken(options));

const audit = program.command("audit").description("Check and keep the access record.");

audit
  .command("verify")
  .option("--heads <file>", "signed heads kept outside the database (default: AUDIT_HEADS_FILE)")
  .option("--json", "print the report as JSON")
  .description("Compare the access record with its seals (exit code 2 when anything was changed).")
  .action(async (options: AuditVerifyFlags) => (await import("./verbs/audit-verify.js")).runAuditVerify(options));

audit
  .command("keys")
  .option("--json", "print the keys as JSON")
  .description("Print the public keys of the seals, for AUDIT_VERIFY_KEY where somebody else verifies.")
  .action(async (options: { json?: boolean }) => (await import("./verbs/audit-keys.js")).runAuditKeys(options));

audit
  .command("retain")
  .option("--json", "print the dropped and the new months as JSON")
  .description("Drop sealed months of the access record older than AUDIT_RETENTION_YEARS, and make the coming months.")
  .action(async (options: { json?: boolean }) => (await import("./verbs/audit-retain.js")).runAuditRetain(options));

program
  .command("doctor")
  .option("--json", "print the findings as JSON")
  .description("Examine this installation and say what is wrong and what to do (exit code 2 when something is).")
  .action(async (options: { json?: boolean }) => (await import("./verbs/doctor.js")).runDoctor(options));

program
  .command("generate")
  .option("--json", "print the written files as JSON")
  .description("Write the pages and examples that are made from the source.")
  .action(async (options: { json?: boolean }) => (await import("./verbs/generate.js")).runGenerate(options));

program
  .command("bench")
  .argument("<name>", "what to measure")
  .option("--json", "print each table of figures as a line of JSON")
  .description("Measure us and a peer in one run.")
  .action(async (name: string, { json }: { json?: boolean }) => {
    if (json) (await import("./output/figures.js")).tellFiguresAsJson();
    await (await import("./verbs/bench.js")).runBench(name);
  });

program
  .command("soak")
  .argument("<name>", "exchange or load")
  .option("--people <n>", "how many people (default 200; load: 2000)")
  .option("--months <n>", "how many service months (default 1)")
  .option("--seed <n>", "the same seed makes the same town, order and lives (default 1)")
  .option("--kills <n>", "how many processes are killed (default: one for 60 sets)")
  .option("--lose-one", "lose one set, or one portion of a load, in the chaos run: the databases must differ")
  .option("--json", "print each table of figures as a line of JSON")
  .description("Send a town's sets in order, and again shuffled, doubled and with processes killed; or load a municipality quietly, and again killed at random. Compare the databases (exit code 1 when they differ).")
  .action(async (name: string, { json, ...options }: SoakFlags & { json?: boolean }) => {
    if (json) (await import("./output/figures.js")).tellFiguresAsJson();
    await (await import("./verbs/soak.js")).runSoak(name, options);
  });

addHelp(program, terminalLanguage());

/** Tests read the verbs without carrying one out. */
const isRun = process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url);
if (isRun) await carryOut();

async function carryOut(): Promise<void> {
  const verb = process.argv[2];
  if (verb && !verb.startsWith("-") && !["help", ...program.commands.map((command) => command.name())].includes(verb)) program.error(terminalLanguage() === "ja" ? `${verb} というコマンドはありません。kaigo --help を見てください。` : `There is no verb ${verb}. See kaigo --help.`);
  try {
    await program.parseAsync();
  } catch (error) {
    reportFailure(error);
  }
  // The pipe to the supervisor would keep a worker alive that has nothing more to do.
  if (cluster.isWorker) process.exit();
}
