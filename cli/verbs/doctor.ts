import { resolve } from "node:path";
import { loadSupergraph } from "../../gateway/supergraph/load.js";
import { loadConfig, type Config } from "../../platform/config/config.js";
import { errorText, KaigoError, type Language } from "../../platform/errors/kaigo-error.js";
import { errorRegistry } from "../../platform/errors/registry.js";
import { composeContract } from "../contract/compose-contract.js";
import { examine } from "../doctor/examine.js";
import type { Finding } from "../doctor/finding.js";
import { inColour } from "../output/colours.js";
import { terminalLanguage } from "../output/language.js";

/** `kaigo doctor`: says what is wrong with this installation and what to do. Ends with 2 when something is wrong. */
export async function runDoctor({ json = false }: { json?: boolean }): Promise<void> {
  const language = terminalLanguage();
  const tell = (findings: readonly Finding[]) => {
    if (!json) process.stdout.write(findings.map((finding) => linesOf(finding, language)).join(""));
  };
  const findings = await findAll(tell);
  const count = (state: Finding["state"]) => findings.filter((finding) => finding.state === state).length;
  if (json) process.stdout.write(`${JSON.stringify({ wrong: count("wrong"), warnings: count("warning"), findings: findings.map((finding) => inLanguage(finding, language)) }, null, 2)}\n`);
  else process.stdout.write(`\n${language === "ja" ? `異常 ${count("wrong")} 件、注意 ${count("warning")} 件` : `${count("wrong")} wrong, ${count("warning")} warning(s)`}\n`);
  if (count("wrong") > 0) process.exitCode = 2;
}

/** Settings that cannot be read come first: the rest is then examined as if nothing were set. */
async function findAll(tell: (findings: readonly Finding[]) => void): Promise<Finding[]> {
  const { config, findings } = readSettings();
  tell(findings);
  return [...findings, ...(await examine({ root: resolve(import.meta.dirname, "../../.."), config, nodeVersion: process.versions.node, now: Date.now, compose: composeContract, load: loadSupergraph }, tell))];
}

function readSettings(): { config: Config; findings: Finding[] } {
  try {
    return { config: loadConfig(), findings: [] };
  } catch (error) {
    if (!(error instanceof KaigoError)) throw error;
    const variable = String(error.parameters["variable"]);
    const finding: Finding = { check: `settings.${variable}`, state: "wrong", text: { en: errorText(error.code, "en", error.parameters), ja: errorText(error.code, "ja", error.parameters) }, advice: errorRegistry[error.code].advice };
    return { config: loadConfig({}), findings: [finding] };
  }
}

const marks = { ok: ["✓", "green"], warning: ["!", "yellow"], wrong: ["✗", "red"] } as const;

function linesOf({ state, check, text, advice }: Finding, language: Language): string {
  const [mark, colour] = marks[state];
  const first = `${inColour(colour, mark)} ${text[language]} ${inColour("dim", check)}\n`;
  return advice && state !== "ok" ? `${first}  → ${advice[language]}\n` : first;
}

const inLanguage = ({ check, state, text, advice }: Finding, language: Language) => ({ check, state, text: text[language], ...(advice && { advice: advice[language] }) });
