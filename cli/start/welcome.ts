import { terminalLanguage } from "../output/language.js";
import type { DemoIdentities } from "./demo-identities.js";

/** Prints where everything is, a token for each role, and one example to paste. */
export async function printWelcome(address: string, identities: DemoIdentities | undefined, explorer: boolean, out: NodeJS.WritableStream = process.stdout): Promise<void> {
  const language = terminalLanguage();
  const lines: string[] = [];
  if (identities) lines.push(...(await describeIdentities(address, identities, language)));
  lines.push("", "Kaigo Graph is ready.", "", ...(explorer ? [`  GraphiQL   ${address}/graphiql`] : []), `  Graph      ${address}/graphql`, `  Docs       ${address}/docs`, `  Exchange   ${address}/exchange/parcels`, `  Health     ${address}/health   ${address}/ready`, "", "Stop with Ctrl-C.", "");
  out.write(`${lines.join("\n")}\n`);
}

async function describeIdentities(address: string, identities: DemoIdentities, language: "ja" | "en"): Promise<string[]> {
  const personas = await identities.personas();
  const doctor = personas.find(({ role }) => role === "MEDICAL_INSTITUTION") ?? personas[0];
  const query = "query Person($id: ID!) { recipient(id: $id) { name carePlan { overallSupportPolicy } insuredCard { careLevel } } }";
  const body = JSON.stringify({ query, variables: { id: identities.examplePersonId } });
  return [
    "",
    "Demo identities (synthetic people; tokens are good for 12 hours):",
    ...personas.flatMap(({ id, title, token }) => ["", `  ${id} – ${title[language]}`, `  ${token}`]),
    "",
    "Paste this to ask as the doctor:",
    "",
    `  curl -s ${address}/graphql -H 'content-type: application/json' -H 'authorization: Bearer ${doctor?.token}' -d '${body}'`,
  ];
}
