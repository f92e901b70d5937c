import { parse } from "yaml";

interface Healthcheck {
  readonly test?: readonly string[];
  readonly disable?: boolean;
}

export interface Service {
  readonly image?: string;
  readonly build?: { readonly dockerfile?: string };
  readonly command?: readonly string[];
  readonly user?: string;
  readonly read_only?: boolean;
  readonly privileged?: boolean;
  readonly tmpfs?: readonly string[];
  readonly cap_drop?: readonly string[];
  readonly cap_add?: readonly string[];
  readonly security_opt?: readonly string[];
  readonly restart?: string;
  readonly networks?: readonly string[];
  readonly ports?: readonly string[];
  readonly volumes?: readonly string[];
  readonly depends_on?: Readonly<Record<string, { readonly condition?: string }>>;
  readonly environment?: Readonly<Record<string, string | number>>;
  readonly healthcheck?: Healthcheck;
}

export interface ComposeFile {
  readonly services: Readonly<Record<string, Service>>;
  readonly networks?: Readonly<Record<string, { readonly internal?: boolean } | null>>;
  readonly volumes?: Readonly<Record<string, unknown>>;
}

export interface Expectations {
  /** Variables the product reads. */
  readonly product: readonly string[];
  /** Product variables and compose-only ones that hold secrets. */
  readonly secrets: readonly string[];
  /** Secrets of what is off until they are given. */
  readonly optionalSecrets: readonly string[];
  /** Variables that only the compose file reads. */
  readonly composeOnly: readonly string[];
  readonly subgraphs: readonly string[];
}

export const readCompose = (text: string): ComposeFile => parse(text, { merge: true, uniqueKeys: true }) as ComposeFile;

const interpolation = /(?<!\$)\$\{([A-Z0-9_]+)(:?[-?+])?([^}]*)\}/g;

/** Every variable that a compose file asks its reader for. */
export const askedFor = (text: string): string[] => [...new Set([...text.matchAll(interpolation)].map(([, name = ""]) => name))];

/** A service's environment as its process gets it, with these values given by the reader. */
export function environmentOf({ environment = {} }: Service, given: Readonly<Record<string, string>>): Record<string, string> {
  const fill = (value: string) => value.replace(interpolation, (_, name: string, _operator: string, otherwise: string) => given[name] ?? otherwise);
  return Object.fromEntries(Object.entries(environment).map(([name, value]) => [name, fill(String(value))]));
}

/** What is wrong with a compose file, as one sentence each. Stands in for the engine, which most machines do not have. */
export function composeOffences(text: string, expected: Expectations): string[] {
  const file = readCompose(text);
  return [...variableOffences(text, expected), ...Object.entries(file.services).flatMap(([name, service]) => serviceOffences(name, service, file, expected)), ...subgraphOffences(file, expected)];
}

function variableOffences(text: string, { product, composeOnly, secrets, optionalSecrets }: Expectations): string[] {
  return [...text.matchAll(interpolation)].flatMap(([whole, name = "", operator = ""]) => {
    if (!product.includes(name) && !composeOnly.includes(name)) return [`${name} is not a known variable`];
    if (optionalSecrets.includes(name) && whole === `\${${name}:-}`) return [];
    if (secrets.includes(name) && operator !== ":?") return [`${whole}: a secret must be asked for with :?`];
    return operator === "" ? [`${whole} may silently be empty`] : [];
  });
}

function serviceOffences(name: string, service: Service, file: ComposeFile, { product, secrets }: Expectations): string[] {
  const bad: string[] = [];
  const expect = (holds: boolean | undefined, what: string) => void (holds || bad.push(`${name} ${what}`));
  const isOnce = service.restart === "no";
  expect(/:[\w.-]*\d[\w.-]*$/.test(service.image ?? ""), "needs an image with a version");
  expect(service.user !== undefined && !/^(root|0)\b/.test(service.user), "runs as root");
  expect(service.read_only === true, "can write to its image");
  expect(service.tmpfs?.includes("/tmp"), "has no /tmp in memory");
  expect(service.privileged === undefined && service.cap_add === undefined, "is given more than it needs");
  expect(service.cap_drop?.includes("ALL"), "keeps capabilities");
  expect(service.security_opt?.includes("no-new-privileges:true"), "may gain privileges");
  expect(service.restart === "unless-stopped" || isOnce, "does not come back after a crash");
  expect(isOnce ? service.healthcheck?.disable : Boolean(service.healthcheck?.test?.length) && !service.healthcheck?.disable, "has no health check");
  expect(!(service.ports ?? []).some((port) => !port.startsWith("127.0.0.1:")), "is open to the network");
  expect(name === "gateway" || !service.ports, "is reachable past the gateway");
  for (const network of service.networks ?? []) expect(network in (file.networks ?? {}), `is in an unknown network ${network}`);
  for (const volume of service.volumes ?? []) expect((volume.split(":")[0] ?? "") in (file.volumes ?? {}), `mounts ${volume} of the host`);
  for (const [other, { condition }] of Object.entries(service.depends_on ?? {})) {
    const wanted = file.services[other]?.restart === "no" ? "service_completed_successfully" : "service_healthy";
    expect(other in file.services && condition === wanted, `must wait for ${other} with ${wanted}`);
  }
  for (const [variable, value] of Object.entries(service.environment ?? {})) {
    if (service.build) expect(product.includes(variable), `sets ${variable}, which the product does not read`);
    const literal = String(value).replace(interpolation, "");
    expect(!secrets.includes(variable) || (String(value) !== literal && !/:\/\/[^/@]*:[^/@]+@/.test(literal)), `has the secret ${variable} written out`);
  }
  return bad;
}

function subgraphOffences({ services, networks }: ComposeFile, { subgraphs }: Expectations): string[] {
  const run = Object.entries(services).filter(([, { command }]) => command?.[0] === "subgraph");
  const wrong = run.filter(([name, { command }]) => command?.[1] !== name).map(([name]) => `${name} runs another subgraph`);
  const same = (a: readonly string[], b: readonly string[]) => [...a].sort().join() === [...b].sort().join();
  const gateway = services["gateway"];
  const addresses = String(gateway?.environment?.["SUBGRAPH_URLS"] ?? "").split(",");
  const wanted = run.map(([name, { environment }]) => `${name}=http://${name}:${environment?.["PORT"]}`);
  if (!same(run.map(([name]) => name), subgraphs)) wrong.push(`the subgraphs are ${subgraphs.join(", ")}`);
  if (!same(addresses, wanted)) wrong.push(`SUBGRAPH_URLS should be ${wanted.join(",")}`);
  if (run.some(([, service]) => (service.networks ?? []).some((network) => !networks?.[network]?.internal))) wrong.push("a subgraph is in a network that leads out");
  if (subgraphs.some((name) => !(name in (gateway?.depends_on ?? {})))) wrong.push("the gateway does not wait for every subgraph");
  return wrong;
}
