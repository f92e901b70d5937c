import type { EntityClass } from "../../../platform/database/entity-columns.js";
import { uuidForm } from "../../../platform/database/uuid-form.js";
import { assertPage, emptyConnection, fromCursor, toConnection, type Connection } from "../../../platform/graphql/connection.js";
import { findRowKey } from "../../../platform/graphql/global-id.js";
import { KaigoError } from "../../../platform/errors/kaigo-error.js";
import { readPersonalRows } from "../../../platform/graphql/read-rows.js";
import type { LoaderDefinition, RequestContext } from "../../../platform/subgraph/request-context.js";
import type { DocumentPage } from "./document.loader.js";
import { shownByDefault } from "./document-status.js";
import type { DocumentsArgs } from "./documents.input.js";
import type { PlanDocument } from "./plan-document.js";

const day = /^\d{4}-\d{2}-\d{2}$/;

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
  if (!day.test(date) || !uuidForm.test(rowId)) throw new KaigoError("INPUT_INVALID", { field: "after", rule: "cursor of an earlier page" });
  return [date, rowId];
}

/** One page of the documents that the viewer's own office wrote, newest first. Nothing for another office's number. */
export async function listOfficeDocuments<Row extends PlanDocument>(context: RequestContext, entity: EntityClass<Row>, dateColumn: string, officeNumber: string, args: DocumentsArgs, dateOf: (row: Row) => string): Promise<Connection<Row>> {
  assertPage(args);
  const after = toPlace(fromCursor(args.after, 2));
  if (context.viewer.officeNumber !== officeNumber) return emptyConnection();
  const rows = await readPersonalRows(
    context,
    entity,
    "CARE_PLAN",
    `WHERE t.sender_office_number = $1 AND t.status = ANY ($2::text[]) AND ($3::date IS NULL OR (t.${dateColumn}, t.id) < ($3::date, $4::uuid)) ORDER BY t.${dateColumn} DESC, t.id DESC LIMIT $5`,
    [officeNumber, args.statuses ?? shownByDefault, after?.[0] ?? null, after?.[1] ?? null, args.first + 1],
    args.first,
  );
  return toConnection(rows, args.first, (row) => [dateOf(row), row.rowId]);
}
