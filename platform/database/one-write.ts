import type { Writable } from "node:stream";

/** The part of the driver's connection that is used here; its types leave it out. */
interface Connected {
  readonly connection: { readonly stream: Writable };
}

/** What a connection is given in this turn of the event loop leaves in one write: a write to the kernel costs as much as a short statement. */
export function inOneWrite(client: object): void {
  const { stream } = (client as Connected).connection;
  if (stream.writableCorked > 0) return;
  stream.cork();
  setImmediate(() => stream.uncork());
}
