import { migrations } from "../../migrations/index.js";
import { migrate } from "../../platform/database/migrate.js";
import { urlsFromAdmin } from "../../platform/database/urls.js";

export type TemplateName = "empty" | "migrated" | "town";

interface Template {
  /** The template it starts from. */
  readonly from: TemplateName | null;
  /** Fills the new database; all its connections must be closed when it returns. */
  build(adminUrl: string): Promise<void>;
}

/** How each kind of database for tests comes to be, once per run. */
export const TEMPLATES: Readonly<Record<TemplateName, Template>> = {
  empty: { from: null, build: async () => {} },
  migrated: { from: "empty", build: async (adminUrl) => void (await migrate(urlsFromAdmin(adminUrl), migrations)) },
  town: {
    from: "migrated",
    build: async () => {
      throw new Error("The demo town's loader is not connected yet.");
    },
  },
};
