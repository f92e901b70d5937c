import pg from "pg";
import type { FieldDef, QueryResultRow } from "pg";
import { LeanClient } from "./lean-client.js";
import { readerOf } from "./row-reader.js";

/** The parts of the driver's query that are used here; its types leave them out. */
interface DriverQuery {
  name: string | undefined;
  handleRowDescription(message: { readonly fields: readonly FieldDef[] }): void;
}

type Answered = (error: Error | null, result: { rows: QueryResultRow[] }) => void;
const Base = pg.Query as unknown as new (text: string, values: readonly unknown[], answered: Answered) => DriverQuery;

/** Tells its client how the statement's rows are read from then on: columns are asked for once on a connection. */
class FirstExecution extends Base {
  constructor(private readonly client: LeanClient, override readonly name: string, text: string, values: readonly unknown[], answered: Answered) {
    super(text, values, answered);
  }

  override handleRowDescription(message: { readonly fields: readonly FieldDef[] }): void {
    super.handleRowDescription(message);
    this.client.readers.set(this.name, readerOf(this.name, message.fields));
  }
}

/** Prepares a statement under its name and answers its rows. Rejects with the server's error. */
export function firstExecution(client: pg.ClientBase, name: string, text: string, values: readonly unknown[]): Promise<QueryResultRow[]> {
  if (!(client instanceof LeanClient)) return client.query({ name, text, values: values as unknown[] }).then(({ rows }) => rows);
  return new Promise((resolve, reject) => {
    client.query(new FirstExecution(client, name, text, values, (error, result) => (error ? reject(error) : resolve(result.rows))) as unknown as pg.Submittable);
  });
}
