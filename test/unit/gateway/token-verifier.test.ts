import { createHmac, generateKeyPairSync, randomUUID, sign, type KeyObject } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, generateKeyPair, SignJWT, type JWK } from "jose";
import { createIdentify, type Identify } from "../../../gateway/identity/identity.js";
import { localKeys, rememberingVerifier, remoteKeys } from "../../../gateway/identity/token-verifier.js";
import { KaigoError } from "../../../platform/errors/kaigo-error.js";

const issuer = "https://id.example.jp";
const audience = "kaigo-graph";
const kaigo = { role: "CARE_MANAGER", office: "1370100018", service_type: "43" };
const seconds = () => Math.floor(Date.now() / 1_000);

const encode = (value: unknown) => Buffer.from(typeof value === "string" ? value : JSON.stringify(value)).toString("base64url");

describe("an access token", () => {
  let privateKey: Parameters<SignJWT["sign"]>[0];
  let publicJwk: JWK;
  let identify: Identify;
  let other: KeyObject;

  beforeAll(async () => {
    const pair = await generateKeyPair("ES256", { extractable: true });
    privateKey = pair.privateKey;
    publicJwk = { ...(await exportJWK(pair.publicKey)), kid: "k1", alg: "ES256", use: "sig" };
    identify = createIdentify({ issuer, audience, secondFactor: { acr: ["urn:two"], amr: ["mfa"] }, keys: localKeys({ keys: [publicJwk] }) }, () => ["PERSON"]);
    other = generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey;
  });

  const token = (claims: Record<string, unknown> = {}, header: Record<string, unknown> = {}) => {
    const base = { sub: "u1", iss: issuer, aud: audience, iat: seconds(), exp: seconds() + 600, amr: ["mfa"], kaigo, ...claims };
    const kept = Object.fromEntries(Object.entries(base).filter(([, value]) => value !== undefined));
    return new SignJWT(kept).setProtectedHeader({ alg: "ES256", kid: "k1", typ: "at+jwt", ...header } as never).sign(privateKey);
  };

  const handMade = (header: unknown, claims: unknown, signature: (text: string) => Buffer) => {
    const text = `${encode(header)}.${encode(claims)}`;
    return `${text}.${signature(text).toString("base64url")}`;
  };

  const good = () => ({ sub: "u1", iss: issuer, aud: audience, iat: seconds(), exp: seconds() + 600, kaigo });
  const otherSignature = (text: string) => sign("sha256", Buffer.from(text), { key: other, dsaEncoding: "ieee-p1363" });

  const refusal = async (authorization: string | undefined) => {
    try {
      await identify(authorization);
      return "accepted";
    } catch (error) {
      return error instanceof KaigoError ? error.code : String(error);
    }
  };

  test("that is in order gives a frozen viewer", async () => {
    const viewer = await identify(`Bearer ${await token()}`);
    expect(viewer).toMatchObject({ subject: "u1", role: "CARE_MANAGER", officeNumber: "1370100018", secondFactor: true, categories: ["PERSON"] });
    expect(Object.isFrozen(viewer)).toBe(true);
  });

  const bad: Record<string, () => Promise<string> | string> = {
    "is missing": () => "",
    "comes with another scheme": async () => `Basic ${await token()}`,
    "comes twice": async () => `Bearer ${await token()}, Bearer ${await token()}`,
    "has a line break": async () => `Bearer ${await token()}\n`,
    "is empty": () => "Bearer ",
    "is no JWT": () => "Bearer abc",
    "has two parts": () => "Bearer abc.def",
    "has five parts (encrypted)": () => "Bearer a.b.c.d.e",
    "is 64 kB long": () => `Bearer ${"a".repeat(65_536)}`,
    "has a long claim": async () => `Bearer ${await token({ sub: "x".repeat(9_000) })}`,
    "has expired": async () => `Bearer ${await token({ exp: seconds() - 61 })}`,
    "never expires": async () => `Bearer ${await token({ exp: undefined })}`,
    "has no time of issue": async () => `Bearer ${await token({ iat: undefined })}`,
    "is not valid yet": async () => `Bearer ${await token({ nbf: seconds() + 120 })}`,
    "is of another issuer": async () => `Bearer ${await token({ iss: "https://evil.example" })}`,
    "is of an issuer that only looks alike": async () => `Bearer ${await token({ iss: `${issuer}/` })}`,
    "has no issuer": async () => `Bearer ${await token({ iss: undefined })}`,
    "is for another audience": async () => `Bearer ${await token({ aud: "other" })}`,
    "has no audience": async () => `Bearer ${await token({ aud: undefined })}`,
    "has no subject": async () => `Bearer ${await token({ sub: undefined })}`,
    "has an empty subject": async () => `Bearer ${await token({ sub: "" })}`,
    "is an id token": async () => `Bearer ${await token({}, { typ: "JWT" })}`,
    "names no type": async () => `Bearer ${await token({}, { typ: undefined })}`,
    "names an unknown key": async () => `Bearer ${await token({}, { kid: "k2" })}`,
    "names a path as key": async () => `Bearer ${await token({}, { kid: "../../etc/passwd" })}`,
    "names SQL as key": async () => `Bearer ${await token({}, { kid: "k1' OR '1'='1" })}`,
    "names an address as key": async () => `Bearer ${await token({}, { kid: "https://evil.example/jwks" })}`,
    "has a critical header we do not know": () => `Bearer ${handMade({ alg: "ES256", kid: "k1", typ: "at+jwt", crit: ["x"], x: 1 }, good(), otherSignature)}`,
    "brings its own key": () => `Bearer ${handMade({ alg: "ES256", typ: "at+jwt", jwk: other.export({ format: "jwk" }) }, good(), otherSignature)}`,
    "points to keys elsewhere": () => `Bearer ${handMade({ alg: "ES256", typ: "at+jwt", jku: "https://evil.example/jwks" }, good(), otherSignature)}`,
    "points to a certificate": () => `Bearer ${handMade({ alg: "ES256", typ: "at+jwt", x5u: "https://evil.example/cert" }, good(), otherSignature)}`,
    "is unsigned (none)": () => `Bearer ${handMade({ alg: "none", typ: "at+jwt" }, good(), () => Buffer.alloc(0))}`,
    "is unsigned (nOnE)": () => `Bearer ${handMade({ alg: "nOnE", typ: "at+jwt" }, good(), () => Buffer.alloc(0))}`,
    "is signed with the public key as a shared secret": () => `Bearer ${handMade({ alg: "HS256", kid: "k1", typ: "at+jwt" }, good(), (text) => createHmac("sha256", JSON.stringify(publicJwk)).update(text).digest())}`,
    "is signed by another key under our key's name": () => `Bearer ${handMade({ alg: "ES256", kid: "k1", typ: "at+jwt" }, good(), otherSignature)}`,
    "has a signature of zeros": () => `Bearer ${handMade({ alg: "ES256", kid: "k1", typ: "at+jwt" }, good(), () => Buffer.alloc(64))}`,
    "has an empty signature": () => `Bearer ${handMade({ alg: "ES256", kid: "k1", typ: "at+jwt" }, good(), () => Buffer.alloc(0))}`,
    "has claims of another token": async () => {
      const [header, , signature] = (await token()).split(".");
      return `Bearer ${header}.${encode({ ...good(), kaigo: { ...kaigo, role: "MUNICIPALITY" } })}.${signature}`;
    },
    "has claims that are no object": () => `Bearer ${handMade({ alg: "ES256", kid: "k1", typ: "at+jwt" }, "[]", otherSignature)}`,
    "has a header that is no JSON": () => `Bearer ${encode("{")}.${encode(good())}.${encode("x")}`,
    "names no role": async () => `Bearer ${await token({ kaigo: { office: "1370100018" } })}`,
    "names an unknown role": async () => `Bearer ${await token({ kaigo: { ...kaigo, role: "ADMIN" } })}`,
    "names a role of Object.prototype": async () => `Bearer ${await token({ kaigo: { ...kaigo, role: "__proto__" } })}`,
    "has no claims of ours": async () => `Bearer ${await token({ kaigo: undefined })}`,
    "is a care manager's without an office": async () => `Bearer ${await token({ kaigo: { role: "CARE_MANAGER" } })}`,
    "is an officer's without an insurer": async () => `Bearer ${await token({ kaigo: { role: "MUNICIPALITY" } })}`,
    "is a recipient's without a person": async () => `Bearer ${await token({ kaigo: { role: "RECIPIENT", insurer: "131016" } })}`,
    "has an office that is SQL": async () => `Bearer ${await token({ kaigo: { ...kaigo, office: "1' OR '1'='1" } })}`,
    "has an insurer of another form": async () => `Bearer ${await token({ kaigo: { role: "MUNICIPALITY", insurer: "13" } })}`,
    "has a purpose that is free text": async () => `Bearer ${await token({ kaigo: { ...kaigo, purpose: "look; drop" } })}`,
  };

  test.each(Object.keys(bad))("that %s is refused, always with the same code", async (name) => {
    expect(await refusal(await bad[name]?.())).toBe("UNAUTHENTICATED");
  });

  const oneFactor: Record<string, Record<string, unknown>> = {
    "names no method": { amr: undefined },
    "names a password only": { amr: ["pwd"] },
    "names an empty list": { amr: [] },
    "names a text instead of a list": { amr: "mfa" },
    "names a method that only looks alike": { amr: ["MFA", "mfa "] },
    "names another class of sign-in": { amr: ["pwd"], acr: "urn:one" },
    "names a list as class": { amr: ["pwd"], acr: ["urn:two"] },
  };

  test.each(Object.keys(oneFactor))("in order that %s is refused for want of a second factor", async (name) => {
    for (const claims of [kaigo, { role: "MUNICIPALITY", insurer: "131016" }, { role: "RECIPIENT", insurer: "131016", recipient: randomUUID() }, { role: "ANALYST" }, { role: "OPERATOR" }]) {
      expect(await refusal(`Bearer ${await token({ ...oneFactor[name], kaigo: claims })}`)).toBe("SECOND_FACTOR_REQUIRED");
    }
  });

  test("shows its second factor by an accepted class of sign-in, too", async () => {
    expect(await refusal(`Bearer ${await token({ amr: ["pwd"], acr: "urn:two" })}`)).toBe("accepted");
  });

  const certificate = { thumbprint: "A".repeat(43), officeNumber: kaigo.office };
  const over = async (claims: Record<string, unknown>, connection: typeof certificate | undefined) => identify(`Bearer ${await token(claims)}`, connection).then(() => "accepted", (error: KaigoError) => error.code);

  test("bound to a certificate is good over that connection only, and needs no other factor there", async () => {
    const cnf = { "x5t#S256": certificate.thumbprint };
    expect(await over({ cnf, amr: ["pwd"] }, certificate)).toBe("accepted");
    expect(await over({ cnf }, undefined)).toBe("UNAUTHENTICATED");
    expect(await over({ cnf }, { ...certificate, thumbprint: "B".repeat(43) })).toBe("UNAUTHENTICATED");
    expect(await over({ cnf, kaigo: { ...kaigo, office: "1370100026" } }, certificate)).toBe("UNAUTHENTICATED");
    for (const odd of [{}, "x", null, { jkt: "x" }, { "x5t#S256": 1 }, { ...cnf, jkt: "x" }]) expect(await over({ cnf: odd }, certificate)).toBe("UNAUTHENTICATED");
  });

  test("of another office is refused over an office's connection, bound or not; without a binding the connection proves no factor", async () => {
    expect(await over({}, certificate)).toBe("accepted");
    expect(await over({ amr: ["pwd"] }, certificate)).toBe("SECOND_FACTOR_REQUIRED");
    expect(await over({ kaigo: { ...kaigo, office: "1370100026" } }, certificate)).toBe("UNAUTHENTICATED");
    expect(await over({ kaigo: { role: "ANALYST" } }, { ...certificate, officeNumber: undefined as never })).toBe("UNAUTHENTICATED");
  });

  test("keeps being good while the issuer changes its keys, and the old key's tokens end with it", async () => {
    const next = await generateKeyPair("ES256", { extractable: true });
    const nextJwk = { ...(await exportJWK(next.publicKey)), kid: "k2", alg: "ES256", use: "sig" };
    let published: JWK[] = [publicJwk];
    const server = createServer((_request, response) => response.setHeader("content-type", "application/json").end(JSON.stringify({ keys: published })));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    const keys = remoteKeys(`http://127.0.0.1:${port}/jwks`, { cooldown: 0, maxAge: 50 });
    const rotating = createIdentify({ issuer, audience, secondFactor: { acr: [], amr: ["mfa"] }, keys, remember: 50 }, () => []);
    const with2 = await new SignJWT({ sub: "u1", amr: ["mfa"], kaigo }).setProtectedHeader({ alg: "ES256", kid: "k2", typ: "at+jwt" }).setIssuer(issuer).setAudience(audience).setIssuedAt().setExpirationTime("10m").sign(next.privateKey);
    const old = await token();
    const tried = async (text: string) => rotating(`Bearer ${text}`).then(() => "accepted", (error: KaigoError) => error.code);
    try {
      expect([await tried(old), await tried(with2)]).toEqual(["accepted", "UNAUTHENTICATED"]);
      published = [nextJwk, publicJwk];
      expect([await tried(old), await tried(with2)]).toEqual(["accepted", "accepted"]);
      published = [nextJwk];
      await new Promise((resolve) => setTimeout(resolve, 60));
      expect([await tried(with2), await tried(old)]).toEqual(["accepted", "UNAUTHENTICATED"]);
    } finally {
      server.close();
    }
  });

  test("is checked once in ten seconds, and anew from its end on", async () => {
    let checks = 0;
    let clock = Date.now();
    const keys = localKeys({ keys: [publicJwk] });
    const verify = rememberingVerifier({ issuer, audience, keys: (...given) => ((checks += 1), keys(...given)) }, () => clock);
    const [lasting, ending] = [await token(), await token({ exp: seconds() + 2 })];
    for (const text of [lasting, lasting, ending, ending]) expect(await verify(text)).toMatchObject({ sub: "u1" });
    expect(checks).toBe(2);
    clock += 9_000;
    await verify(lasting);
    expect(checks).toBe(2);
    clock += 1_001;
    await verify(lasting);
    expect(checks).toBe(3);
    // Remembered by its bytes: another signature is another token.
    await expect(verify(`${lasting.slice(0, -4)}AAAA`)).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
    const [late, before] = [await token({ exp: seconds() - 28 }), checks];
    clock = Date.now();
    await verify(late);
    clock += 3_000;
    await verify(late).catch(() => undefined);
    expect(checks - before).toBe(2);
  });

  test("may be off by a small clock difference", async () => {
    expect(await refusal(`Bearer ${await token({ exp: seconds() - 10 })}`)).toBe("accepted");
  });
});
