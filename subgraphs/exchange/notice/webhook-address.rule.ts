import { BlockList, isIP } from "node:net";
import { KaigoError } from "../../../platform/errors/kaigo-error.js";

const closed = new BlockList();
/** Networks that are not the public internet: this host, private, shared, link-local, documentation, benchmarking, multicast, reserved. */
const closed4 = ["0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4"];
for (const network of closed4) {
  const [address = "", bits] = network.split("/");
  closed.addSubnet(address, Number(bits), "ipv4");
}
const open6 = new BlockList();
open6.addSubnet("2000::", 3, "ipv6");
/** Inside the public range: 6to4 and Teredo carry other addresses, documentation leads nowhere. */
for (const [address, bits] of [["2001::", 23], ["2001:db8::", 32], ["2002::", 16], ["3fff::", 20]] as const) closed.addSubnet(address, bits, "ipv6");

/** Whether an IP address is of the public internet. Anything that is no address is not. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !closed.check(address, "ipv4");
  return family === 6 && open6.check(address, "ipv6") && !closed.check(address, "ipv6");
}

const longest = 500;
const localName = /(^|\.)(localhost|local|internal|intranet|home|lan|corp)$/i;

/**
 * The address of a webhook as it is kept. Throws INPUT_INVALID for one with credentials or a fragment, one that is too long, and,
 * unless the house is open to local addresses, for anything but https on its usual port to a public name or address.
 */
export function toWebhookUrl(text: unknown, { openToLocal }: { readonly openToLocal: boolean }): string {
  const refuse = (rule: string): never => {
    throw new KaigoError("INPUT_INVALID", { field: "url", rule });
  };
  if (typeof text !== "string" || text.length > longest || !URL.canParse(text)) return refuse(`address of at most ${longest} characters`);
  const url = new URL(text);
  if (url.username || url.password || url.hash) return refuse("without credentials and fragment");
  if (openToLocal && (url.protocol === "http:" || url.protocol === "https:")) return url.href;
  const host = url.hostname.replace(/^\[|\]$/g, "").replace(/\.$/, "");
  if (url.protocol !== "https:" || url.port !== "") return refuse("https on port 443");
  if (isIP(host) ? !isPublicAddress(host) : !host.includes(".") || localName.test(host)) return refuse("public address");
  return url.href;
}
