import { expiryOfToken, type Persona } from "./persona.js";

export interface SessionState {
  /** False until it is known who is signed in. */
  ready: boolean;
  /** Empty in production, where there are no demo people. */
  personas: readonly Persona[];
  personaId: string | undefined;
  token: string | undefined;
  expiresAt: number | undefined;
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
  signOut(): void;
  /** The token to send; a persona's token close to its end is fetched anew first. */
  freshToken(): Promise<string | undefined>;
  /** Fetches the personas anew; true when that gave the signed-in persona another token. */
  renew(): Promise<boolean>;
}

export interface SessionParts {
  /** The demo people, empty when the server has none (404). Throws when it cannot be reached. */
  loadPersonas(): Promise<Persona[]>;
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
export function createSession({ loadPersonas, store, now }: SessionParts): Session {
  let state: SessionState = {
    ready: false,
    personas: [],
    personaId: undefined,
    token: undefined,
    expiresAt: undefined,
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
    update(next);
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

  const session: Session = {
    getState: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async start() {
      const stored = readStored(store.getItem(STORE_KEY));
      if (stored) state = { ...state, ...stored, expiresAt: stored.token ? expiryOfToken(stored.token) : undefined };
      await session.renew();
      const first = state.personas[0];
      const gone = state.personaId !== undefined && !findPersona(state.personaId) && !state.unreachable;
      if (first && (!stored || gone)) signInAs(first);
      else if (gone) session.signOut();
      update({ ready: true });
    },
    choosePersona(id) {
      const persona = findPersona(id);
      if (persona) signInAs(persona);
    },
    chooseToken(token) {
      sign({ personaId: undefined, token, expiresAt: expiryOfToken(token) });
    },
    signOut() {
      sign({ personaId: undefined, token: undefined, expiresAt: undefined });
    },
    async freshToken() {
      if (state.personaId !== undefined && endsSoon(state.expiresAt, now())) await session.renew();
      return state.token;
    },
    renew() {
      renewal ??= load().finally(() => (renewal = undefined));
      return renewal;
    },
  };
  return session;
}

function readStored(text: string | null): Pick<SessionState, "personaId" | "token"> | undefined {
  try {
    const value: unknown = JSON.parse(text ?? "null");
    if (typeof value !== "object" || value === null) return undefined;
    const { personaId, token } = value as Record<string, unknown>;
    return {
      personaId: typeof personaId === "string" ? personaId : undefined,
      token: typeof token === "string" ? token : undefined,
    };
  } catch {
    return undefined;
  }
}
