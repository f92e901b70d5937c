import { fork, spawn, type ChildProcess } from "node:child_process";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { openDevelopmentIssuer } from "../../gateway/identity/development-issuer.js";
import { today } from "../../platform/calendar/today.js";
import { loadConfig } from "../../platform/config/config.js";
import { personSetting, viewerSettings } from "../../platform/database/session-settings.js";
import { urlsFromAdmin } from "../../platform/database/urls.js";
import { findFreePort } from "../../platform/postgres/free-port.js";
import { toViewer, type Viewer } from "../../platform/viewer/viewer.js";
import { categoriesOf } from "../../subgraphs/recipients/subgraph.js";
import { firstMessage, nodeOptions, peers } from "../gateway/contestants.js";
import type { Look } from "./looks.js";
import { countGraph, countHand, countPostgraphile, postgraphileQuery, viewQuery, type Counts } from "./view.js";

/** Database connections of every side. */
export const POOL = "8";
/** Certification is seen by care managers of this job only. */
const jobType = "介護支援専門員";

/** A server that gives the view, in a process of its own. */
export interface Side {
  readonly process: ChildProcess;
  /** The request for one look. */
  request(look: Look): { readonly url: string; readonly headers: Record<string, string>; readonly body: string };
  count(answer: unknown): Counts;
}

const month = today().slice(0, 7);
const manager = ({ office }: Look) => ({ subject: `manager-${office}`, role: "CARE_MANAGER", office, serviceType: "43", jobType } as const);
const viewerOf = (look: Look): Viewer => toViewer({ subject: manager(look).subject, role: "CARE_MANAGER", officeNumber: look.office, serviceType: "43", jobType, purpose: "CARE", secondFactor: true, categories: categoriesOf("CARE_MANAGER", []) });

export async function startHand(adminUrl: string): Promise<Side> {
  const child = fork(fileURLToPath(new URL("./hand-process.js", import.meta.url)), [adminUrl, POOL], { execArgv: nodeOptions });
  const { url } = await firstMessage<{ url: string }>(child);
  return {
    process: child,
    request: (look) => ({ url, headers: { "content-type": "application/json" }, body: JSON.stringify({ viewer: viewerOf(look), insurerNumber: look.insurerNumber, recipientId: look.recipientId, month }) }),
    count: (answer) => countHand(answer as Parameters<typeof countHand>[0]),
  };
}

export async function startPostgraphile(adminUrl: string): Promise<Side> {
  const child = fork(join(peers, "postgraphile/server.mjs"), [urlsFromAdmin(adminUrl).app, POOL], { execArgv: nodeOptions, env: { ...process.env, GRAPHILE_ENV: "production" } });
  const { url } = await firstMessage<{ url: string }>(child);
  return {
    process: child,
    request: (look) => ({
      url,
      headers: { "content-type": "application/json", "x-settings": JSON.stringify(settingsOf(look)) },
      body: JSON.stringify({ query: postgraphileQuery, variables: { insurer: look.insurerNumber, id: look.recipientId, month } }),
    }),
    count: (answer) => countPostgraphile((answer as { data: { recipientByInsurerNumberAndRowId: Parameters<typeof countPostgraphile>[0] } }).data.recipientByInsurerNumberAndRowId),
  };
}

/** The values of row-level security by name, as PostGraphile wants them. */
const settingsOf = (look: Look): Record<string, string> =>
  Object.fromEntries([...`${viewerSettings(viewerOf(look))}; ${personSetting(look.insurerNumber, look.recipientId)}`.matchAll(/SET LOCAL (app\.\w+) = '([^']*)'/g)].map(([, name = "", value = ""]) => [name, value]));

export async function startOurs(adminUrl: string, dataDir: string, looks: readonly Look[]): Promise<Side> {
  const port = String(await findFreePort());
  const settings = { DATABASE_URL: adminUrl, DATA_DIR: dataDir, PORT: port, LOG_LEVEL: "error", DATABASE_POOL_MAX: POOL, DATABASE_POOL_WAIT_MS: "10000", GUARD_COST_PER_MINUTE: "1000000000", GUARD_REQUESTS_PER_MINUTE: "1000000000" };
  const config = loadConfig(settings);
  const issuer = await openDevelopmentIssuer(config);
  const tokens = new Map<string, string>();
  for (const look of looks) if (!tokens.has(look.office)) tokens.set(look.office, await issuer.issue(manager(look), config.IDENTITY_AUDIENCE));
  const child = spawn(process.execPath, [...nodeOptions, fileURLToPath(new URL("../../cli/kaigo.js", import.meta.url)), "start"], { env: { ...process.env, ...settings }, stdio: ["ignore", "ignore", "inherit"] });
  const url = `http://127.0.0.1:${port}`;
  for (let tries = 0; !(await fetch(`${url}/ready`).then(({ ok }) => ok, () => false)); tries++) {
    if (tries > 300 || child.exitCode !== null) throw new Error("our process did not come up");
    await wait(100);
  }
  return {
    process: child,
    request: (look) => ({ url: `${url}/graphql`, headers: { "content-type": "application/json", authorization: `Bearer ${tokens.get(look.office)}` }, body: JSON.stringify({ query: viewQuery, variables: { id: look.id, month } }) }),
    count: (answer) => countGraph((answer as { data: { recipient: Parameters<typeof countGraph>[0] } }).data.recipient),
  };
}
