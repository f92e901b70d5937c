import type { Writable } from "node:stream";

/** The part of the driver's connection that is used here; its types leave it out. */
interface Connected {
  readonly connection: { readonly stream: Writable };
}

/** How long the last words of a session wait for company: a snapshot that stays open so long disturbs nobody. */
const mostWaited = 5;
const waiting = new WeakMap<Writable, NodeJS.Timeout>();

/** What a connection is given in this turn of the event loop leaves in one write: a write to the kernel costs as much as a short statement. */
export function inOneWrite(client: object): void {
  const { stream } = (client as Connected).connection;
  const timer = waiting.get(stream);
  if (timer) {
    clearTimeout(timer);
    waiting.delete(stream);
  } else if (stream.writableCorked > 0) return;
  else stream.cork();
  setImmediate(() => stream.uncork());
}

/** What a connection is given next leaves with whatever its next user sends, or alone after a moment. Its users begin with {@link inOneWrite}. */
export function inNextWrite(client: object): void {
  const { stream } = (client as Connected).connection;
  if (stream.writableCorked > 0) return;
  stream.cork();
  waiting.set(stream, setTimeout(() => {
    waiting.delete(stream);
    stream.uncork();
  }, mostWaited));
}
