import { assertPage, emptyConnection, fromCursor, toConnection, type Connection, type PageArgs } from "../../../platform/graphql/connection.js";
import { uuidForm } from "../../../platform/database/uuid-form.js";
import { findRowKey } from "../../../platform/graphql/global-id.js";
import { KaigoError } from "../../../platform/errors/kaigo-error.js";
import type { LoaderDefinition, RequestContext } from "../../../platform/subgraph/request-context.js";
import type { RecordCorrection } from "./record-correction.entity.js";
import type { CorrectionsPage } from "./record-correction.loader.js";

/** One page of what ceased to stand of a person's records, newest first. Throws INPUT_INVALID for a bad page. */
export async function listCorrections(context: RequestContext, loader: LoaderDefinition<CorrectionsPage, RecordCorrection[]>, recipientId: string, { first, after }: PageArgs): Promise<Connection<RecordCorrection>> {
  assertPage({ first });
  const place = toPlace(after);
  const person = findRowKey(recipientId);
  if (!person) return emptyConnection();
  return toConnection(await context.load(loader, { ...person, count: first + 1, after: place }), first, ({ rowId }) => [rowId]);
}

function toPlace(cursor: string | null | undefined): string | null {
  const [place] = fromCursor(cursor, 1) ?? [];
  if (place === undefined) return null;
  if (!uuidForm.test(String(place))) throw new KaigoError("INPUT_INVALID", { field: "after", rule: "cursor of an earlier page" });
  return String(place);
}
