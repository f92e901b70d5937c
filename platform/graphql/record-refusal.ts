import { entityProperties, entityTable } from "../database/entity-columns.js";
import { KaigoError } from "../errors/kaigo-error.js";
import type { RequestContext } from "../subgraph/request-context.js";
import { findRowKey, rowKeyText, type RowKey } from "./global-id.js";

type Asker = Pick<RequestContext, "audit" | "session">;

/** What the arguments of a root field name: rows by their ids, people by their numbers. */
interface Named {
  readonly keys: readonly RowKey[];
  readonly numbers: readonly { readonly insurerNumber: string; readonly insuredNumber: string }[];
}

const mostNamed = 50;

/**
 * Notes what a refused root field was asked about, so that a denial is recorded for what is there. Where the viewer's role or rights
 * refuse, whatever is named counts; where something was not found, only what this viewer may not see.
 */
export async function recordRefusal(context: Asker, args: unknown, error: unknown): Promise<void> {
  if (!(error instanceof KaigoError) || (error.code !== "FORBIDDEN" && error.code !== "NOT_FOUND")) return;
  const { keys, numbers } = namedIn(args);
  const visible = error.code === "NOT_FOUND" && keys.length > 0 ? await findVisible(context, keys) : new Set<string>();
  for (const { entity, category } of context.audit.papers) {
    for (const key of keys) if (!visible.has(rowKeyText(key))) context.audit.miss({ entity, insurerNumber: key.insurerNumber, column: "id", value: key.rowId }, category);
    if (!entityProperties(entity).includes("insuredNumber")) continue;
    for (const { insurerNumber, insuredNumber } of numbers) context.audit.miss({ entity, insurerNumber, column: "insured_number", value: insuredNumber }, category);
  }
}

function namedIn(args: unknown): Named {
  const keys = new Map<string, RowKey>();
  const numbers: { insurerNumber: string; insuredNumber: string }[] = [];
  const visit = (value: unknown): void => {
    if (keys.size + numbers.length >= mostNamed) return;
    const key = findRowKey(value);
    if (key) keys.set(rowKeyText(key), key);
    if (typeof value !== "object" || value === null) return;
    const { insurerNumber, insuredNumber } = value as Record<string, unknown>;
    if (typeof insurerNumber === "string" && typeof insuredNumber === "string") numbers.push({ insurerNumber, insuredNumber });
    Object.values(value).forEach(visit);
  };
  visit(args);
  return { keys: [...keys.values()], numbers };
}

/** Which of the keys name a row that this viewer sees, as {@link rowKeyText}. */
async function findVisible({ audit, session }: Asker, keys: readonly RowKey[]): Promise<Set<string>> {
  if (audit.papers.length === 0) return new Set();
  const tables = audit.papers.map(({ entity }) => `SELECT t.insurer_number AS "insurerNumber", t.id AS "rowId" FROM ${entityTable(entity)} t JOIN k ON k.insurer_number = t.insurer_number AND k.id = t.id`);
  const rows = await session.query<RowKey>(`WITH k AS (SELECT * FROM unnest($1::text[], $2::uuid[]) AS u (insurer_number, id)) ${tables.join(" UNION ALL ")}`, [keys.map(({ insurerNumber }) => insurerNumber), keys.map(({ rowId }) => rowId)]);
  return new Set(rows.map(rowKeyText));
}
