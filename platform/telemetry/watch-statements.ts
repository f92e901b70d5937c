import type { WatchStatement } from "../database/watch-statement.js";
import type { Telemetry } from "./telemetry.js";

/** Times and traces statements; undefined when neither is switched on. */
export function watchStatements({ metrics, tracing }: Telemetry): WatchStatement | undefined {
  if (!metrics && !tracing) return undefined;
  return async (text, send) => {
    const start = performance.now();
    try {
      // What workers ask for by themselves belongs to no request.
      return await (tracing?.isRunning() ? tracing.span("SQL", { kind: "CLIENT", attributes: { "db.system.name": "postgresql", "db.query.text": withoutLiterals(text) } }, send) : send());
    } finally {
      metrics?.statementAnswered((performance.now() - start) / 1_000);
    }
  };
}

/** Values travel beside a statement; the few settings that must be written into one are taken out. */
export const withoutLiterals = (text: string): string => text.replace(/E?'(?:[^'\\]|''|\\.)*'/g, "'…'");
