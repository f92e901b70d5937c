import { composeFacts, productFacts, type VariableFacts } from "./variable-facts.js";

/** docs/settings.md: what can be set, why, and what holds otherwise. */
export const settingsPage = (): string =>
  [
    "# Settings 設定",
    "",
    "Everything is set by environment variables and checked at the start: a missing or wrong one stops the process with its name, never with its value. An empty value counts as not set. `NAME_FILE=/path` may stand for `NAME`, so that secrets can come as files.",
    "",
    ...table(productFacts()),
    "",
    "## Only for `docker-compose.yml`",
    "",
    "The passwords that it puts into the addresses of the database. It refuses to start without them, and without `VIEWER_KEYS`, `IDENTITY_ISSUER` and `IDENTITY_JWKS_URL`.",
    "",
    ...table(composeFacts()),
    "",
  ].join("\n");

const table = (facts: readonly VariableFacts[]): string[] => ["| Variable | Why | Default | Secret |", "|---|---|---|---|", ...facts.map(row)];

function row({ name, reason, defaultText, example, secret }: VariableFacts): string {
  const form = example ? ` Form: \`${example}\`` : "";
  return `| \`${name}\` | ${cell(reason + form)} | ${defaultText ? `\`${cell(defaultText)}\`` : "–"} | ${secret ? "yes" : "–"} |`;
}

const cell = (text: string) => text.replaceAll("|", "\\|");
