import type { Data } from "../plan/own-keys.js";

const absent = new WeakSet<Data>();

/** Notes that the owner of an entity knows none like this, or none for this viewer. */
export const markAbsent = (entity: Data): void => void absent.add(entity);

export const isAbsent = (value: unknown): boolean => typeof value === "object" && value !== null && absent.has(value as Data);
