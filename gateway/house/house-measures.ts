import type { Measure } from "../../platform/telemetry/measure.js";
import type { House } from "./open-house.js";

/** What every process with a database of its own tells: its pools and its access record. */
export const houseMeasures = ({ database, audit }: Pick<House, "database" | "audit">): Measure[] => [
  {
    name: "kaigo_pool_connections",
    help: "Connections of each pool by use.",
    labels: ["pool", "use"],
    read: () => database.pools().flatMap(({ name, busy, idle }) => [{ value: busy, labels: { pool: name, use: "busy" } }, { value: idle, labels: { pool: name, use: "idle" } }]),
  },
  { name: "kaigo_pool_waiting", help: "Requests that wait for a connection.", labels: ["pool"], read: () => database.pools().map(({ name, waiting }) => ({ value: waiting, labels: { pool: name } })) },
  { name: "kaigo_audit_waiting", help: "Answers held back until their access record is committed.", read: () => [{ value: audit.backlog.waiting }] },
  { name: "kaigo_audit_lag_seconds", help: "How long the oldest of them waits.", together: "max", read: () => [{ value: audit.backlog.seconds }] },
];

/** What only one process tells for all its copies, the one that carries out the work behind it: the depth of queues, the age of the last seal. */
export const workMeasures = ({ database, audit, manifests }: Pick<House, "database" | "audit" | "manifests">, only?: string): Measure[] => [
  { name: "kaigo_audit_seal_age_seconds", help: "How long ago the access record was last sealed; not a number before the first seal.", together: "max", read: async () => [{ value: await audit.sealAge() }] },
  ...manifests.filter(({ name }) => only === undefined || only === name).flatMap(({ measures }) => measures?.(database) ?? []),
];
