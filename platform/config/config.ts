import { readFileSync } from "node:fs";
import { z } from "zod";
import { KaigoError } from "../errors/kaigo-error.js";
import { variables } from "./variables.js";

type Values = { readonly [Name in keyof typeof variables]: z.output<(typeof variables)[Name]["schema"]> };

/** The checked settings of this process. Frozen; nothing else reads the environment. */
export type Config = Values & { readonly production: boolean };

/**
 * Reads and checks the environment. `NAME_FILE` names a file that holds the value, for secrets.
 * Throws CONFIG_INVALID naming the variable, never its value.
 */
export function loadConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  const given: Record<string, string> = {};
  for (const name of Object.keys(variables)) {
    const file = environment[`${name}_FILE`];
    const value = file ? readSecret(name, file) : environment[name];
    if (value !== undefined && value !== "") given[name] = value;
  }
  const shape = Object.fromEntries(Object.entries(variables).map(([name, variable]) => [name, variable.schema]));
  const result = z.object(shape).safeParse(given);
  if (!result.success) {
    const issue = result.error.issues[0];
    throw new KaigoError("CONFIG_INVALID", { variable: String(issue?.path[0] ?? "?") });
  }
  const values = result.data as Values;
  return Object.freeze({ ...values, production: values.NODE_ENV === "production" });
}

function readSecret(name: string, file: string): string {
  try {
    return readFileSync(file, "utf8").trim();
  } catch {
    throw new KaigoError("CONFIG_INVALID", { variable: `${name}_FILE` });
  }
}
