import { usePreferences } from "../preferences.js";
import type { RunFacts } from "./run-facts.js";

/** What the operation cost, beside the limit when the gateway names one. */
export function CostMeter({ cost: { requested, limit } }: { cost: NonNullable<RunFacts["cost"]> }) {
  const { texts, language } = usePreferences();
  const number = new Intl.NumberFormat(language);
  if (limit === undefined) {
    return (
      <span>
        {texts("cost")} {number.format(requested)}
      </span>
    );
  }
  const label = texts("costOf", { requested: number.format(requested), limit: number.format(limit) });
  return (
    <span className="kg-cost">
      <meter aria-label={texts("cost")} min={0} max={limit} high={limit * 0.7} optimum={0} value={requested} />
      {label}
    </span>
  );
}
