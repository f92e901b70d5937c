import { assertPage, emptyConnection, fromCursor, toConnection, type Connection } from "../../../platform/graphql/connection.js";
import { findRowKey } from "../../../platform/graphql/global-id.js";
import { KaigoError } from "../../../platform/errors/kaigo-error.js";
import type { LoaderDefinition, RequestContext } from "../../../platform/subgraph/request-context.js";
import type { DocumentPage } from "./document.loader.js";
import { shownByDefault } from "./document-status.js";
import type { DocumentsArgs } from "./documents.input.js";
import type { PlanDocument } from "./plan-document.js";

const day = /^\d{4}-\d{2}-\d{2}$/;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** One page of a person's documents, newest first. Throws INPUT_INVALID for a bad page. */
export async function listDocuments<Row extends PlanDocument>(context: RequestContext, loader: LoaderDefinition<DocumentPage, Row[]>, recipientId: string, args: DocumentsArgs, dateOf: (row: Row) => string): Promise<Connection<Row>> {
  assertPage(args);
  const after = toPlace(fromCursor(args.after, 2));
  const person = findRowKey(recipientId);
  if (!person) return emptyConnection();
  const rows = await context.load(loader, { person, statuses: [...new Set(args.statuses ?? shownByDefault)].sort(), limit: args.first + 1, after });
  return toConnection(rows, args.first, (row) => [dateOf(row), row.rowId]);
}

function toPlace(cursor: readonly (string | number)[] | null): readonly [string, string] | null {
  if (cursor === null) return null;
  const [date = "", rowId = ""] = cursor.map(String);
  if (!day.test(date) || !uuid.test(rowId)) throw new KaigoError("INPUT_INVALID", { field: "after", rule: "cursor of an earlier page" });
  return [date, rowId];
}
