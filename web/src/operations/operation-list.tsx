import { usePreferences } from "../preferences.js";
import { audienceName } from "../texts.js";
import { changesData } from "./changes-data.js";
import type { SavedOperation } from "./saved-operation.js";

interface OperationListProps {
  operations: readonly SavedOperation[];
  onOpen(operation: SavedOperation): void;
}

export function OperationList({ operations, onOpen }: OperationListProps) {
  const { texts, language } = usePreferences();
  if (operations.length === 0) return <p className="kg-note">{texts("operationsNone")}</p>;
  return (
    <ul className="kg-list kg-operations" aria-label={texts("operations")}>
      {operations.map((operation) => (
        <li key={`${operation.audience}/${operation.id}`}>
          <button type="button" className="kg-item" onClick={() => onOpen(operation)}>
            <strong>{operation.title[language]}</strong>
            <span className="kg-tag">{audienceName(operation.audience, language)}</span>
            {changesData(operation.document) && <span className="kg-tag kg-change">{texts("changesData")}</span>}
            <span className="kg-line">{operation.description[language]}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
