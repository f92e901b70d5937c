import type { FoundLogin } from "../../../web/src/session/login.js";
import { expiryOfToken, toPersonas, type Persona } from "../../../web/src/session/persona.js";
import { createSession, endsSoon } from "../../../web/src/session/session.js";

const MINUTE = 60_000;

function jwt(claims: object): string {
  return `h.${Buffer.from(JSON.stringify(claims)).toString("base64url")}.s`;
}

function persona(id: string, token: string, expiresAt?: number): Persona {
  return { id, role: "", title: { ja: id, en: id }, description: { ja: "", en: "" }, token, expiresAt };
}

const nobody: FoundLogin = { offered: false, signedIn: false, role: undefined, expiresAt: undefined };
const officer: FoundLogin = { offered: true, signedIn: true, role: "MUNICIPALITY", expiresAt: 10 * MINUTE };

/** A session over a list that can be changed, a clock that can be moved and a store that can be read. */
function setUp(first: Persona[] | Error, stored?: object) {
  const world = { personas: first, now: 0, loads: 0, left: 0, found: nobody as FoundLogin, renewedUntil: undefined as number | undefined, stored: stored ? JSON.stringify(stored) : null };
  const login = {
    find: async () => world.found,
    refresh: async () => world.renewedUntil,
    signOut: async () => void (world.found = { ...nobody, offered: true }),
    leave: () => void (world.left += 1),
  };
  const session = createSession({
    login,
    loadPersonas: async () => {
      world.loads += 1;
      if (world.personas instanceof Error) throw world.personas;
      return world.personas;
    },
    store: { getItem: () => world.stored, setItem: (_key, value) => void (world.stored = value) },
    now: () => world.now,
  });
  return { world, session };
}

describe("session of the page", () => {
  test("signs in as the first persona on a first visit and as the stored one after a reload", async () => {
    const people = [persona("a", "ta"), persona("b", "tb")];
    const first = setUp(people);
    await first.session.start();
    expect(first.session.getState()).toMatchObject({ ready: true, personaId: "a", token: "ta" });

    const again = setUp(people, { personaId: "b", token: "old" });
    await again.session.start();
    expect(again.session.getState()).toMatchObject({ personaId: "b", token: "tb" });
  });

  test("stays signed out after a reload when the person signed out", async () => {
    const { session, world } = setUp([persona("a", "ta")]);
    await session.start();
    session.signOut();
    const again = setUp([persona("a", "ta")], JSON.parse(world.stored!));
    await again.session.start();
    expect(again.session.getState().token).toBeUndefined();
  });

  test("keeps an own token where there are no personas, and forgets a persona that is gone", async () => {
    const own = setUp([], { token: "mine" });
    await own.session.start();
    expect(own.session.getState()).toMatchObject({ ready: true, token: "mine", personas: [] });

    const gone = setUp([], { personaId: "a", token: "ta" });
    await gone.session.start();
    expect(gone.session.getState().token).toBeUndefined();
  });

  test("fetches a persona's token anew when it ends within a minute, and not before", async () => {
    const { session, world } = setUp([persona("a", "t1", 10 * MINUTE)]);
    await session.start();
    world.personas = [persona("a", "t2", 20 * MINUTE)];
    world.now = 8 * MINUTE;
    expect(await session.freshToken()).toBe("t1");
    world.now = 9 * MINUTE;
    expect(await session.freshToken()).toBe("t2");
    expect(world.loads).toBe(2);
  });

  test("many requests at once share one renewal", async () => {
    const { session, world } = setUp([persona("a", "t1", 0)]);
    await session.start();
    world.personas = [persona("a", "t2", 20 * MINUTE)];
    expect(await Promise.all([session.freshToken(), session.freshToken(), session.freshToken()])).toEqual(["t2", "t2", "t2"]);
    expect(world.loads).toBe(2);
  });

  test("a renewal on its way does not undo a change of persona", async () => {
    const { session, world } = setUp([persona("a", "ta"), persona("b", "tb")]);
    await session.start();
    world.personas = [persona("a", "ta2"), persona("b", "tb2")];
    const renewal = session.renew();
    session.choosePersona("b");
    await renewal;
    expect(session.getState()).toMatchObject({ personaId: "b", token: "tb2" });
  });

  test("an unreachable server is told, keeps the token, and does not count as a first visit", async () => {
    const { session, world } = setUp(new Error("down"));
    await session.start();
    expect(session.getState()).toMatchObject({ ready: true, unreachable: true, token: undefined });
    expect(world.stored).toBeNull();

    const signedIn = setUp(new Error("down"), { personaId: "a", token: "ta" });
    await signedIn.session.start();
    expect(await signedIn.session.renew()).toBe(false);
    expect(signedIn.session.getState()).toMatchObject({ personaId: "a", token: "ta", unreachable: true });
  });

  test("a damaged store is a first visit", async () => {
    const { session, world } = setUp([persona("a", "ta")]);
    world.stored = "{";
    await session.start();
    expect(session.getState().personaId).toBe("a");
  });
});

describe("signing in at the login page", () => {
  test("is offered where the server has one, and leaves the page", async () => {
    const { session, world } = setUp([]);
    world.found = { ...nobody, offered: true };
    await session.start();
    expect(session.getState().login).toBe("offered");
    session.signInAtLogin();
    expect(world.left).toBe(1);
  });

  test("comes back without a token in the page, in front of a demo person who was there before", async () => {
    const { session, world } = setUp([persona("a", "ta")]);
    world.found = { ...nobody, offered: true };
    await session.start();
    session.signInAtLogin();
    const back = setUp([persona("a", "ta")], JSON.parse(world.stored!));
    back.world.found = officer;
    await back.session.start();
    expect(back.session.getState()).toMatchObject({ ready: true, login: "signedIn", role: "MUNICIPALITY", token: undefined, personaId: undefined });
    expect(back.world.stored).not.toContain("ta");
  });

  test("is left by choosing a demo person, and stays left after a reload", async () => {
    const { session, world } = setUp([persona("a", "ta")]);
    world.found = officer;
    await session.start();
    session.choosePersona("a");
    expect(session.getState()).toMatchObject({ login: "offered", token: "ta" });
    const again = setUp([persona("a", "ta")], JSON.parse(world.stored!));
    again.world.found = officer;
    await again.session.start();
    expect(again.session.getState()).toMatchObject({ login: "offered", personaId: "a" });
  });

  test("is renewed before its token ends; when that is refused nobody is signed in", async () => {
    const { session, world } = setUp([]);
    world.found = officer;
    await session.start();
    world.now = 9 * MINUTE;
    world.renewedUntil = 70 * MINUTE;
    expect(await session.freshToken()).toBeUndefined();
    expect(session.getState()).toMatchObject({ login: "signedIn", expiresAt: 70 * MINUTE });
    world.renewedUntil = undefined;
    expect(await session.renew()).toBe(false);
    expect(session.getState().login).toBe("offered");
  });

  test("ends at the server by signing out", async () => {
    const { session, world } = setUp([]);
    world.found = officer;
    await session.start();
    await session.signOut();
    expect([session.getState().login, world.found.signedIn]).toEqual(["offered", false]);
  });
});

describe("tokens", () => {
  test("say when they end; anything else says nothing", () => {
    expect(expiryOfToken(jwt({ exp: 1_700_000_000 }))).toBe(1_700_000_000_000);
    for (const token of ["", "a.b", "a.%%.c", jwt([]), jwt({ exp: "soon" })]) expect(expiryOfToken(token)).toBeUndefined();
  });

  test("without a known end are used until refused", () => {
    expect(endsSoon(undefined, Number.MAX_SAFE_INTEGER)).toBe(false);
    expect(endsSoon(MINUTE, 0)).toBe(true);
    expect(endsSoon(MINUTE + 1, 0)).toBe(false);
  });

  test("of personas end when the server says, in any of its forms, else when the token says", () => {
    const token = jwt({ exp: 7 });
    const ends = ["1970-01-01T00:00:05Z", 5, undefined, "nonsense"].map((expiresAt) => toPersonas([{ id: "a", token, expiresAt }])[0]?.expiresAt);
    expect(ends).toEqual([5000, 5000, 7000, 7000]);
  });

  test("personas without id or token are left out, a missing language is lent from the other", () => {
    expect(toPersonas([null, { id: "a" }, { token: "t" }, { id: "a", token: "" }])).toEqual([]);
    expect(toPersonas({})).toEqual([]);
    expect(toPersonas([{ id: "a", token: "t", title: { ja: "医師" } }])[0]?.title).toEqual({ ja: "医師", en: "医師" });
  });
});
