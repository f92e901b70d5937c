import { resolve } from "node:path";
import { DemoIdentities } from "../../cli/start/demo-identities.js";
import { makeSite } from "../../cli/site/site.js";
import { registerDocumentation } from "../../gateway/http/documentation.js";
import { registerGraphiql } from "../../gateway/http/static-page.js";
import type { SavedOperation } from "../../gateway/operations/saved-operations.js";
import { createTestDatabase } from "./database.js";
import { startShape, type Shape } from "./shapes.js";
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
  const late: { identities?: DemoIdentities } = {};
  // A browser beside it keeps the machine busy: a connection may take its time.
  const shape = await startShape("one process", database.adminUrl, { DATABASE_POOL_WAIT_MS: "15000" }, {
    register: [
      (app) => registerGraphiql(app, { webDir: resolve("dist/web"), operations: () => late.identities?.operations() ?? [] }),
      (app) => registerDocumentation(app, makeSite),
      (app) => void app.get("/dev/personas", () => late.identities?.personas() ?? []),
    ],
  });
  const issuer = { publicKeys: { keys: [] }, issue: (identity: Parameters<Shape["token"]>[0]) => shape.token(identity) };
  const identities = await DemoIdentities.open(shape.house.database, issuer, shape.house.config.IDENTITY_AUDIENCE, TOWN);
  late.identities = identities;
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
