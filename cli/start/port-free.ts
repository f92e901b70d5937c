import { createServer } from "node:net";

/** Throws EADDRINUSE or EACCES before minutes of work are spent on a start that cannot listen. */
export function assertPortFree(host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen({ host, port }, () => probe.close(() => resolve()));
  });
}
