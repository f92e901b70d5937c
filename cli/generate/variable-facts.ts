import { variables, type Variable } from "../../platform/config/variables.js";
import { composeVariables } from "./compose-variables.js";

/** What a reader wants to know of one environment variable. Texts are empty when there is nothing to say. */
export interface VariableFacts {
  readonly name: string;
  readonly reason: string;
  readonly defaultText: string;
  readonly example: string;
  readonly secret: boolean;
}

/** The variables of the product, in the order of their list. */
export const productFacts = (): VariableFacts[] => Object.entries(variables).map(([name, variable]) => toFacts(name, variable));

/** The variables that only docker-compose.yml reads. */
export const composeFacts = (): VariableFacts[] => Object.entries(composeVariables).map(([name, { reason }]) => ({ name, reason, defaultText: "", example: "", secret: true }));

function toFacts(name: string, { schema, reason, example = "", secret = false }: Variable): VariableFacts {
  const value = schema.safeParse(undefined).data;
  return { name, reason, example, secret, defaultText: toText(value) };
}

/** The value as it is written in the environment. */
function toText(value: unknown): string {
  if (typeof value === "boolean") return value ? "on" : "off";
  if (Array.isArray(value)) return value.join(",");
  return value === undefined ? "" : String(value);
}
