import { useGraphiQL } from "@graphiql/react";
import { useEffect } from "react";

/** GraphiQL writes a failed reading of the schema where results stand and leaves it there: takes it away once the schema came. */
export function useForgetSchemaError(): void {
  const { schema, responseEditor, response } = useGraphiQL((state) => ({
    schema: state.schema,
    responseEditor: state.responseEditor,
    response: state.tabs[state.activeTabIndex]?.response,
  }));
  useEffect(() => {
    // Only the text of a run is kept with the tab; anything else in the editor is that error.
    if (schema && !response) responseEditor?.setValue("");
  }, [schema, responseEditor]);
}
