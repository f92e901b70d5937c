import { KaigoError } from "../../../platform/errors/kaigo-error.js";
import { shapeName } from "./released-cell.rule.js";
import { mostDimensions, StatisticDimension, type Statistic } from "./statistic.js";

const { SERVICE_TYPE, INSURER, PREFECTURE } = StatisticDimension;

const refused = (rule: string) => new KaigoError("INPUT_INVALID", { field: "by", rule });

/** Dimensions of a statistic in the order of its tables; INSURER and PREFECTURE stand in for each other. */
export const dimensionsOf = ({ byServiceType, dimensions }: Statistic): StatisticDimension[] => [...(byServiceType ? [SERVICE_TYPE] : []), INSURER, PREFECTURE, ...dimensions.map(({ name }) => name)];

/**
 * The released table with exactly these dimensions. Throws INPUT_INVALID for more than three, for one that the statistic does not have
 * or that stands twice, and for a statistic of services without the service type.
 */
export function tableOf(statistic: Statistic, by: readonly StatisticDimension[]): { shape: string; by: StatisticDimension[] } {
  const known = dimensionsOf(statistic);
  if (by.length > mostDimensions) throw refused(`at most ${mostDimensions}`);
  if (new Set(by).size !== by.length || by.some((name) => !known.includes(name))) throw refused(`each once, of ${known.join(", ")}`);
  if (by.includes(INSURER) && by.includes(PREFECTURE)) throw refused(`${INSURER} or ${PREFECTURE}`);
  if (statistic.byServiceType && !by.includes(SERVICE_TYPE)) throw refused(`with ${SERVICE_TYPE}`);
  const ordered = known.filter((name) => by.includes(name));
  return { shape: shapeName(ordered), by: ordered };
}
