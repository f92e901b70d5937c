import type { Config } from "../../platform/config/config.js";
import { KaigoError } from "../../platform/errors/kaigo-error.js";

export type VariableLimits = Pick<Config, "GUARD_MAX_LIST" | "GUARD_MAX_VARIABLE_DEPTH">;

/** Names that would reach a prototype when somebody merged the value carelessly. */
const polluting: ReadonlySet<string> = new Set(["__proto__", "constructor", "prototype"]);

/** Throws INPUT_INVALID for variables that are too deep, hold too long a list, or a name that no input field has. */
export function assertVariables(variables: unknown, limits: VariableLimits, depth = 0): void {
  if (typeof variables !== "object" || variables === null) return;
  if (depth > limits.GUARD_MAX_VARIABLE_DEPTH) throw refused(`at most ${limits.GUARD_MAX_VARIABLE_DEPTH} levels deep`);
  if (Array.isArray(variables)) {
    if (variables.length > limits.GUARD_MAX_LIST) throw refused(`at most ${limits.GUARD_MAX_LIST} items in a list`);
    for (const item of variables) assertVariables(item, limits, depth + 1);
    return;
  }
  for (const [name, value] of Object.entries(variables)) {
    if (polluting.has(name)) throw refused("names of the schema");
    assertVariables(value, limits, depth + 1);
  }
}

const refused = (rule: string): KaigoError => new KaigoError("INPUT_INVALID", { field: "variables", rule });
