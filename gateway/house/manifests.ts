import type { Config } from "../../platform/config/config.js";
import type { Exporter } from "../../platform/subgraph/exporter.js";
import type { Importer } from "../../platform/subgraph/importer.js";
import type { LoadKind } from "../../platform/subgraph/load-kind.js";
import type { SubgraphManifest } from "../../platform/subgraph/manifest.js";
import type { SubjectDirectory } from "../../platform/subgraph/subject-directory.js";
import { actualsSubgraph } from "../../subgraphs/actuals/subgraph.js";
import { carePlansSubgraph } from "../../subgraphs/care-plans/subgraph.js";
import { exchangeSubgraph } from "../../subgraphs/exchange/subgraph.js";
import { municipalSubgraph } from "../../subgraphs/municipal/subgraph.js";
import { recipientsSubgraph } from "../../subgraphs/recipients/subgraph.js";
import { schedulesSubgraph } from "../../subgraphs/schedules/subgraph.js";

/** The six subgraphs of the house. Everything that needs "all subgraphs" starts here. */
export const allManifests = ({ RELATIONSHIP_GRACE_MONTHS }: Pick<Config, "RELATIONSHIP_GRACE_MONTHS">): readonly SubgraphManifest[] => [
  recipientsSubgraph({ graceMonths: RELATIONSHIP_GRACE_MONTHS }),
  carePlansSubgraph,
  schedulesSubgraph,
  actualsSubgraph,
  municipalSubgraph,
  exchangeSubgraph,
];

export const allImporters = (manifests: readonly SubgraphManifest[]): Importer[] => manifests.flatMap(({ importers }) => importers ?? []);

export const allExporters = (manifests: readonly SubgraphManifest[]): Exporter[] => manifests.flatMap(({ exporters }) => exporters ?? []);

export const allLoads = (manifests: readonly SubgraphManifest[]): LoadKind[] => manifests.flatMap(({ loads }) => loads ?? []);

/** The directory of people and offices. Throws when no subgraph brings one. */
export function getDirectory(manifests: readonly SubgraphManifest[]): SubjectDirectory {
  const directory = manifests.find((manifest) => manifest.directory)?.directory;
  if (!directory) throw new Error("no subgraph brings a directory of people");
  return directory;
}
