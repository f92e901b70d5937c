import type { Role, Viewer } from "../viewer/viewer.js";

/** Decides whether a viewer may ask at all; row-level security decides which rows then exist for them. */
export interface Policy {
  may(viewer: Viewer): boolean;
  /** For the docs: who passes, in one phrase. */
  readonly says: string;
}

/** Anyone with a verified identity. For directories without personal rows only. */
export const everyone: Policy = { may: () => true, says: "everyone signed in" };

/** The named roles. */
export const onlyRoles = (...allowed: readonly Role[]): Policy => ({ may: ({ role }) => allowed.includes(role), says: allowed.join(", ") });

/** Roles to which the access matrix opens the category, with or without consent. */
export const holdersOf = (category: string): Policy => ({ may: ({ categories }) => categories.includes(category), says: `category ${category}` });
