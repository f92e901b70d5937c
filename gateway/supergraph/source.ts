import { readFile } from "node:fs/promises";
import { request } from "undici";

/** Reads the text of a supergraph; null when it is the one that was read last. Rejects when it cannot be read. */
export type SupergraphSource = () => Promise<string | null>;

/** Larger texts are no supergraph. */
const maxBytes = 20_000_000;
const patience = 5_000;

/** A supergraph in a file, or at an address that is asked only for what has changed. */
export function supergraphSource(place: string): SupergraphSource {
  const read = /^https?:\/\//.test(place) ? fromAddress(place) : () => readFile(place, "utf8");
  let last: string | undefined;
  return async () => {
    const text = await read();
    if (text === null || text === last) return null;
    last = text;
    return text;
  };
}

function fromAddress(address: string): () => Promise<string | null> {
  let tag: string | undefined;
  return async () => {
    const { statusCode, headers, body } = await request(address, { headers: tag ? { "if-none-match": tag } : {}, headersTimeout: patience, bodyTimeout: patience, signal: AbortSignal.timeout(patience) });
    if (statusCode === 200) {
      const text = await readText(body);
      tag = typeof headers.etag === "string" ? headers.etag : undefined;
      return text;
    }
    await body.dump();
    if (statusCode === 304 && tag) return null;
    throw new Error(`the supergraph's address answered ${statusCode}`);
  };
}

async function readText(body: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.length;
    if (bytes > maxBytes) throw new Error("the supergraph is too large");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}
