import { senderOf } from "../../cli/demo/load-town.js";
import { receiveParcel } from "../../subgraphs/exchange/receive/receive.service.js";
import { sendParcel, type ExchangeServices } from "../../subgraphs/exchange/subgraph.js";
import type { Sending } from "./chaos-plan.js";
import { readSet, type Ready } from "./outbox.js";
import { untilNotBusy } from "./until-not-busy.js";

/** Sends a set, again when the database is busy, and takes it in; answers whether it was new. Throws when it is not accepted. */
export async function sendSet(services: ExchangeServices, outbox: string, { number, sender }: Ready): Promise<boolean> {
  const files = await readSet(outbox, number);
  const { state, created } = await untilNotBusy(() => sendParcel({ services, viewer: senderOf(sender), files }));
  if (state === "REJECTED" || state === "FAILED") throw new Error(`set ${number} is ${state}`);
  return created;
}

/** Does one act of the plan; answers how often the set was known already. */
export async function actOn(services: ExchangeServices, outbox: string, sending: Sending): Promise<number> {
  const act = sending.leave ? leaveSet : sendSet;
  const created = await Promise.all(sending.atOnceTwice ? [act(services, outbox, sending), act(services, outbox, sending)] : [act(services, outbox, sending)]);
  return created.filter((isNew) => !isNew).length;
}

async function leaveSet(services: ExchangeServices, outbox: string, { number, sender }: Ready): Promise<boolean> {
  const files = await readSet(outbox, number);
  const { created } = await untilNotBusy(() => receiveParcel(services, senderOf(sender), files.map(({ name, bytes }) => ({ name, bytes: [bytes] }))));
  return created;
}
