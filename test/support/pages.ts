import { resolve } from "node:path";
import { DemoIdentities } from "../../cli/start/demo-identities.js";
import { makeSite } from "../../cli/site/site.js";
import { registerDocumentation } from "../../gateway/http/documentation.js";
import { registerGraphiql } from "../../gateway/http/static-page.js";
import type { SavedOperation } from "../../gateway/operations/saved-operations.js";
import { createTestDatabase } from "./database.js";
import { freePort } from "./kaigo-process.js";
import { startShape, withSavedOperations, type Shape } from "./shapes.js";
import { TOWN } from "./templates.js";

/** The town with everything that a visitor of a development start sees. */
export interface ServedPages {
  readonly shape: Shape;
  readonly identities: DemoIdentities;
  readonly operations: readonly SavedOperation[];
  close(): Promise<void>;
}

export async function servePages(): Promise<ServedPages> {
  const database = await createTestDatabase({ template: "town" });
  let identities!: DemoIdentities;
  // The identity provider sends browsers back to an address that must be known before.
  const shape = await startShape("one process", database.adminUrl, { ...withSavedOperations, PORT: String(await freePort()) }, {
    async personas(house, issuer) {
      identities = await DemoIdentities.open(house.database, issuer, house.config.IDENTITY_AUDIENCE, TOWN);
      return identities.embedded;
    },
    register: [
      (app) => registerGraphiql(app, { webDir: resolve("dist/web"), operations: () => identities.operations() }),
      (app) => registerDocumentation(app, () => makeSite()),
      (app) => void app.get("/dev/personas", () => identities.personas()),
    ],
  });
  return {
    shape,
    identities,
    operations: await identities.operations(),
    async close() {
      await shape.close();
      await database.drop();
    },
  };
}
