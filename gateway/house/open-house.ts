import { AuditWriter } from "../../platform/audit/audit-trail.js";
import type { Config } from "../../platform/config/config.js";
import { openDatabase, type Database, type DatabaseOptions } from "../../platform/database/database.js";
import type { DatabaseUrls } from "../../platform/database/urls.js";
import { buildSubgraph, type BuiltSubgraph } from "../../platform/graphql/build-subgraph.js";
import type { RouteServices, SubgraphManifest } from "../../platform/subgraph/manifest.js";
import type { CheckStanding } from "../../platform/subgraph/standing.js";
import type { Viewer } from "../../platform/viewer/viewer.js";
import type { Telemetry } from "../../platform/telemetry/telemetry.js";
import { watchStatements } from "../../platform/telemetry/watch-statements.js";
import { viewerOf } from "../http/authenticate.js";
import { allCensuses, allExporters, allFollowers, allImporters, allManifests, getDirectory, getSessionEnd, getStanding } from "./manifests.js";

/** Everything that the shapes of the product are made of: one database, one audit, and the subgraphs asked for. */
export interface House {
  readonly config: Config;
  readonly database: Database;
  readonly audit: AuditWriter;
  readonly manifests: readonly SubgraphManifest[];
  readonly subgraphs: readonly BuiltSubgraph[];
  readonly services: RouteServices;
  readonly standing: CheckStanding;
  /** Notes for good that a viewer's browser session has ended. */
  endSession(viewer: Viewer): Promise<void>;
  readonly telemetry: Telemetry;
  close(): Promise<void>;
}

export interface HouseOptions extends DatabaseOptions {
  readonly telemetry?: Telemetry;
}

/** Opens the database and builds the named subgraphs, all when none is named. Nothing is served yet. */
export async function openHouse(config: Config, urls: DatabaseUrls, only?: readonly string[], options: HouseOptions = {}): Promise<House> {
  const { telemetry = {} } = options;
  const manifests = allManifests(config);
  const database = openDatabase(urls, config, { watch: watchStatements(telemetry), ...options });
  const audit = new AuditWriter(database, config.AUDIT_SEAL_LIMIT_MS, manifests.flatMap(({ papers = [] }) => papers), config.AUDIT_MISS_MS);
  // One after another: type-graphql keeps its metadata in one place for the whole process.
  const subgraphs: BuiltSubgraph[] = [];
  for (const manifest of manifests) if (!only || only.includes(manifest.name)) subgraphs.push(await buildSubgraph(manifest));
  return {
    config,
    database,
    audit,
    manifests,
    subgraphs,
    standing: getStanding(manifests)(database),
    endSession: (viewer) => getSessionEnd(manifests)(database, viewer),
    telemetry,
    services: { database, audit, importers: allImporters(manifests), exporters: allExporters(manifests), followers: allFollowers(manifests), directory: getDirectory(manifests), censuses: allCensuses(manifests), viewerOf },
    close: () => database.close(),
  };
}
