import { migrations } from "../../migrations/index.js";
import { KaigoError } from "../../platform/errors/kaigo-error.js";
import type { ReadinessCheck } from "../../platform/telemetry/readiness.js";
import type { House } from "./open-house.js";

/** Oldest waiting piece of work after which a queue counts as stuck, in seconds. */
export const longestWait = 600;

/** What a process with a database of its own needs: the server, the schema this version was made for, queues that move. */
export const houseReadiness = ({ database, subgraphs, manifests }: Pick<House, "database" | "subgraphs" | "manifests">): ReadinessCheck[] => [
  { name: "database", check: () => database.ping() },
  { name: "migrations", check: async () => assertMigrated(await database.appliedMigrations()) },
  ...manifests
    .filter(({ name, oldestWaiting }) => oldestWaiting && subgraphs.some((subgraph) => subgraph.name === name))
    .map(
      ({ oldestWaiting }): ReadinessCheck => ({
        name: "queue",
        // A gateway out of service would not make a queue shorter.
        advisory: true,
        async check() {
          const seconds = Math.round((await oldestWaiting?.(database)) ?? 0);
          if (seconds > longestWait) throw new KaigoError("QUEUE_BEHIND", { seconds });
          return `the oldest waits ${seconds} s`;
        },
      }),
    ),
];

/** Throws DATABASE_VERSION unless a database has exactly the migrations that this version knows. */
export function assertMigrated(applied: readonly string[]): string {
  const known = new Set(migrations.map(({ name }) => name));
  const there = new Set(applied);
  const missing = [...known].filter((name) => !there.has(name)).length;
  const foreign = applied.filter((name) => !known.has(name)).length;
  if (missing + foreign > 0) throw new KaigoError("DATABASE_VERSION", { detail: `${missing} migration(s) are missing, ${foreign} are of another version` });
  return `${applied.length} migrations`;
}
