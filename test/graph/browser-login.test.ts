import { decodeJwt, decodeProtectedHeader } from "jose";
import type { EmbeddedPersona } from "../../gateway/identity/embedded/persona.js";
import { OidcClient } from "../../gateway/session/oidc-client.js";
import { returnPath } from "../../gateway/session/return-path.js";
import { createLogger } from "../../platform/log/logger.js";
import { Browser } from "../support/browser.js";
import { createTestDatabase, type TestDatabase } from "../support/database.js";
import { askGraph } from "../support/graph-client.js";
import { freePort } from "../support/kaigo-process.js";
import { startShape, type Shape } from "../support/shapes.js";

const text = { ja: "見本", en: "sample" };
const personas: EmbeddedPersona[] = [
  { id: "manager", title: { ja: "<見本>", en: "sample" }, description: text, identity: { subject: "m-1", role: "CARE_MANAGER", office: "1370100018", serviceType: "43" } },
  { id: "operator", title: text, description: text, identity: { subject: "o-1", role: "OPERATOR" } },
];
const right = { password: "kaigo", code: "000000" };
const proof = { "x-kaigo-session": "1" };

describe("signing in by browser at the embedded identity provider", () => {
  let database: TestDatabase;
  let shape: Shape;
  let browser: Browser;
  const logged: string[] = [];

  beforeAll(async () => {
    database = await createTestDatabase({ template: "migrated" });
    shape = await startShape("one process", database.adminUrl, { PORT: String(await freePort()), SESSION_IDLE_MS: "4000" }, { personas, logger: createLogger("info", { write: (line) => void logged.push(line) }) });
  }, 90_000);

  afterAll(async () => {
    await shape?.close();
    await database?.drop();
  });

  beforeEach(() => {
    browser = new Browser();
  });

  const begin = async (returnTo = "/graphiql/") => {
    const first = await browser.go(`${shape.url}/session/login?return=${encodeURIComponent(returnTo)}`);
    return browser.follow(first, shape.url);
  };
  const submit = async (page: string, form: Record<string, string> = {}) => browser.submit(page, { persona: "manager", ...right, ...form });
  /** Signs in up to the address that carries the code, without opening it. */
  const upToCallback = async () => {
    const { url } = await begin();
    return (await browser.follow(await submit(url), url, (next) => next.includes("/session/callback"))).url;
  };
  const signIn = async () => browser.go(await upToCallback());
  const whoami = async () => (await browser.go(`${shape.url}/session`)).json() as Promise<Record<string, unknown>>;
  const ask = (headers: Record<string, string> = proof) => browser.go(`${shape.url}/graphql`, { method: "POST", headers: { "content-type": "application/json", ...headers }, body: JSON.stringify({ query: "{ offices { nodes { name } } }" }) });
  const codeOf = async (response: Response) => ((await response.json()) as { code?: string; errors?: { extensions: { code: string } }[] });

  test("shows a plain page in two languages, takes persona, password and second factor, and comes back signed in", async () => {
    const { url, response } = await begin("/graphiql/?x=1#y");
    const page = await response.text();
    expect([response.status, response.headers.get("content-security-policy")]).toEqual([200, expect.stringContaining("default-src 'none'")]);
    expect(page).toContain("サインイン");
    expect(page).toContain("Sign in");
    expect(page).not.toContain("<見本>");
    const back = await browser.follow(await submit(url), url, (next) => !next.includes("/identity/") && !next.includes("/session/callback"));
    expect(back.url).toBe(`${shape.url}/graphiql/?x=1#y`);
    expect(await whoami()).toMatchObject({ signedIn: true, role: "CARE_MANAGER", officeNumber: "1370100018", expiresAt: expect.any(Number) });
    expect((await ask()).status).toBe(200);
  });

  test("puts the session into cookies that no script reads and no other site sends", async () => {
    await signIn();
    for (const name of ["kaigo-session", "kaigo-refresh"]) expect(browser.attributes.get(name)).toMatch(/path=\/.*httponly.*samesite=strict/);
    expect([...browser.cookies].filter(([name]) => name.startsWith("kaigo-")).map(([, value]) => value.split(".")[1])).toEqual(["", ""]);
  });

  test("answers a cookie without the page's own header as nobody: another site can send the one, not the other", async () => {
    await signIn();
    expect([(await ask()).status, (await ask({})).status, (await ask({ "x-kaigo-session": "0" })).status]).toEqual([200, 401, 401]);
    for (const route of ["refresh", "logout"]) expect((await browser.go(`${shape.url}/session/${route}`, { method: "POST" })).status).toBe(400);
    expect(await whoami()).toMatchObject({ signedIn: true });
  });

  /** Signs in as an application of its own would, with the same library code and without the gateway's session. */
  const signInDirectly = async () => {
    const client = new OidcClient({ issuer: `${shape.url}/identity`, clientId: "kaigo-graph", clientSecret: undefined, scopes: "openid offline_access", redirectUri: `${shape.url}/session/callback` });
    const { login, url } = await client.start();
    const page = await browser.follow(await browser.go(url), url);
    const { url: back } = await browser.follow(await submit(page.url), page.url, (next) => next.includes("/session/callback"));
    return { client, login, code: new URL(back).searchParams.get("code") ?? "" };
  };

  test("issues access tokens as real issuers do: at+jwt, one hour, our claims and both factors, one key set with the ready-made ones", async () => {
    const { client, login, code } = await signInDirectly();
    const { accessToken, refreshToken, expiresIn } = await client.finish(code, login);
    expect(decodeProtectedHeader(accessToken)).toMatchObject({ alg: "ES256", typ: "at+jwt" });
    expect(decodeJwt(accessToken)).toMatchObject({ iss: `${shape.url}/identity`, aud: "kaigo-graph", sub: "m-1", acr: "urn:kaigo-graph:two-factors", amr: ["pwd", "otp", "mfa"], kaigo: { role: "CARE_MANAGER", office: "1370100018", service_type: "43" } });
    expect([expiresIn, typeof refreshToken]).toEqual([3_600, "string"]);
    const ready = await shape.token({ subject: "m-1", role: "CARE_MANAGER", office: "1370100018" });
    expect([decodeJwt(ready).iss, decodeProtectedHeader(ready).kid]).toEqual([decodeJwt(accessToken).iss, decodeProtectedHeader(accessToken).kid]);
    const answer = await askGraph(shape.url, accessToken, "{ offices { nodes { name } } }");
    expect([answer.status, answer.errors]).toEqual([200, undefined]);
  });

  test("uses codes and refresh tokens up: one used again ends the whole family", async () => {
    const { client, login, code } = await signInDirectly();
    const first = await client.finish(code, login);
    const second = await client.refresh(first.refreshToken ?? "");
    expect(second.refreshToken).not.toBe(first.refreshToken);
    await expect(client.refresh(first.refreshToken ?? "")).rejects.toMatchObject({ code: "SIGN_IN_FAILED" });
    await expect(client.refresh(second.refreshToken ?? "")).rejects.toMatchObject({ code: "SIGN_IN_FAILED" });
    await expect(client.finish(code, login)).rejects.toMatchObject({ code: "SIGN_IN_FAILED" });
  });

  test("wants the verifier that belongs to the code, and the nonce that belongs to the browser", async () => {
    const one = await signInDirectly();
    await expect(one.client.finish(one.code, { ...one.login, verifier: "x".repeat(43) })).rejects.toMatchObject({ code: "SIGN_IN_FAILED" });
    browser = new Browser();
    const two = await signInDirectly();
    await expect(two.client.finish(two.code, { ...two.login, nonce: "another" })).rejects.toMatchObject({ code: "SIGN_IN_FAILED" });
  });

  test("refuses a callback with another state, without the browser that began, a second time, and after the issuer refused", async () => {
    const callback = await upToCallback();
    const other = new URL(callback);
    other.searchParams.set("state", "x".repeat(43));
    const kept = new Map(browser.cookies);
    expect((await browser.go(other.href)).status).toBe(400);
    // The wrong state used the attempt up: the right one comes too late.
    expect((await browser.go(callback)).status).toBe(400);
    expect((await new Browser().go(callback)).status).toBe(400);
    browser.cookies.clear();
    for (const [name, value] of kept) browser.cookies.set(name, value);
    expect((await browser.go(callback)).status).toBe(303);
    for (const [name, value] of kept) browser.cookies.set(name, value);
    const again = await browser.go(callback);
    expect([again.status, (await codeOf(again)).code]).toEqual([400, "SIGN_IN_FAILED"]);
    expect((await new Browser().go(`${shape.url}/session/callback?error=access_denied&state=x`)).status).toBe(400);
  });

  test("takes no session over that was there before: neither a prepared nor a forged cookie", async () => {
    browser.cookies.set("kaigo-session", "prepared");
    await begin();
    expect(browser.cookies.has("kaigo-session")).toBe(false);
    const attacker = new Browser();
    const victim = browser;
    browser = attacker;
    await signIn();
    const stolen = attacker.cookies.get("kaigo-session") as string;
    browser = victim;
    victim.cookies.set("kaigo-session", stolen);
    await signIn();
    expect(victim.cookies.get("kaigo-session")).not.toBe(stolen);
    for (const forged of ["x", `${stolen.slice(0, -2)}AA`, victim.cookies.get("kaigo-refresh") as string]) {
      victim.cookies.set("kaigo-session", forged);
      expect([await whoami(), (await ask()).status]).toEqual([{ signedIn: false }, 401]);
    }
  });

  test("goes back to its own pages only", () => {
    for (const good of ["/graphiql/", "/graphiql/?operation=a#b", "/docs/x"]) expect(returnPath(good)).toBe(good);
    for (const bad of ["//evil.example", "/\\evil.example", "https://evil.example", "javascript:alert(1)", "/%0d%0a", "graphiql", "", undefined, ["/a"], "/\t/evil.example", "/..//evil.example", "\u0000/a", "/a\r\nset-cookie:x", `/${"a".repeat(600)}`]) {
      const path = returnPath(bad);
      expect(new URL(path, "https://own.example").origin).toBe("https://own.example");
      expect(path.startsWith("//")).toBe(false);
    }
  });

  test("locks an account after ten failures and no other; the right password does not help then", async () => {
    const { url } = await begin();
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 11; attempt += 1) statuses.push((await submit(url, { persona: "operator", [attempt % 2 ? "code" : "password"]: "wrong" })).status);
    expect(statuses).toEqual([...Array<number>(10).fill(401), 429]);
    expect((await submit(url, { persona: "operator" })).status).toBe(429);
    expect((await submit(url)).status).toBe(303);
  });

  test("renews the token without a new sign-in, also for two tabs at once", async () => {
    await signIn();
    const first = new Map(browser.cookies);
    const refresh = () => browser.go(`${shape.url}/session/refresh`, { method: "POST", headers: proof });
    const [one, two] = await Promise.all([refresh(), refresh()]);
    expect([one.status, two.status]).toEqual([200, 200]);
    expect(browser.cookies.get("kaigo-refresh")).not.toBe(first.get("kaigo-refresh"));
    expect(await whoami()).toMatchObject({ signedIn: true });
  });

  test("ends by signing out: cookies are gone and the issuer takes the refresh token back", async () => {
    await signIn();
    const before = new Map(browser.cookies);
    expect((await browser.go(`${shape.url}/session/logout`, { method: "POST", headers: proof })).status).toBe(204);
    expect([...browser.cookies.keys()].filter((name) => name.startsWith("kaigo-"))).toEqual([]);
    expect(await whoami()).toEqual({ signedIn: false });
    for (const [name, value] of before) browser.cookies.set(name, value);
    const refused = await browser.go(`${shape.url}/session/refresh`, { method: "POST", headers: proof });
    expect([refused.status, (await codeOf(refused)).code]).toEqual([401, "SESSION_ENDED"]);
  });

  test("ends by signing out for every copy of its cookies, also while the token in them is good", async () => {
    await signIn();
    expect((await ask()).status).toBe(200);
    const copy = new Browser();
    for (const [name, value] of browser.cookies) copy.cookies.set(name, value);
    const asCopy = () => copy.go(`${shape.url}/graphql`, { method: "POST", headers: { "content-type": "application/json", ...proof }, body: JSON.stringify({ query: "{ offices { nodes { name } } }" }) });
    expect((await asCopy()).status).toBe(200);
    await browser.go(`${shape.url}/session/logout`, { method: "POST", headers: proof });
    // An answer may be used again for half a second.
    await new Promise((resolve) => setTimeout(resolve, 600));
    const refused = await asCopy();
    expect([refused.status, (await codeOf(refused)).errors?.[0]?.extensions.code]).toEqual([401, "SESSION_ENDED"]);
    const told = logged.map((line) => JSON.parse(line) as Record<string, unknown>).filter(({ msg }) => msg === "signed in" || msg === "signed out").slice(-2);
    expect(told).toEqual([expect.objectContaining({ msg: "signed in", role: "CARE_MANAGER" }), expect.objectContaining({ msg: "signed out", session: told[0]?.session })]);
    expect(logged.join("")).not.toContain("m-1");
    // Another session of the same person goes on.
    browser = new Browser();
    await signIn();
    expect((await ask()).status).toBe(200);
  });

  test("locks itself after a pause", async () => {
    await signIn();
    expect((await ask()).status).toBe(200);
    await new Promise((resolve) => setTimeout(resolve, 5_000));
    const late = await ask();
    expect([late.status, (await codeOf(late)).errors?.[0]?.extensions.code]).toEqual([401, "SESSION_ENDED"]);
    expect(await whoami()).toEqual({ signedIn: false });
  });
});
