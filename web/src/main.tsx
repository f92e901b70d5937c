import "./monaco-workers.js";
import "graphiql/style.css";
import "@graphiql/plugin-explorer/style.css";
import "./styles/index.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { GraphPage } from "./graph-page.js";
import { PreferencesProvider } from "./preferences.js";
import { SessionProvider } from "./session/session-provider.js";

createRoot(document.getElementById("root")!).render(
  <StrictMode>
    <PreferencesProvider>
      <SessionProvider>
        <GraphPage />
      </SessionProvider>
    </PreferencesProvider>
  </StrictMode>,
);
