/** Plain objects from JSON or from a subgraph in this process. */
export type Data = Record<string, unknown>;

/** Response names that a plain object answers to without owning them (`constructor`, `toString`, `__proto__`, …). */
const inherited: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(Object.prototype));

/** True when reading `object[name]` could find something on the prototype: such names need `readOwn` and `writeOwn`. */
export const isInherited = (name: string): boolean => inherited.has(name);

export const readOwn = (object: Data, name: string): unknown => (Object.hasOwn(object, name) ? object[name] : undefined);

/** Sets an own property whatever its name: `__proto__` becomes data, never a prototype. */
export function writeOwn(object: Data, name: string, value: unknown): void {
  if (name !== "__proto__") object[name] = value;
  else Object.defineProperty(object, name, { value, writable: true, enumerable: true, configurable: true });
}

export const isData = (value: unknown): value is Data => typeof value === "object" && value !== null && !Array.isArray(value);
