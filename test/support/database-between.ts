import { connect, createServer, type AddressInfo, type Server, type Socket } from "node:net";
import { createSecureContext, TLSSocket } from "node:tls";
import type { Duplex } from "node:stream";

/** What stands between a client and the database. */
export interface Between {
  /** The database's address by this way. */
  readonly url: (address: string) => string;
  close(): Promise<void>;
}

interface BetweenOptions {
  /** Key and certificate: the client must ask for TLS. */
  readonly secure: { readonly key: string; readonly cert: string };
}

/** Listens between clients and the database; clients speak TLS, the database need not. */
export async function standBetween(adminUrl: string, { secure }: BetweenOptions): Promise<Between> {
  const { hostname, port } = new URL(adminUrl);
  const sockets = new Set<Duplex>();
  const join = (client: Duplex): void => {
    const database = connect(Number(port), hostname);
    database.setNoDelay(true);
    for (const socket of [client, database]) {
      sockets.add(socket);
      socket.on("error", () => undefined);
      socket.on("close", () => (client.destroy(), database.destroy()));
    }
    client.pipe(database);
    database.pipe(client);
  };
  const server: Server = createServer((client: Socket) => {
    client.setNoDelay(true);
    client.on("error", () => undefined);
    // The client's first message asks whether there is TLS.
    client.once("data", () => {
      client.write("S");
      join(new TLSSocket(client, { isServer: true, secureContext: createSecureContext(secure) }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: (address) => {
      const url = new URL(address);
      [url.hostname, url.port] = ["127.0.0.1", String((server.address() as AddressInfo).port)];
      return url.href;
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
