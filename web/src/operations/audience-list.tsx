import { usePreferences } from "../preferences.js";
import { audienceName } from "../texts.js";
import type { SavedOperation } from "./saved-operation.js";

interface AudienceListProps {
  operations: readonly SavedOperation[];
  chosen: string | null;
  onChoose(audience: string | null): void;
}

export function AudienceList({ operations, chosen, onChoose }: AudienceListProps) {
  const { texts, language } = usePreferences();
  const counts = new Map<string, number>();
  for (const { audience } of operations) counts.set(audience, (counts.get(audience) ?? 0) + 1);
  const rows: [string | null, string, number][] = [
    [null, texts("everyone"), operations.length],
    ...[...counts].map(([audience, count]): [string, string, number] => [audience, audienceName(audience, language), count]),
  ];

  return (
    <div className="kg-audiences" role="group" aria-label={texts("audiences")}>
      {rows.map(([audience, name, count]) => (
        <button key={name} type="button" aria-pressed={audience === chosen} onClick={() => onChoose(audience)}>
          {name} <small>{count}</small>
        </button>
      ))}
    </div>
  );
}
