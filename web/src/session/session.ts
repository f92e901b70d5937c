import type { BrowserLogin, FoundLogin } from "./login.js";
import { expiryOfToken, type Persona } from "./persona.js";

export interface SessionState {
  /** False until it is known who is signed in. */
  ready: boolean;
  /** Empty in production, where there are no demo people. */
  personas: readonly Persona[];
  personaId: string | undefined;
  token: string | undefined;
  expiresAt: number | undefined;
  /** Whether the server has a login page, and whether this person came in by it: then there is no token here. */
  login: "none" | "offered" | "signedIn";
  /** Role of whoever came in by the login page. */
  role: string | undefined;
  /** The list could not be read (server down), as opposed to not existing. */
  unreachable: boolean;
}

export interface Session {
  getState(): SessionState;
  subscribe(listener: () => void): () => void;
  /** Loads the demo people once; signs in as the stored person, or as the first one on a first visit. */
  start(): Promise<void>;
  choosePersona(id: string): void;
  chooseToken(token: string): void;
  /** Leaves for the login page. */
  signInAtLogin(): void;
  signOut(): Promise<void>;
  /** The token to send; a persona's token close to its end is fetched anew first. */
  freshToken(): Promise<string | undefined>;
  /** Fetches the personas, or the login's token, anew; true when that gave whoever is signed in another token. */
  renew(): Promise<boolean>;
}

export interface SessionParts {
  /** The demo people, empty when the server has none (404). Throws when it cannot be reached. */
  loadPersonas(): Promise<Persona[]>;
  login: BrowserLogin;
  store: { getItem(key: string): string | null; setItem(key: string, value: string): void };
  now(): number;
}

const STORE_KEY = "kaigo:session";
const RENEW_BEFORE_MS = 60_000;

/** True when a token ends within the next minute; a token without a known end is used until refused. */
export function endsSoon(expiresAt: number | undefined, now: number): boolean {
  return expiresAt !== undefined && expiresAt - now <= RENEW_BEFORE_MS;
}

/** Who is signed in: kept for this browser tab only, renewed when needed and never by a timer (laptops sleep). */
export function createSession({ loadPersonas, login, store, now }: SessionParts): Session {
  let state: SessionState = {
    ready: false,
    personas: [],
    personaId: undefined,
    token: undefined,
    expiresAt: undefined,
    login: "none",
    role: undefined,
    unreachable: false,
  };
  let renewal: Promise<boolean> | undefined;
  const listeners = new Set<() => void>();

  function update(next: Partial<SessionState>): void {
    state = { ...state, ...next };
    for (const listener of listeners) listener();
  }

  function sign(next: Pick<SessionState, "personaId" | "token" | "expiresAt">): void {
    store.setItem(STORE_KEY, JSON.stringify({ personaId: next.personaId, token: next.token }));
    update({ ...next, login: state.login === "none" ? "none" : "offered", role: undefined });
  }

  function takeLogin({ role, expiresAt }: FoundLogin): void {
    store.setItem(STORE_KEY, JSON.stringify({ login: true }));
    update({ personaId: undefined, token: undefined, expiresAt, login: "signedIn", role });
  }

  async function refreshLogin(): Promise<boolean> {
    const expiresAt = await login.refresh().catch(() => undefined);
    update(expiresAt === undefined ? { login: "offered", role: undefined, expiresAt: undefined } : { expiresAt });
    return expiresAt !== undefined;
  }

  function signInAs(persona: Persona): void {
    sign({ personaId: persona.id, token: persona.token, expiresAt: persona.expiresAt });
  }

  function findPersona(id: string | undefined): Persona | undefined {
    return state.personas.find((persona) => persona.id === id);
  }

  async function load(): Promise<boolean> {
    const before = state.token;
    try {
      update({ personas: await loadPersonas(), unreachable: false });
      // The person may have changed while the list was on its way: look up whoever is signed in now.
      const persona = findPersona(state.personaId);
      if (persona) signInAs(persona);
      return persona !== undefined && persona.token !== before;
    } catch {
      update({ unreachable: true });
      return false;
    }
  }

  function leave(): void {
    sign({ personaId: undefined, token: undefined, expiresAt: undefined });
  }

  const session: Session = {
    getState: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async start() {
      const stored = readStored(store.getItem(STORE_KEY));
      if (stored) state = { ...state, personaId: stored.personaId, token: stored.token, expiresAt: stored.token ? expiryOfToken(stored.token) : undefined };
      const found = await login.find().catch(() => undefined);
      if (found?.offered) update({ login: "offered" });
      // Whoever chose a demo person or brought a token keeps it: coming back from the login page is the other case.
      const takes = found?.signedIn && (!stored || stored.login || (!stored.personaId && !stored.token));
      if (takes) takeLogin(found);
      await load();
      if (takes) return update({ ready: true });
      const first = state.personas[0];
      const gone = state.personaId !== undefined && !findPersona(state.personaId) && !state.unreachable;
      if (first && (!stored || gone)) signInAs(first);
      else if (gone) leave();
      update({ ready: true });
    },
    choosePersona(id) {
      const persona = findPersona(id);
      if (persona) signInAs(persona);
    },
    chooseToken(token) {
      sign({ personaId: undefined, token, expiresAt: expiryOfToken(token) });
    },
    signInAtLogin() {
      store.setItem(STORE_KEY, JSON.stringify({ login: true }));
      login.leave();
    },
    async signOut() {
      const byLogin = state.login === "signedIn";
      leave();
      if (byLogin) await login.signOut().catch(() => undefined);
    },
    async freshToken() {
      if ((state.personaId !== undefined || state.login === "signedIn") && endsSoon(state.expiresAt, now())) await session.renew();
      return state.token;
    },
    renew() {
      renewal ??= (state.login === "signedIn" ? refreshLogin() : load()).finally(() => (renewal = undefined));
      return renewal;
    },
  };
  return session;
}

function readStored(text: string | null): (Pick<SessionState, "personaId" | "token"> & { login: boolean }) | undefined {
  try {
    const value: unknown = JSON.parse(text ?? "null");
    if (typeof value !== "object" || value === null) return undefined;
    const { personaId, token, login } = value as Record<string, unknown>;
    return {
      personaId: typeof personaId === "string" ? personaId : undefined,
      token: typeof token === "string" ? token : undefined,
      login: login === true,
    };
  } catch {
    return undefined;
  }
}
