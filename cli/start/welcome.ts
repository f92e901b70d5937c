import type { Language } from "../../platform/errors/kaigo-error.js";
import { terminalLanguage } from "../output/language.js";
import type { DemoIdentities } from "./demo-identities.js";

const words = {
  en: {
    ready: "Kaigo Graph is ready.",
    graphiql: "GraphiQL",
    graph: "Graph   ",
    docs: "Docs    ",
    exchange: "Exchange",
    health: "Health  ",
    stop: "Stop with Ctrl-C.",
    identities: "Demo identities (synthetic people; tokens are good for 12 hours):",
    paste: "Paste this to ask as the doctor:",
  },
  ja: {
    ready: "Kaigo Graph の準備ができました。",
    graphiql: "画面　　",
    graph: "グラフ　",
    docs: "説明書　",
    exchange: "送受信　",
    health: "稼働確認",
    stop: "Ctrl-C で止まります。",
    identities: "デモの人物（すべて架空。トークンは 12 時間有効）:",
    paste: "医師として問い合わせる例（貼り付けて実行）:",
  },
} as const;

export interface WelcomeOptions {
  readonly identities: DemoIdentities | undefined;
  /** Whether GraphiQL is served. */
  readonly explorer: boolean;
  readonly json: boolean;
}

/** Prints where everything is, a token for each role, and one example to paste; as JSON in one line for scripts. */
export async function printWelcome(address: string, options: WelcomeOptions): Promise<void> {
  process.stdout.write(`${options.json ? JSON.stringify(await toWelcome(address, options)) : await describe(address, options, terminalLanguage())}\n`);
}

const addressesOf = (address: string, explorer: boolean) => ({ ...(explorer && { graphiql: `${address}/graphiql` }), graph: `${address}/graphql`, docs: `${address}/docs`, exchange: `${address}/exchange/parcels`, health: `${address}/health`, ready: `${address}/ready` });

const exampleOf = (identities: DemoIdentities) => ({ query: "query Person($id: ID!) { recipient(id: $id) { name carePlan { overallSupportPolicy } insuredCard { careLevel } } }", variables: { id: identities.examplePersonId } });

async function toWelcome(address: string, { identities, explorer }: WelcomeOptions): Promise<object> {
  return { addresses: addressesOf(address, explorer), identities: (await identities?.personas()) ?? [], example: identities ? exampleOf(identities) : null };
}

async function describe(address: string, { identities, explorer }: WelcomeOptions, language: Language): Promise<string> {
  const say = words[language];
  const { graphiql, graph, docs, exchange, health, ready } = addressesOf(address, explorer);
  const lines = identities ? await describeIdentities(graph, identities, language) : [];
  return [...lines, "", say.ready, "", ...(graphiql ? [`  ${say.graphiql}   ${graphiql}`] : []), `  ${say.graph}   ${graph}`, `  ${say.docs}   ${docs}`, `  ${say.exchange}   ${exchange}`, `  ${say.health}   ${health}   ${ready}`, "", say.stop, ""].join("\n");
}

async function describeIdentities(graph: string, identities: DemoIdentities, language: Language): Promise<string[]> {
  const personas = await identities.personas();
  const doctor = personas.find(({ role }) => role === "MEDICAL_INSTITUTION") ?? personas[0];
  return [
    "",
    words[language].identities,
    ...personas.flatMap(({ id, title, token }) => ["", `  ${id} – ${title[language]}`, `  ${token}`]),
    "",
    words[language].paste,
    "",
    `  curl -s ${graph} -H 'content-type: application/json' -H 'authorization: Bearer ${doctor?.token}' -d '${JSON.stringify(exampleOf(identities))}'`,
  ];
}
