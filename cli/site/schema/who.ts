import type { SubgraphManifest } from "../../../platform/subgraph/manifest.js";
import { accessMatrix, type Category, type Cell } from "../../../subgraphs/recipients/subgraph.js";

const roleWords: Readonly<Record<string, string>> = {
  RECIPIENT: "recipient",
  MUNICIPALITY: "municipality",
  CARE_MANAGER: "care manager",
  SERVICE_OFFICE: "service office",
  MEDICAL_INSTITUTION: "medical institution",
  ANALYST: "analyst",
  OPERATOR: "operator",
};

/** Who may see things of the schema, in words: by `Type.field` of the policies, by type name of the references. */
export function readWho(manifests: readonly SubgraphManifest[]): ReadonlyMap<string, string> {
  const references = manifests.flatMap((manifest) => Object.entries(manifest.references).map(([type, { policy }]) => [type, policy.says] as const));
  const policies = manifests.flatMap((manifest) => Object.entries(manifest.policies).map(([field, { says }]) => [field, says] as const));
  return new Map([...references, ...policies].map(([name, says]) => [name, inWords(says)]));
}

/** A policy's own phrase, with a category spelled out as the roles that the access matrix opens it to. */
export function inWords(says: string): string {
  const category = /^category (\w+)$/.exec(says)?.[1];
  if (category === undefined) return says.replace(/\b[A-Z_]{4,}\b/g, (role) => roleWords[role] ?? role);
  const cells = Object.entries<Cell>(accessMatrix[category as Category] ?? {});
  const roles = cells.flatMap(([role, cell]) => (cell === "ALLOWED" ? [roleWords[role] ?? role] : cell === "CONSENT" ? [`${roleWords[role] ?? role} with consent`] : []));
  return `${category}: ${roles.length > 0 ? roles.join(", ") : "nobody until the operator opens it"}`;
}
