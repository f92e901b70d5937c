import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { composeVariables } from "../../cli/generate/compose-variables.js";
import { loadConfig } from "../../platform/config/config.js";
import { variables } from "../../platform/config/variables.js";
import { databaseUrls } from "../../platform/database/urls.js";
import { parseViewerKeys } from "../../platform/viewer/signed-viewer.js";
import { askedFor, composeOffences, environmentOf, readCompose } from "../support/source-tree/compose.js";
import { projectRoot, sourceTree } from "../support/source-tree/source-file.js";

const text = readFileSync(join(projectRoot, "docker-compose.yml"), "utf8");
const product = Object.keys(variables);
const composeOnly = Object.keys(composeVariables);
const secrets = [...Object.entries(variables).filter(([, variable]) => "secret" in variable && variable.secret).map(([name]) => name), ...composeOnly];
const subgraphs = ["recipients", "care-plans", "schedules", "actuals", "municipal", "exchange"];
const expected = { product, secrets, optionalSecrets: ["METRICS_TOKEN", "IDENTITY_CLIENT_SECRET", "SESSION_KEYS"], composeOnly, subgraphs };
const offences = (changed: string) => composeOffences(changed, expected);
const replaced = (before: string, after: string) => {
  expect(text).toContain(before);
  return text.replace(before, after);
};

describe("docker-compose.yml", () => {
  test("has the distributed shape, locked down, without a secret in it", () => {
    expect(offences(text)).toEqual([]);
  });

  test("runs the six subgraphs by the names of their manifests", () => {
    const names = sourceTree().filter(({ path }) => /^subgraphs\/[^/]+\/subgraph\.ts$/.test(path)).map((file) => /\bname:\s*"([a-z-]+)"/.exec(file.text)?.[1]);
    expect(names.sort()).toEqual([...subgraphs].sort());
  });

  test("asks for nothing that .env.example does not explain", () => {
    const example = readFileSync(join(projectRoot, ".env.example"), "utf8");
    expect(askedFor(text).filter((name) => !example.includes(`\n#${name}=`))).toEqual([]);
    expect(composeOnly.filter((name) => !askedFor(text).includes(name))).toEqual([]);
  });

  test("gives every process settings that it accepts in production", () => {
    const given = { ...Object.fromEntries(composeOnly.map((name) => [name, "a-long-password"])), VIEWER_KEYS: `2026-11:${"k".repeat(32)}`, IDENTITY_ISSUER: "https://id.example.jp", IDENTITY_JWKS_URL: "https://id.example.jp/jwks.json" };
    for (const service of Object.values(readCompose(text).services).filter(({ build }) => build)) {
      const config = loadConfig(environmentOf(service, given));
      expect(config).toMatchObject({ production: true, HOST: "0.0.0.0", PARCEL_MAX_BYTES: loadConfig({}).PARCEL_MAX_BYTES });
      if (service.command?.[0] === "gateway") expect(config.SUBGRAPH_URLS).toHaveLength(subgraphs.length);
      else expect(databaseUrls(config)).toMatchObject({ app: "postgres://kaigo_app:a-long-password@postgres:5432/kaigo" });
      if (service.command?.[0] !== "migrate") expect(parseViewerKeys(config.VIEWER_KEYS)).toHaveLength(1);
      expect(config.DATABASE_URL === undefined).toBe(service.command?.[0] !== "migrate");
    }
    expect(() => loadConfig(environmentOf(readCompose(replaced("PORT: 4101", "PORT: no")).services["recipients"] ?? {}, given))).toThrow("PORT");
  });

  test("leaves room in the database's connections when every pool is full", () => {
    const { services } = readCompose(text);
    const most = Number(/max_connections=(\d+)/.exec(services["postgres"]?.command?.join(" ") ?? "")?.[1]);
    const perProcess = Number(services["recipients"]?.environment?.["DATABASE_POOL_MAX"]);
    const pools = perProcess + Math.min(4, perProcess) + 2;
    expect(subgraphs.length * pools).toBeLessThanOrEqual(most * 0.8);
    expect(subgraphs.length * (8 + 4 + 2)).toBeGreaterThan(most * 0.8);
  });

  test.each([
    ["a root user", "user: node", "user: root", "runs as root"],
    ["a writable image", "read_only: true", "read_only: false", "can write to its image"],
    ["kept capabilities", "cap_drop: [ALL]", "cap_drop: [NET_RAW]", "keeps capabilities"],
    ["a floating image", "image: postgres:18", "image: postgres:latest", "needs an image with a version"],
    ["a password written out", "${POSTGRES_PASSWORD:?set a password}\n      POSTGRES_DB", "hunter2\n      POSTGRES_DB", "has the secret POSTGRES_PASSWORD written out"],
    ["a password in an address", "kaigo_app:${KAIGO_APP_PASSWORD:?set a password}@", "kaigo_app:hunter2@", "has the secret DATABASE_APP_URL written out"],
    ["a secret with a default", "${VIEWER_KEYS:?set id:secret}", "${VIEWER_KEYS:-a:b}", "a secret must be asked for"],
    ["a token of its own for the figures", "${METRICS_TOKEN:-}", "${METRICS_TOKEN:-sixteen-letters-x}", "a secret must be asked for"],
    ["an unknown variable", "${LOG_LEVEL:-}", "${LOGLEVEL:-}", "LOGLEVEL is not a known variable"],
    ["a setting nobody reads", "PORT: 4101", "PORTS: 4101", "sets PORTS"],
    ["a missing subgraph", "command: [subgraph, actuals]", "command: [subgraph, actual]", "runs another subgraph"],
    ["a wrong address", "http://municipal:4105", "http://municipal:4104", "SUBGRAPH_URLS should be"],
    ["no health check", "healthcheck: *ready", "healthcheck: { disable: true }", "gateway has no health check"],
    ["not waiting for the migration", "migrate: { condition: service_completed_successfully }", "migrate: { condition: service_started }", "must wait for migrate"],
    ["a port open to all", '"127.0.0.1:4000:4000"', '"4000:4000"', "is open to the network"],
    ["a way out for subgraphs", "house: { internal: true }", "house: {}", "leads out"],
  ])("would be refused with %s", (_name, before, after, told) => {
    expect(offences(replaced(before, after)).join("\n")).toContain(told);
  });

  const plugin = ["docker compose", "docker-compose"].find((command) => spawnSync(`${command} version`, { shell: true }).status === 0);
  const title = plugin ? `is accepted by ${plugin} config` : "was checked by its structure only: docker compose is not installed here";
  test(title, () => {
    const given = { ...process.env, ...Object.fromEntries(askedFor(text).map((name) => [name, "1"])) };
    const config = plugin && spawnSync(`${plugin} -f docker-compose.yml config --quiet`, { shell: true, cwd: projectRoot, env: given, encoding: "utf8" });
    expect(config ? [config.status, config.stderr] : plugin).toEqual(plugin ? [0, ""] : undefined);
  });
});

describe("figures of the distributed shape", () => {
  const { services } = readCompose(text);
  const processes = Object.entries(services).filter(([, { build, command }]) => build && command?.[0] !== "migrate");
  const given = { ...Object.fromEntries(composeOnly.map((name) => [name, "a-long-password"])), VIEWER_KEYS: `2026-11:${"k".repeat(32)}`, IDENTITY_ISSUER: "https://id.example.jp", IDENTITY_JWKS_URL: "https://id.example.jp/jwks.json" };

  test("are off until they are asked for, and then of every process", () => {
    for (const [name, service] of processes) {
      expect([name, loadConfig(environmentOf(service, given)).METRICS_PORT]).toEqual([name, undefined]);
      const asked = loadConfig(environmentOf(service, { ...given, METRICS_PORT: "9464", METRICS_TOKEN: "sixteen-letters-x", OTEL_EXPORTER_OTLP_ENDPOINT: "http://collector:4318", TRACES_RATIO: "0.1" }));
      expect(asked).toMatchObject({ METRICS_PORT: 9_464, METRICS_HOST: "0.0.0.0", METRICS_TOKEN: "sixteen-letters-x", OTEL_EXPORTER_OTLP_ENDPOINT: "http://collector:4318", TRACES_RATIO: 0.1 });
    }
  });

  test("are read from every process by deploy/prometheus.yml", () => {
    const { scrape_configs: jobs } = parse(readFileSync(join(projectRoot, "deploy/prometheus.yml"), "utf8")) as { scrape_configs: { static_configs: { targets: string[] }[] }[] };
    expect(jobs.flatMap(({ static_configs }) => static_configs.flatMap(({ targets }) => targets)).sort()).toEqual(processes.map(([name]) => `${name}:9464`).sort());
  });
});

describe("deploy/Dockerfile", () => {
  const dockerfile = readFileSync(join(projectRoot, "deploy/Dockerfile"), "utf8");
  const last = dockerfile.slice(dockerfile.lastIndexOf("\nFROM "));

  test("ends in a small stage without development packages, as a user that is not root", () => {
    expect(dockerfile.match(/^FROM .*$/gm)).toEqual(["FROM node:24-slim AS build", "FROM node:24-slim"]);
    expect(dockerfile).toMatch(/^RUN npm ci .*\n(?:.*\n)*RUN npm run build\n(?:.*\n)*RUN npm prune --omit=dev/m);
    expect(last).toMatch(/^USER node$/m);
    expect(last).toContain("NODE_ENV=production");
    expect(last).toContain("NODE_OPTIONS=--max-semi-space-size=64");
    expect(last).toContain('ENTRYPOINT ["node", "--no-allocation-site-pretenuring", ');
    expect(last).toMatch(/^HEALTHCHECK /m);
    expect(last).not.toMatch(/^(?:RUN|ADD) /m);
  });

  test("is given every folder that is compiled, and neither secrets nor this machine's packages", () => {
    const { include } = JSON.parse(readFileSync(join(projectRoot, "tsconfig.json"), "utf8")) as { include: string[] };
    const given = readFileSync(join(projectRoot, ".dockerignore"), "utf8").match(/^!.*$/gm)?.map((line) => line.slice(1));
    expect(given).toEqual(expect.arrayContaining([...include, "web", "schema", "scripts", "package.json", "package-lock.json", "tsconfig.json"]));
    expect(given?.filter((path) => /^(\.git|\.env|\.data|node_modules|dist)/.test(path))).toEqual([]);
  });
});
