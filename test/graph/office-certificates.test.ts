import { createHash, X509Certificate } from "node:crypto";
import { request } from "node:https";
import { decodeJwt } from "jose";
import type { EmbeddedPersona } from "../../gateway/identity/embedded/persona.js";
import { Authority, type Certificate } from "../support/certificates.js";
import { createTestDatabase, type TestDatabase } from "../support/database.js";
import { askGraph } from "../support/graph-client.js";
import { freePort } from "../support/kaigo-process.js";
import { startShape, type Shape } from "../support/shapes.js";

const own = "1370100018";
const other = "1370100026";
const text = { ja: "見本", en: "sample" };
const personas: EmbeddedPersona[] = [own, other].map((office, index) => ({ id: office, title: text, description: text, identity: { subject: `p-${index}`, role: "CARE_MANAGER", office, serviceType: "43" } }));
const uri = (office: string) => `URI:urn:kaigo-graph:office:${office}`;

describe("office software with its office's certificate", () => {
  let database: TestDatabase;
  let shape: Shape;
  let authority: Authority;
  let foreign: Authority;
  let port: number;
  const certificates: Record<string, Certificate> = {};

  beforeAll(async () => {
    [database, authority, foreign] = await Promise.all([createTestDatabase({ template: "migrated" }), Authority.create(), Authority.create("foreign")]);
    const server = await authority.issue("server", { subject: "/CN=localhost", extension: "IP:127.0.0.1,DNS:localhost" });
    certificates["own"] = await authority.issue("own", { extension: uri(own) });
    certificates["own, renewed"] = await authority.issue("renewed", { extension: uri(own) });
    certificates["other"] = await authority.issue("other", { extension: uri(other) });
    certificates["nobody"] = await authority.issue("nobody");
    certificates["two offices"] = await authority.issue("two", { extension: `${uri(own)},${uri(other)}` });
    certificates["name only"] = await authority.issue("named", { subject: `/CN=${own}` });
    certificates["expired"] = await authority.issue("expired", { extension: uri(own), expired: true });
    certificates["foreign authority"] = await foreign.issue("foreign", { extension: uri(own) });
    port = await freePort();
    shape = await startShape("one process", database.adminUrl, { PORT: String(await freePort()), MTLS_PORT: String(port), MTLS_CERT: server.certFile, MTLS_KEY: server.keyFile, MTLS_CLIENT_CA: authority.certificate }, { personas });
  }, 90_000);

  afterAll(async () => {
    await shape?.close();
    await Promise.all([authority?.remove(), foreign?.remove(), database?.drop()]);
  });

  interface Answer {
    readonly status: number;
    readonly body: { readonly access_token?: string; readonly errors?: readonly { extensions: { code: string } }[]; readonly data?: unknown };
  }

  const send = (certificate: string | undefined, path: string, headers: Record<string, string>, body: string, tls: object = {}): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const shown = certificate === undefined ? {} : certificates[certificate];
      const call = request({ host: "127.0.0.1", port, path, method: "POST", agent: false, rejectUnauthorized: false, ...shown, ...tls, headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk)).on("end", () => resolve({ status: response.statusCode ?? 0, body: JSON.parse(Buffer.concat(chunks).toString("utf8")) as Answer["body"] }));
      });
      call.on("error", reject).end(body);
    });

  const obtain = (certificate: string, client = `office-${own}`) => send(certificate, "/identity/token", { "content-type": "application/x-www-form-urlencoded" }, new URLSearchParams({ grant_type: "client_credentials", client_id: client }).toString());
  const tokenOf = async (certificate: string, office = own) => (await obtain(certificate, `office-${office}`)).body.access_token ?? "";
  const query = "{ offices { nodes { name } } }";
  const ask = async (certificate: string | undefined, token: string, tls: object = {}) => send(certificate, "/graphql", { "content-type": "application/json", authorization: `Bearer ${token}` }, JSON.stringify({ query }), tls);
  const codeOf = ({ status, body }: Answer) => [status, body.errors?.[0]?.extensions.code];

  test("gets a token that is bound to the certificate, and is let in with both and without a person's second factor", async () => {
    const token = await tokenOf("own");
    expect((await obtain("own")).body).toMatchObject({ token_type: "Bearer" });
    expect(decodeJwt(token)).toMatchObject({ sub: `office-${own}`, cnf: { "x5t#S256": createHash("sha256").update(new X509Certificate(certificates["own"]?.cert ?? "").raw).digest("base64url") }, kaigo: { role: "CARE_MANAGER", office: own } });
    expect(decodeJwt(token)["amr"]).toBeUndefined();
    expect(codeOf(await ask("own", token))).toEqual([200, undefined]);
  });

  test("is refused with the token of one and the certificate of another, even of the same office, and without a certificate", async () => {
    const token = await tokenOf("own");
    for (const certificate of ["own, renewed", "other", "nobody", "two offices", "name only"]) expect([certificate, ...codeOf(await ask(certificate, token))]).toEqual([certificate, 401, "UNAUTHENTICATED"]);
    expect((await askGraph(shape.url, token, query)).status).toBe(401);
    const forged = await askGraph(shape.url, token, query, {}, { "x-client-cert": encodeURIComponent(certificates["own"]?.cert ?? ""), "x-forwarded-client-cert": "Hash=x", "ssl-client-cert": "x" });
    expect(forged.status).toBe(401);
  });

  test("cannot be another office by its token, bound or not", async () => {
    const person = await shape.token({ subject: "p-0", role: "CARE_MANAGER", office: own });
    expect(codeOf(await ask("own", person))).toEqual([200, undefined]);
    expect(codeOf(await ask("other", person))).toEqual([401, "UNAUTHENTICATED"]);
    expect(codeOf(await ask("nobody", person))).toEqual([401, "UNAUTHENTICATED"]);
    expect(codeOf(await ask("own", await shape.token({ subject: "o", role: "OPERATOR" })))).toEqual([401, "UNAUTHENTICATED"]);
  });

  test("gets no token for another office, nor without naming one", async () => {
    for (const certificate of ["other", "nobody", "two offices", "name only"]) expect((await obtain(certificate)).status).toBe(401);
    const open = await fetch(`${shape.url}/identity/token`, { method: "POST", body: new URLSearchParams({ grant_type: "client_credentials", client_id: `office-${own}` }) });
    expect(open.status).toBe(401);
  });

  test("does not get as far as HTTP with a certificate that is expired, of a foreign authority or missing, nor below TLS 1.3", async () => {
    const token = await tokenOf("own");
    for (const certificate of ["expired", "foreign authority", undefined]) await expect(ask(certificate, token)).rejects.toThrow();
    await expect(ask("own", token, { maxVersion: "TLSv1.2" })).rejects.toThrow();
    expect(codeOf(await ask("own", token))).toEqual([200, undefined]);
  });
});
