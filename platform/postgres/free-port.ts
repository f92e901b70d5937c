import { randomInt } from "node:crypto";
import { createServer } from "node:net";
import { StartFailure } from "./start-failure.js";

/** Below the range from which systems take ports for outgoing connections, so that a stored port stays free. */
const FIRST = 20_000;
const LAST = 29_999;
const TRIES = 50;

export function isPortFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen({ port, host: "127.0.0.1", exclusive: true }, () => server.close(() => resolve(true)));
  });
}

/** @throws StartFailure when none is found */
export async function findFreePort(): Promise<number> {
  for (let i = 0; i < TRIES; i += 1) {
    const port = randomInt(FIRST, LAST + 1);
    if (await isPortFree(port)) return port;
  }
  throw new StartFailure(
    { en: "No free port was found for the database.", ja: "データベース用の空きポートがありません。" },
    { en: `Free a port between ${FIRST} and ${LAST} on 127.0.0.1.`, ja: `127.0.0.1 の ${FIRST} から ${LAST} のどれかを空けてください。` },
  );
}
