import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A bare server that sends the bytes it is given: nothing can be faster on this machine. */
process.once("message", (text: string) => {
  const body = Buffer.from(text);
  const server = createServer((request, response) => {
    request.resume();
    request.on("end", () => {
      response.writeHead(200, { "content-type": "application/json", "content-length": body.length });
      response.end(body);
    });
  });
  server.keepAliveTimeout = 60_000;
  server.listen(0, "127.0.0.1", () => process.send?.({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql` }));
});
process.on("disconnect", () => process.exit(0));
