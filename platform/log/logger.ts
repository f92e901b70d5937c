import { pino, type DestinationStream, type Logger } from "pino";

export type { Logger };

/**
 * A logger that writes one JSON line per event. Only ids, codes, counts and durations are logged: no names, numbers,
 * documents, variables or header values.
 */
export function createLogger(level: string, destination?: DestinationStream): Logger {
  const options = { level, base: undefined, timestamp: () => `,"time":"${new Date().toISOString()}"`, serializers: { req: () => undefined, res: () => undefined, err: toSafeError } };
  return destination ? pino(options, destination) : pino(options);
}

/** Class and code of an error; its message may hold what a user typed. */
function toSafeError(error: unknown): object {
  const { name, code } = error as { name?: unknown; code?: unknown };
  return { name: typeof name === "string" ? name : "Error", code: typeof code === "string" ? code : undefined };
}
