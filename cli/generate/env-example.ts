import { composeFacts, productFacts, type VariableFacts } from "./variable-facts.js";

const intro = [
  "# Settings of Kaigo Graph. Nothing has to be set to try it: npm start.",
  "# Uncomment what you change. docker compose reads a copy of this file named .env by itself;",
  "# for a single process: node --env-file=.env dist/cli/kaigo.js start",
  "# NAME_FILE=/path may stand for NAME: the value is then read from that file (for secrets).",
  "# Made by `npm run generate` from platform/config/variables.ts.",
];

const composeIntro = [
  "# For docker-compose.yml only. It also needs VIEWER_KEYS, IDENTITY_ISSUER and IDENTITY_JWKS_URL from above.",
  "# Passwords become part of an address: letters, digits, - and _ only (openssl rand -hex 24).",
];

/** .env.example: every variable with its reason and default, all commented out. */
export const envExample = (): string => [...intro, "", ...productFacts().flatMap(entry), ...composeIntro, "", ...composeFacts().flatMap(entry)].join("\n");

function entry({ name, reason, defaultText, example, secret }: VariableFacts): string[] {
  return [`# ${reason}`, ...(example ? [`# Form: ${example}`] : []), ...(secret ? ["# Secret."] : []), `#${name}=${defaultText}`, ""];
}
