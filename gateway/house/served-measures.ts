import type { Measure } from "../../platform/telemetry/measure.js";
import type { HttpTransport } from "../execute/http.js";
import type { ServedSupergraph } from "./served-supergraph.js";

/** What a gateway tells of itself: plans kept, operations let in, the supergraph in service. */
export const servedMeasures = ({ admission, current, operations }: ServedSupergraph): Measure[] => [
  { name: "kaigo_plans", help: "Compiled operations kept.", read: () => [{ value: operations().size }] },
  { name: "kaigo_plan_hits_total", help: "Operations whose plan was there.", kind: "counter", read: () => [{ value: operations().hits }] },
  { name: "kaigo_plan_misses_total", help: "Operations that had to be planned.", kind: "counter", read: () => [{ value: operations().misses }] },
  { name: "kaigo_admission_running", help: "Operations being carried out.", read: () => [{ value: admission.running }] },
  { name: "kaigo_admission_waiting", help: "Operations that wait for their turn.", read: () => [{ value: admission.queued }] },
  { name: "kaigo_admission_limit", help: "Operations that may run at the same time now.", read: () => [{ value: admission.limit }] },
  { name: "kaigo_supergraph_info", help: "1 for the supergraph in service, by its hash.", labels: ["hash"], together: "max", read: () => [{ value: 1, labels: { hash: current().hash.slice(0, 12) } }] },
];

/** Whether calls reach each subgraph. */
export const circuitMeasure = (transport: Pick<HttpTransport, "states">): Measure => ({
  name: "kaigo_circuit_open",
  help: "1 while calls are kept away from a subgraph that fails.",
  labels: ["subgraph"],
  together: "max",
  read: () => Object.entries(transport.states()).map(([subgraph, state]) => ({ value: state === "closed" ? 0 : 1, labels: { subgraph } })),
});
