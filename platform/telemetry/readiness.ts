import { KaigoError } from "../errors/kaigo-error.js";

/** One thing that a process needs to serve. */
export interface ReadinessCheck {
  readonly name: "database" | "migrations" | "supergraph" | "subgraphs" | "queue";
  /** Whether it stands in the way of serving; default yes. One that does not is only told. */
  readonly advisory?: boolean;
  /** Resolves with a detail for the operator. Throws a KaigoError when it is not as it must be. */
  check(): Promise<string | void>;
}

export interface CheckResult {
  readonly ok: boolean;
  /** For the operator, not for callers. */
  readonly detail?: string | undefined;
}

export interface Readiness {
  /** The first failure that stands in the way of serving. */
  readonly failure: KaigoError | undefined;
  readonly results: Readonly<Record<string, CheckResult>>;
}

/** Carries out all checks side by side. Never rejects. */
export async function checkReadiness(checks: readonly ReadinessCheck[]): Promise<Readiness> {
  const outcomes = await Promise.all(
    checks.map(async ({ name, advisory, check }) => {
      try {
        return { name, ok: true, detail: (await check()) ?? undefined };
      } catch (error) {
        const known = error instanceof KaigoError ? error : new KaigoError("INTERNAL", {}, { cause: error });
        return { name, ok: false, detail: `${known.code} ${Object.values(known.parameters).join(" ")}`.trim(), failure: advisory ? undefined : known };
      }
    }),
  );
  return { failure: outcomes.find(({ failure }) => failure)?.failure, results: Object.fromEntries(outcomes.map(({ name, ok, detail }) => [name, { ok, detail }])) };
}

/** Lets those who ask at the same moment share one look: nobody can keep the database busy by asking. */
export function sharedLook(checks: readonly ReadinessCheck[]): () => Promise<Readiness> {
  let running: Promise<Readiness> | undefined;
  return () => (running ??= checkReadiness(checks).finally(() => (running = undefined)));
}

/** What anybody may know: which check passed. */
export const publicResults = ({ results }: Readiness): Record<string, "ok" | "failed"> => Object.fromEntries(Object.entries(results).map(([name, { ok }]) => [name, ok ? "ok" : "failed"]));
