import { KaigoError } from "../../../platform/errors/kaigo-error.js";
import type { RowKey } from "../../../platform/graphql/global-id.js";
import type { RequestContext } from "../../../platform/subgraph/request-context.js";
import type { Recipient } from "./recipient.entity.js";
import { recipientByKey } from "./recipient.loader.js";

/** The person of a key. Throws NOT_FOUND when there is none for this viewer. */
export async function getRecipient(context: RequestContext, key: RowKey): Promise<Recipient> {
  const recipient = await context.load(recipientByKey, key);
  if (!recipient) throw new KaigoError("NOT_FOUND");
  return recipient;
}
