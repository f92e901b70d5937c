import pg from "pg";
import type { QueryResultRow } from "pg";
import { rowReader, type RowReader } from "./row-reader.js";

/** What the driver keeps of an answer's columns, and how it makes rows of them; its types leave it out. */
interface DriverResult {
  readonly fields: readonly { readonly name: string }[];
  readonly _parsers: readonly ((text: string) => unknown)[] | undefined;
  parseRow: RowReader;
}

/** The parts of the driver's query that are used here. */
interface DriverQuery {
  name: string | undefined;
  _result: DriverResult;
  _accumulateRows: boolean;
  prepare(connection: object): void;
  hasBeenParsed(connection: object): unknown;
  handleRowDescription(message: object): void;
}

/** What is known of one connection: how rows of its prepared statements are read, and itself without a way to ask for their columns. */
interface Known {
  readonly readers: Map<string, RowReader>;
  readonly undescribed: object;
}

const Base = pg.Query as unknown as new (text: string, values: readonly unknown[], callback: (error: Error | null, result: { rows: QueryResultRow[] }) => void) => DriverQuery;
const known = new WeakMap<object, Known>();

function knownOf(connection: object): Known {
  const there = known.get(connection) ?? { readers: new Map(), undescribed: Object.create(connection, { describe: { value: () => undefined } }) as object };
  known.set(connection, there);
  return there;
}

/**
 * A prepared statement whose columns are asked for at its first execution on a connection only: describing them anew costs more than
 * reading a row. Where a change of the schema gave it other columns, the server refuses the statement, as it does for the driver's own.
 */
class KnownShapeQuery extends Base {
  private readers: Map<string, RowReader> | undefined;

  override prepare(connection: object): void {
    const { readers, undescribed } = knownOf(connection);
    const reader = this.name && this.hasBeenParsed(connection) ? readers.get(this.name) : undefined;
    this.readers = readers;
    if (!reader) return super.prepare(connection);
    this._result.parseRow = reader;
    this._accumulateRows = true;
    super.prepare(undescribed);
  }

  override handleRowDescription(message: object): void {
    super.handleRowDescription(message);
    const { fields, _parsers } = this._result;
    // A statement without columns has none.
    const reader = rowReader(fields.map(({ name }) => name), _parsers ?? []);
    this._result.parseRow = reader;
    if (this.name) this.readers?.set(this.name, reader);
  }
}

/** Rows of one statement, prepared under its name. Rejects with the server's error. */
export function queryOfKnownShape(client: pg.ClientBase, name: string, text: string, values: readonly unknown[]): Promise<QueryResultRow[]> {
  return new Promise((resolve, reject) => {
    const query = new KnownShapeQuery(text, values, (error, result) => (error ? reject(error) : resolve(result.rows)));
    query.name = name;
    client.query(query as unknown as pg.Submittable);
  });
}
