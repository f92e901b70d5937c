import { useEffect, useMemo, useState } from "react";
import { PanelButton } from "../bar/panel-button.js";
import { usePreferences } from "../preferences.js";
import { AudienceList } from "./audience-list.js";
import { filterOperations } from "./filter-operations.js";
import { OperationList } from "./operation-list.js";
import { loadOperations, type SavedOperation } from "./saved-operation.js";
import { useLinkedOperation } from "./use-linked-operation.js";
import { useOpenOperation } from "./use-open-operation.js";

/** The operations that come with the graph, by the people they are for. */
export function OperationsMenu() {
  const { texts } = usePreferences();
  const [operations, setOperations] = useState<readonly SavedOperation[]>();
  const [failed, setFailed] = useState(false);
  const [audience, setAudience] = useState<string | null>(null);
  const [text, setText] = useState("");
  const open = useOpenOperation();

  useEffect(() => {
    loadOperations().then(setOperations, () => setFailed(true));
  }, []);
  useLinkedOperation(operations, open);

  const shown = useMemo(() => filterOperations(operations ?? [], audience, text), [operations, audience, text]);

  return (
    <PanelButton id="operations" align="start" prominent disabled={!open || !(operations || failed)} label={texts("operations")}>
      {(close) => (
        <>
          <div className="kg-search">
            <label className="kg-hidden" htmlFor="kg-operation-search">
              {texts("operationsFilter")}
            </label>
            <input
              id="kg-operation-search"
              type="search"
              data-first-focus
              placeholder={texts("operationsFilter")}
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
            <p className="kg-note">{texts("operationsHint")}</p>
          </div>
          {failed && <p className="kg-note kg-warning">{texts("operationsMissing")}</p>}
          <div className="kg-columns">
            <AudienceList operations={operations ?? []} chosen={audience} onChoose={setAudience} />
            <OperationList
              operations={shown}
              onOpen={(operation) => {
                close();
                open?.(operation);
              }}
            />
          </div>
        </>
      )}
    </PanelButton>
  );
}
