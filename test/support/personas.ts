import { DemoIdentities } from "../../cli/start/demo-identities.js";
import type { DemoOptions } from "../../demo/options.js";
import type { SavedOperation } from "../../gateway/operations/saved-operations.js";
import type { Shape } from "./shapes.js";

/** The demo personas signed in at a running shape, and the saved operations with the town's example person filled in. */
export interface SignedInCast {
  /** Token by persona id. */
  readonly tokens: Readonly<Record<string, string>>;
  readonly operations: readonly SavedOperation[];
  readonly examplePersonId: string;
  readonly exampleMonth: string;
}

export async function signInPersonas(shape: Shape, town: DemoOptions): Promise<SignedInCast> {
  const issuer = { issue: (identity: Parameters<Shape["token"]>[0]) => shape.token(identity) };
  const identities = await DemoIdentities.open(shape.house.database, issuer, shape.house.config.IDENTITY_AUDIENCE, town);
  const personas = await identities.personas();
  return {
    tokens: Object.fromEntries(personas.map(({ id, token }) => [id, token])),
    operations: await identities.operations(),
    examplePersonId: identities.examplePersonId,
    exampleMonth: identities.exampleMonth,
  };
}
