import { AggregatorRegistry, type MetricObject, type MetricObjectWithValues, type MetricValue } from "prom-client";

/** What one process counted, as plain data. */
export type Counted = MetricObjectWithValues<MetricValue<string>>[];

/** The text of /metrics for what several processes counted: each measure says how its numbers become one. */
export const together = (counted: readonly Counted[]): Promise<string> => AggregatorRegistry.aggregate(counted as unknown as MetricObject[]).metrics();
