import { useGraphiQL } from "@graphiql/react";
import { parse, type GraphQLSchema } from "graphql";
import { useMemo, useState } from "react";
import { Choice } from "../bar/choice.js";
import { usePreferences } from "../preferences.js";
import { termsByPath } from "./column-terms.js";
import { CostMeter } from "./cost-meter.js";
import { ErrorList } from "./error-list.js";
import { findTables } from "./find-tables.js";
import { RequestIdButton } from "./request-id-button.js";
import { toRunFacts } from "./run-facts.js";
import { timeOf } from "./run-times.js";
import { TableView } from "./table-view.js";
import { useForgetSchemaError } from "./use-forget-schema-error.js";

/** Empty while the query is half typed. */
function termsOfQuery(schema: GraphQLSchema, query: string | null | undefined): ReadonlyMap<string, string> {
  try {
    return termsByPath(schema, parse(query ?? ""));
  } catch {
    return new Map();
  }
}

type View = "json" | "table";

/** What stands under a result: errors, cost, request id, and the switch between JSON and table. */
export function ResultPanel() {
  const { texts, language } = usePreferences();
  useForgetSchemaError();
  const [view, setView] = useState<View>("json");
  const response = useGraphiQL((state) => state.tabs[state.activeTabIndex]?.response);
  const facts = useMemo(() => toRunFacts(response), [response]);
  const tables = useMemo(() => findTables(facts?.data), [facts]);
  const schema = useGraphiQL((state) => state.schema);
  const query = useGraphiQL((state) => state.tabs[state.activeTabIndex]?.query);
  const terms = useMemo(() => (language === "ja" && schema ? termsOfQuery(schema, query) : new Map<string, string>()), [language, schema, query]);
  const hasTable = tables.length > 0;
  const milliseconds = timeOf(facts?.requestId);

  return (
    <section className="kg-result" aria-label={texts("result")}>
      {facts && facts.errors.length > 0 && <ErrorList errors={facts.errors} />}
      {view === "table" && hasTable && <TableView tables={tables} terms={terms} />}
      <div className="kg-status">
        <Choice<View>
          label={texts("viewLabel")}
          value={hasTable ? view : "json"}
          options={[
            { value: "json", label: texts("viewJson") },
            { value: "table", label: texts("viewTable"), disabled: !hasTable, title: hasTable ? undefined : texts("noTable") },
          ]}
          onChange={setView}
        />
        <span className="kg-space" />
        <span className="kg-facts" role="status">
          {milliseconds !== undefined && <span>{texts("time", { ms: Math.round(milliseconds) })}</span>}
          {facts?.cost && <CostMeter cost={facts.cost} />}
        </span>
        {facts?.requestId && <RequestIdButton requestId={facts.requestId} />}
      </div>
    </section>
  );
}
