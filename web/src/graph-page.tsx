import { explorerPlugin } from "@graphiql/plugin-explorer";
import { GraphiQL } from "graphiql";
import { useMemo, useRef, useState } from "react";
import { createPortal } from "react-dom";
import { TopBar } from "./bar/top-bar.js";
import { endpoints } from "./endpoints.js";
import { usePreferences } from "./preferences.js";
import { createFetcher } from "./request/fetcher.js";
import { ResultPanel } from "./result/result-panel.js";
import { recordTime } from "./result/run-times.js";
import { useSession } from "./session/session-provider.js";
import { welcomeFor } from "./welcome.js";

const plugins = [explorerPlugin({ showAttribution: false })];

/** GraphiQL under our bar. The bar is drawn from inside GraphiQL, for its store, into a place before it, for the reading order. */
export function GraphPage() {
  const preferences = usePreferences();
  const [state, session] = useSession();
  const [barPlace, setBarPlace] = useState<HTMLElement | null>(null);
  const latest = useRef(preferences);
  latest.current = preferences;

  const signedIn = Boolean(state.token);
  // A new fetcher makes GraphiQL read the schema again: wanted on signing in, not on every renewed token.
  const fetcher = useMemo(
    () =>
      createFetcher({
        endpoint: endpoints.graphql,
        session,
        current: () => latest.current,
        fetch: (input, init) => fetch(input, init),
        onAnswer: recordTime,
      }),
    [session, signedIn],
  );

  if (!state.ready) {
    return (
      <p className="kg-loading" role="status">
        {preferences.texts("loading")}
      </p>
    );
  }
  return (
    <>
      <div ref={setBarPlace} />
      <main className="kg-main">
        <GraphiQL
          fetcher={fetcher as React.ComponentProps<typeof GraphiQL>["fetcher"]}
          // Queries and variables can point at people: they go with the browser tab.
          storage={sessionStorage}
          plugins={plugins}
          forcedTheme={preferences.shownTheme}
          defaultQuery={welcomeFor(preferences.language)}
          defaultEditorToolsVisibility="variables"
          inputValueDeprecation
          schemaDescription
          showPersistHeadersSettings={false}
        >
          <GraphiQL.Logo> </GraphiQL.Logo>
          <GraphiQL.Footer>
            <ResultPanel />
          </GraphiQL.Footer>
          {barPlace && createPortal(<TopBar />, barPlace)}
        </GraphiQL>
      </main>
    </>
  );
}
