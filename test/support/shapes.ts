import type { FastifyInstance } from "fastify";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createDistributedApp } from "../../gateway/house/distributed.js";
import { createOneProcessApp } from "../../gateway/house/one-process.js";
import { openHouse, type House, type HouseOptions } from "../../gateway/house/open-house.js";
import { openDevelopmentIssuer, type DevelopmentIdentity, type DevelopmentIssuer } from "../../gateway/identity/development-issuer.js";
import type { EmbeddedPersona } from "../../gateway/identity/embedded/persona.js";
import { registerProvider } from "../../gateway/identity/embedded/register-provider.js";
import { callbackUrl, openSessions } from "../../gateway/session/open-sessions.js";
import { listenForOffices } from "../../gateway/http/certificate-listener.js";
import { openBudgets } from "../../gateway/guard/viewer-budgets.js";
import { createIdentify, tokenRules } from "../../gateway/identity/identity.js";
import { loadConfig } from "../../platform/config/config.js";
import { urlsFromAdmin } from "../../platform/database/urls.js";
import { createLogger, type Logger } from "../../platform/log/logger.js";
import { createSubgraphServer } from "../../platform/subgraph/subgraph-server.js";
import { parseViewerKeys } from "../../platform/viewer/signed-viewer.js";
import { categoriesOf } from "../../subgraphs/recipients/subgraph.js";
import { patience } from "./patience.js";

export type ShapeName = "one process" | "distributed";

export const shapeNames: readonly ShapeName[] = ["one process", "distributed"];

/** The product running in one of its shapes, over real HTTP on loopback. */
export interface Shape {
  readonly url: string;
  readonly house: House;
  /** The same token each time: making and checking one costs as much as many an answer. */
  token(identity: DevelopmentIdentity): Promise<string>;
  close(): Promise<void>;
}

/** Listeners, telemetry and log of the house, people of an embedded identity provider to sign in at, and pages beside the graph (in one process). */
export interface ShapeOptions extends HouseOptions {
  readonly personas?: readonly EmbeddedPersona[] | ((house: House, issuer: DevelopmentIssuer) => Promise<readonly EmbeddedPersona[]>);
  readonly register?: readonly ((app: FastifyInstance) => void | Promise<void>)[];
  /** Where the gateway and its subgraphs log; nowhere unless given. */
  readonly logger?: Logger;
}

const viewerKeys = ["test:0123456789abcdef0123456789abcdef"];

/** Tests ask thousands of times as one person; what limits do is tried where they are the subject. */
const generous = { GUARD_COST_PER_MINUTE: "1000000000", GUARD_REQUESTS_PER_MINUTE: "1000000000" };

// A test that fails before it has closed what it opened leaves it to this: jest would wait for it for ever.
const closings = new Set<() => Promise<void>>();
afterAll(() => Promise.all([...closings].map((close) => close())));

/** The saved operations are planned at each start: only tests that are about them need that. */
export const withSavedOperations = { OPERATIONS: "schema/operations" };
const withoutSavedOperations = { OPERATIONS: "" };

/** Starts the product on a test database, without saved operations. Settings are environment variables by name. */
export async function startShape(name: ShapeName, adminUrl: string, settings: Record<string, string> = {}, options: ShapeOptions = {}): Promise<Shape> {
  const opened: (() => Promise<unknown>)[] = [];
  let closing: Promise<void> | undefined;
  const close = () => (closing ??= inReverse(opened).finally(() => closings.delete(close)));
  closings.add(close);
  try {
    return { ...(await open(name, adminUrl, settings, options, opened)), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function inReverse(opened: readonly (() => Promise<unknown>)[]): Promise<void> {
  for (const close of [...opened].reverse()) await close();
}

/** Notes in `opened` how to close what it opens. */
async function open(name: ShapeName, adminUrl: string, settings: Record<string, string>, options: ShapeOptions, opened: (() => Promise<unknown>)[]): Promise<Omit<Shape, "close">> {
  const dataDir = await mkdtemp(join(tmpdir(), "kaigo-shape-"));
  opened.push(() => rm(dataDir, { recursive: true, force: true }));
  const environment = { NODE_ENV: "test", DATA_DIR: dataDir, PORT: "0", LOG_LEVEL: "silent", VIEWER_KEYS: viewerKeys.join(","), ...patience, ...generous, ...withoutSavedOperations, ...settings };
  const config = loadConfig(environment);
  const logger = options.logger ?? createLogger(config.LOG_LEVEL);
  const issuer = await openDevelopmentIssuer(config);
  const identify = createIdentify(tokenRules(config, issuer), (role) => categoriesOf(role, config.OPEN_CELLS));
  const house = await openHouse(config, urlsFromAdmin(adminUrl), undefined, options);
  opened.push(() => house.close());
  let app: FastifyInstance;
  if (name === "one process") {
    const { register = [] } = options;
    const personas = typeof options.personas === "function" ? await options.personas(house, issuer) : options.personas;
    const sessions = personas && openSessions(config, issuer);
    app = await createOneProcessApp({
      house,
      identify,
      budgets: openBudgets(config),
      logger,
      ...(sessions && { sessions }),
      register: [...register, ...(personas ? [(scope: FastifyInstance) => registerProvider(scope, { issuer, personas, audience: config.IDENTITY_AUDIENCE, redirectUri: callbackUrl(config), production: false })] : [])],
    });
  }
  else {
    const urls = await listenSubgraphs(house, opened, logger);
    app = await createDistributedApp({ config: loadConfig({ ...environment, SUBGRAPH_URLS: urls.join(",") }), identify, budgets: openBudgets(config), logger, telemetry: options.telemetry });
  }
  opened.push(() => app.close());
  const url = await app.listen({ host: "127.0.0.1", port: config.PORT });
  const offices = await listenForOffices(app, config);
  opened.push(async () => offices?.close());
  const tokens = new Map<string, Promise<string>>();
  const token = (identity: DevelopmentIdentity): Promise<string> => {
    const key = JSON.stringify(identity);
    const known = tokens.get(key) ?? issuer.issue(identity, config.IDENTITY_AUDIENCE);
    tokens.set(key, known);
    return known;
  };
  return { url, house, token };
}

async function listenSubgraphs(house: House, opened: (() => Promise<unknown>)[], logger: Logger): Promise<string[]> {
  const urls: string[] = [];
  for (const subgraph of house.subgraphs) {
    const routes = house.manifests.find(({ name }) => name === subgraph.name)?.routes;
    const server = createSubgraphServer({
      subgraph,
      database: house.database,
      audit: house.audit,
      viewerKeys: parseViewerKeys(viewerKeys),
      standing: house.standing,
      logger,
      directory: house.services.directory,
      followers: house.services.followers,
      endSession: house.endSession,
      // They share this process and its one registry: the first counts for all.
      telemetry: urls.length === 0 ? house.telemetry : { tracing: house.telemetry.tracing },
      routes: routes && ((scope, viewerOf) => routes(scope, { ...house.services, viewerOf })),
    });
    opened.push(() => server.close());
    urls.push(`${subgraph.name}=${await server.listen({ host: "127.0.0.1", port: 0 })}`);
  }
  return urls;
}
