import { readFile } from "node:fs/promises";
import { circuitMeasure, servedMeasures } from "../../gateway/house/served-measures.js";
import { houseMeasures, workMeasures } from "../../gateway/house/house-measures.js";
import type { House } from "../../gateway/house/open-house.js";
import { allManifests } from "../../gateway/house/manifests.js";
import { loadConfig } from "../../platform/config/config.js";
import type { Database } from "../../platform/database/database.js";
import { documentMeasures } from "../../platform/telemetry/document-measures.js";
import { Metrics } from "../../platform/telemetry/metrics.js";

interface Dashboard {
  readonly panels: readonly { readonly title: string; readonly targets: readonly { readonly expr: string }[] }[];
}

/** Names that a query reads, with the labels it names beside them. */
const namesOf = (query: string): string[] => [...query.matchAll(/\b((?:kaigo|nodejs|process)_\w+)/g)].map(([, name]) => name ?? "");

const known = (): Set<string> => {
  const metrics = new Metrics();
  const nobody = {} as Database;
  metrics.add([
    ...servedMeasures({} as Parameters<typeof servedMeasures>[0]),
    circuitMeasure({ states: () => ({}) }),
    ...documentMeasures({ size: 0, hits: 0, misses: 0 }),
    ...houseMeasures({ database: nobody } as Parameters<typeof houseMeasures>[0]),
    ...workMeasures({ database: nobody, audit: {} as House["audit"], manifests: allManifests(loadConfig({ NODE_ENV: "test" })) }),
  ]);
  return new Set(
    metrics.registry.getMetricsAsArray().flatMap(({ name, type }) => (String(type) === "histogram" ? ["_bucket", "_count", "_sum"].map((end) => name + end) : [name])),
  );
};

describe("the dashboard", () => {
  let dashboard: Dashboard;
  const names = known();
  const unknown = ({ panels }: Dashboard) => panels.flatMap(({ targets }) => targets.flatMap(({ expr }) => namesOf(expr))).filter((name) => !names.has(name));

  beforeAll(async () => {
    dashboard = JSON.parse(await readFile("deploy/grafana/kaigo-graph.json", "utf8")) as Dashboard;
  });

  test("reads only what is counted", () => {
    expect(unknown(dashboard)).toEqual([]);
    expect(unknown({ panels: [{ title: "x", targets: [{ expr: "rate(kaigo_gone_total[5m]) / kaigo_plans" }] }] })).toEqual(["kaigo_gone_total"]);
  });

  test("shows everything that we count ourselves", () => {
    const read = new Set(dashboard.panels.flatMap(({ targets }) => targets.flatMap(({ expr }) => namesOf(expr))).map((name) => name.replace(/_(bucket|count|sum)$/, "")));
    const own = [...names].filter((name) => name.startsWith("kaigo_")).map((name) => name.replace(/_(bucket|count|sum)$/, ""));
    // The supergraph in service is what the choice of jobs is made of.
    expect([...new Set(own)].filter((name) => !read.has(name))).toEqual(["kaigo_supergraph_info"]);
  });
});
