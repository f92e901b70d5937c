import type { Config } from "../../platform/config/config.js";
import type { Census } from "../../platform/subgraph/census.js";
import type { WriteTransaction } from "../../platform/database/write-transaction.js";
import type { Exporter } from "../../platform/subgraph/exporter.js";
import type { Follower } from "../../platform/subgraph/follower.js";
import type { Importer } from "../../platform/subgraph/importer.js";
import type { LoadKind } from "../../platform/subgraph/load-kind.js";
import type { SubgraphManifest } from "../../platform/subgraph/manifest.js";
import type { SessionEnd, StandingOf } from "../../platform/subgraph/standing.js";
import type { SubjectDirectory } from "../../platform/subgraph/subject-directory.js";
import { actualsSubgraph } from "../../subgraphs/actuals/subgraph.js";
import { carePlansSubgraph } from "../../subgraphs/care-plans/subgraph.js";
import { createExchangeSubgraph } from "../../subgraphs/exchange/subgraph.js";
import { createMunicipalSubgraph, toAgeLimits } from "../../subgraphs/municipal/subgraph.js";
import { recipientsSubgraph } from "../../subgraphs/recipients/subgraph.js";
import { schedulesSubgraph } from "../../subgraphs/schedules/subgraph.js";

/** What the manifests take from the settings. */
export type ManifestSettings = Pick<Config, "RELATIONSHIP_GRACE_MONTHS" | "STAFF_ACCOUNTS" | "CERTIFICATION_JOB_TYPES" | "PARCEL_MAX_BYTES" | "OFFICE_CHECK_DIGIT" | "STATISTICS_AGE_LIMITS" | "production">;

/** The six subgraphs of the house. Everything that needs "all subgraphs" starts here. */
export const allManifests = (config: ManifestSettings): readonly SubgraphManifest[] => [
  recipientsSubgraph({ graceMonths: config.RELATIONSHIP_GRACE_MONTHS, accountsRequired: (config.STAFF_ACCOUNTS ?? (config.production ? "required" : "known")) === "required", certificationJobTypes: config.CERTIFICATION_JOB_TYPES }),
  carePlansSubgraph,
  schedulesSubgraph,
  actualsSubgraph,
  createMunicipalSubgraph({ ageLimits: toAgeLimits(config.STATISTICS_AGE_LIMITS) }),
  createExchangeSubgraph({ maxBytes: config.PARCEL_MAX_BYTES, checkDigits: config.OFFICE_CHECK_DIGIT, openToLocal: !config.production }),
];

export const allImporters = (manifests: readonly SubgraphManifest[]): Importer[] => manifests.flatMap(({ importers }) => importers ?? []);

export const allExporters = (manifests: readonly SubgraphManifest[]): Exporter[] => manifests.flatMap(({ exporters }) => exporters ?? []);

export const allFollowers = (manifests: readonly SubgraphManifest[]): Follower[] => manifests.flatMap(({ followers }) => followers ?? []);

export const allLoads = (manifests: readonly SubgraphManifest[]): LoadKind[] => manifests.flatMap(({ loads }) => loads ?? []);

export const allCensuses = (manifests: readonly SubgraphManifest[]): Census[] => manifests.flatMap(({ censuses }) => censuses ?? []);

/** How the house tells whether an account is in force. Throws when no subgraph brings accounts. */
export function getStanding(manifests: readonly SubgraphManifest[]): StandingOf {
  const standing = manifests.find((manifest) => manifest.standing)?.standing;
  if (!standing) throw new Error("no subgraph brings staff accounts");
  return standing;
}

/** How the house notes that a browser session has ended. Throws when no subgraph does. */
export function getSessionEnd(manifests: readonly SubgraphManifest[]): SessionEnd {
  const end = manifests.find((manifest) => manifest.endSession)?.endSession;
  if (!end) throw new Error("no subgraph ends sessions");
  return end;
}

/** The directory of people and offices. Throws when no subgraph brings one. */
export function getDirectory(manifests: readonly SubgraphManifest[]): SubjectDirectory {
  const directory = manifests.find((manifest) => manifest.directory)?.directory;
  if (!directory) throw new Error("no subgraph brings a directory of people");
  return directory;
}

/** What follows in each subgraph when an insurer's load is stored without a refused line. */
export const onReconciled = (manifests: readonly SubgraphManifest[]) => async (tx: WriteTransaction, insurerNumber: string): Promise<void> => {
  for (const { loaded } of manifests) await loaded?.(tx, insurerNumber);
};
