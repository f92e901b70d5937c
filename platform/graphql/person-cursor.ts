import { uuidForm } from "../database/uuid-form.js";
import { KaigoError } from "../errors/kaigo-error.js";
import { fromCursor } from "./connection.js";

const firstId = "00000000-0000-0000-0000-000000000000";

/**
 * The place inside a cursor of a list in the order of insurer, person and what else names a row. Without a cursor it lies before
 * everything. Throws INPUT_INVALID for a text that no page gave.
 */
export function afterPerson(cursor: string | null | undefined, further = 0): readonly (string | number)[] {
  const place = fromCursor(cursor, 2 + further) ?? ["", firstId, ...Array.from({ length: further }, () => "")];
  if (!uuidForm.test(String(place[1]))) throw new KaigoError("INPUT_INVALID", { field: "after", rule: "cursor of an earlier page" });
  return place;
}
