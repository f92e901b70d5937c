import type { Role } from "../../../platform/viewer/viewer.js";
import type { CategoryAccess, OpenAccess } from "./category-access.type.js";

/** One open cell of the matrix as it stands in the database. */
export interface AccessRule {
  readonly category: string;
  readonly role: string;
  readonly mode: string;
}

/** Explains each category: which offices see it, what the person decided, and whether consent would open more. A care manager is told about the own role only. */
export function explainAccess(
  categories: readonly string[],
  rules: readonly AccessRule[],
  grants: readonly (OpenAccess & { readonly category: string })[],
  consents: readonly { readonly category: string; readonly state: string }[],
  viewer: Role,
): CategoryAccess[] {
  return categories.map((category) => {
    const consent = consents.find((one) => one.category === category)?.state ?? null;
    const asks = rules.some((rule) => rule.category === category && rule.mode === "CONSENT" && (viewer !== "CARE_MANAGER" || rule.role === viewer));
    return { category, consent, needsConsent: asks && consent !== "GIVEN", openTo: grants.filter((grant) => grant.category === category) };
  });
}
