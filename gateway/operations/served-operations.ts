import { randomUUID } from "node:crypto";
import type { SavedOperation } from "./saved-operations.js";

/** Values for `{{name}}` in variables: the demo person's id, say. */
export type PlaceholderValues = ReadonlyMap<string, string | number | boolean>;

/** What `operations.json` tells the page: saved operations with their variables filled; `{{newKey}}` is a fresh idempotency key for each of them. */
export function toServedOperations(operations: readonly SavedOperation[], values: PlaceholderValues): SavedOperation[] {
  return operations.map((operation) => ({ ...operation, variables: fillVariables(operation.variables, new Map([...values, ["newKey", randomUUID()]])) }));
}

/**
 * Puts the values in place of `{{name}}`, at any depth. A text that is nothing but one placeholder takes the value's own type.
 * A placeholder without a value stays as it is, so that the reader sees what to fill in.
 */
export function fillVariables(
  variables: Readonly<Record<string, unknown>>,
  values: PlaceholderValues,
): Record<string, unknown> {
  return mapTexts(variables, (text) => {
    const whole = /^\{\{(\w+)\}\}$/.exec(text)?.[1];
    if (whole !== undefined) return values.get(whole) ?? text;
    return text.replace(/\{\{(\w+)\}\}/g, (placeholder, name: string) => String(values.get(name) ?? placeholder));
  }) as Record<string, unknown>;
}

/** The names of all placeholders in the variables, for a check that each one has a value. */
export function placeholdersOf(variables: Readonly<Record<string, unknown>>): string[] {
  const names = new Set<string>();
  mapTexts(variables, (text) => {
    for (const [, name] of text.matchAll(/\{\{(\w+)\}\}/g)) names.add(name!);
    return text;
  });
  return [...names];
}

function mapTexts(value: unknown, change: (text: string) => unknown): unknown {
  if (typeof value === "string") return change(value);
  if (Array.isArray(value)) return value.map((item) => mapTexts(item, change));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, mapTexts(item, change)]));
}
