import pg from "pg";
import type { RowReader } from "./row-reader.js";
import { splitMessages, type Take } from "./split-messages.js";
import { StatementBatch } from "./statement-batch.js";

/** The parts of the driver's connection and client that are used here; its types leave them out. */
interface DriverConnection {
  attachListeners(stream: NodeJS.ReadableStream): void;
}
interface DriverClient {
  connection: DriverConnection;
  _getActiveQuery(): unknown;
}

/** A client of the driver that reads the rows of {@link StatementBatch} from the bytes that come, without a message and texts for each; all else is the driver's. */
export class LeanClient extends pg.Client {
  /** How the rows of the statements are read that were prepared on this connection and described, by the statements' names. */
  readonly readers = new Map<string, RowReader>();

  constructor(config?: string | pg.ClientConfig) {
    super(config);
    const driver = this as unknown as DriverClient;
    const { connection } = driver;
    const attach = connection.attachListeners.bind(connection);
    connection.attachListeners = (stream) => {
      let take: Take = () => undefined;
      // The driver's own reader is given everything that is not ours.
      attach({ on: (event: string, listener: Take) => (event === "data" ? void (take = listener) : void stream.on(event, listener)) } as unknown as NodeJS.ReadableStream);
      const ours = (): StatementBatch | undefined => {
        const query = driver._getActiveQuery();
        return query instanceof StatementBatch ? query : undefined;
      };
      stream.on("data", splitMessages(ours, (bytes) => take(bytes)));
    };
  }
}
