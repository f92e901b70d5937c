import { attacks } from "./attacks.js";
import { fuzzBody, randomFrom } from "./fuzz.js";
import { sendAll } from "./under-attack.js";

/** What an attacker is told to do: one of the known attacks for so many milliseconds, or so many documents out of a broken grammar. */
export type Order = { readonly url: string; readonly connections: number } & ({ readonly attack: string; readonly duration: number } | { readonly seed: number; readonly amount: number });

/** Each body at least once, and again until the time is over. */
function again(bodies: readonly string[], duration: number): () => string | undefined {
  const end = performance.now() + duration;
  let sent = 0;
  return () => (sent < bodies.length || performance.now() < end ? bodies[sent++ % bodies.length] : undefined);
}

function fuzz(seed: number, amount: number): () => string | undefined {
  const random = randomFrom(seed);
  let left = amount;
  return () => (left-- > 0 ? fuzzBody(random) : undefined);
}

process.on("message", (order: Order) => {
  const next = "attack" in order ? again(attacks.find(({ name }) => name === order.attack)?.bodies ?? [], order.duration) : fuzz(order.seed, order.amount);
  void sendAll(order.url, next, order.connections).then((received) => process.send?.(received));
});
process.send?.("ready");
process.on("disconnect", () => process.exit(0));
