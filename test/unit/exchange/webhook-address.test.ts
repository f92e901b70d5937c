import { createHmac } from "node:crypto";
import fc from "fast-check";
import { signNotice } from "../../../subgraphs/exchange/notice/signature.rule.js";
import { isPublicAddress, toWebhookUrl } from "../../../subgraphs/exchange/notice/webhook-address.rule.js";

const closed = { openToLocal: false };

test.each([
  ["plain http", "http://example.jp/hook"], ["another port", "https://example.jp:8443/hook"], ["this machine", "https://localhost/"], ["this machine by number", "https://127.0.0.1/"], ["this machine in one number", "https://2130706433/"],
  ["this machine in octal", "https://0177.0.0.1/"], ["this machine in IPv6", "https://[::1]/"], ["IPv4 inside IPv6", "https://[::ffff:127.0.0.1]/"], ["IPv4 inside 6to4", "https://[2002:7f00:1::]/"], ["a private network", "https://10.1.2.3/"], ["a private network", "https://192.168.0.1/"],
  ["a private network in IPv6", "https://[fd00::1]/"], ["link-local", "https://[fe80::1]/"], ["the cloud's metadata", "https://169.254.169.254/latest/meta-data"], ["shared address space", "https://100.64.0.1/"], ["any address", "https://0.0.0.0/"], ["a name without a dot", "https://postgres/"],
  ["an internal name", "https://metadata.google.internal/"], ["an internal name with a dot at its end", "https://metadata.google.internal./"], ["credentials", "https://a:b@example.jp/"], ["a fragment", "https://example.jp/#x"], ["another scheme", "file:///etc/passwd"], ["no address", "example.jp"], ["a list", ["https://example.jp/"]], ["nothing", undefined], ["too much", `https://example.jp/${"a".repeat(600)}`],
])("a webhook at %s is refused in production", (_name, url) => {
  expect(() => toWebhookUrl(url, closed)).toThrow(expect.objectContaining({ code: "INPUT_INVALID" }));
});

test("public https addresses are kept as written; outside production local ones are as well", () => {
  expect(toWebhookUrl("https://hooks.example.jp/care?office=1", closed)).toBe("https://hooks.example.jp/care?office=1");
  expect(toWebhookUrl("https://8.8.8.8/", closed)).toBe("https://8.8.8.8/");
  expect(toWebhookUrl("http://127.0.0.1:9000/x", { openToLocal: true })).toBe("http://127.0.0.1:9000/x");
  expect(() => toWebhookUrl("ftp://127.0.0.1/x", { openToLocal: true })).toThrow();
});

test("private networks are never public, whatever the last bytes are", () => {
  const byte = fc.integer({ min: 0, max: 255 });
  fc.assert(fc.property(byte, byte, byte, (a, b, c) => [`10.${a}.${b}.${c}`, `127.${a}.${b}.${c}`, `192.168.${b}.${c}`, `172.${16 + (a % 16)}.${b}.${c}`, `169.254.${b}.${c}`, `::ffff:10.${a}.${b}.${c}`].every((address) => !isPublicAddress(address))));
  expect(["1.1.1.1", "172.32.0.1", "2606:4700::1111"].map(isPublicAddress)).toEqual([true, true, true]);
});

test("the signature is what the description says, and changes with secret, time and body", () => {
  const body = '{"state":"IMPORTED"}';
  expect(signNotice("secret", 1_700_000_000, body)).toBe(`t=1700000000,v1=${createHmac("sha256", "secret").update(`1700000000.${body}`).digest("hex")}`);
  expect(new Set([signNotice("a", 1, body), signNotice("b", 1, body), signNotice("a", 2, body), signNotice("a", 1, `${body} `)]).size).toBe(4);
});
