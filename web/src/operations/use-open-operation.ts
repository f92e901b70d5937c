import { useGraphiQL, useGraphiQLActions } from "@graphiql/react";
import { Kind, parse } from "graphql";
import { useSession } from "../session/session-provider.js";
import { withFreshKey } from "./changes-data.js";
import { isUntouched } from "../welcome.js";
import type { SavedOperation } from "./saved-operation.js";

/** A function that shows a saved operation in a tab, as its persona; undefined until the editors stand. */
export function useOpenOperation(): ((operation: SavedOperation) => void) | undefined {
  const { addTab, changeTab, updateActiveTabValues, setOperationFacts } = useGraphiQLActions();
  const [, session] = useSession();
  const { tabs, activeTabIndex, queryEditor, variableEditor, responseEditor } = useGraphiQL((state) => ({
    tabs: state.tabs,
    activeTabIndex: state.activeTabIndex,
    queryEditor: state.queryEditor,
    variableEditor: state.variableEditor,
    responseEditor: state.responseEditor,
  }));
  if (!queryEditor || !variableEditor || !responseEditor) return undefined;

  return (operation) => {
    if (operation.persona) session.choosePersona(operation.persona);

    const query = operation.document;
    const hasVariables = Object.keys(operation.variables).length > 0;
    const variables = hasVariables ? JSON.stringify(withFreshKey(operation.variables), null, 2) : "";
    const open = tabs.findIndex((tab) => tab.query === query);
    if (open >= 0) changeTab(open);
    else if (!isUntouched(tabs[activeTabIndex]?.query)) addTab();

    queryEditor.setValue(query);
    variableEditor.setValue(variables);
    responseEditor.setValue("");

    // The editor reports its new text only after a pause: without these a quick run would send the former tab's operation name.
    const documentAST = parse(query);
    const operations = documentAST.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
    const operationName = operations[0]?.name?.value;
    setOperationFacts({ documentAST, operations, operationName });
    updateActiveTabValues({ query, variables, response: null, operationName: operationName ?? null });
    document.querySelector<HTMLElement>(".graphiql-execute-button")?.focus();
  };
}
