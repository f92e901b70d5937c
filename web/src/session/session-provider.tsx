import { createContext, useContext, useEffect, useState, useSyncExternalStore, type ReactNode } from "react";
import { browserLogin } from "./browser-login.js";
import { loadPersonas } from "./load-personas.js";
import { createSession, type Session, type SessionState } from "./session.js";

const SessionContext = createContext<Session | null>(null);

/** One session per page; its token lives in sessionStorage and ends with the browser tab. */
export function SessionProvider({ children }: { children: ReactNode }) {
  const [session] = useState(() => createSession({ loadPersonas, login: browserLogin, store: sessionStorage, now: () => Date.now() }));
  useEffect(() => {
    void session.start();
  }, [session]);
  return <SessionContext value={session}>{children}</SessionContext>;
}

export function useSession(): [SessionState, Session] {
  const session = useContext(SessionContext);
  if (!session) throw new Error("SessionProvider is missing");
  return [useSyncExternalStore(session.subscribe, session.getState), session];
}
