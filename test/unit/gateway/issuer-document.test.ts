import { once } from "node:events";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { rememberedIssuer } from "../../../gateway/identity/discovery.js";

let server: Server;
let issuer: string;
let answer: RequestListener;
beforeAll(async () => {
  server = createServer((request, response) => answer(request, response)).listen(0, "127.0.0.1");
  await once(server, "listening");
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const says = (status: number, body: string): RequestListener => (_request, response) => void response.writeHead(status).end(body);
const document = (of: string) => JSON.stringify({ issuer: of, jwks_uri: `${of}/jwks` });

test.each<[string, () => RequestListener, object]>([
  ["does not answer in time", () => () => undefined, { code: "ISSUER_UNAVAILABLE" }],
  ["is out of order", () => says(502, "bad gateway"), { code: "ISSUER_UNAVAILABLE" }],
  ["breaks off", () => (request) => request.socket.destroy(), { code: "ISSUER_UNAVAILABLE" }],
  ["has no document", () => says(404, "not found"), { code: "CONFIG_INVALID", parameters: { variable: "IDENTITY_ISSUER" } }],
  ["speaks for another", () => says(200, document("https://other.example")), { code: "CONFIG_INVALID" }],
])("an issuer that %s is told apart, and found once it answers", async (_name, wrong, error) => {
  const find = rememberedIssuer(issuer, 200);
  answer = wrong();
  await expect(find()).rejects.toMatchObject(error);
  answer = says(200, document(issuer));
  await expect(find()).resolves.toMatchObject({ issuer });
});

test("nobody there is no fault of the setting", async () => {
  await expect(rememberedIssuer("http://127.0.0.1:9")()).rejects.toMatchObject({ code: "ISSUER_UNAVAILABLE" });
});
