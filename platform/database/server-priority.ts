import { readFile } from "node:fs/promises";
import { constants, setPriority } from "node:os";
import type { Socket } from "node:net";
import type pg from "pg";

/**
 * Lets others go first where the server process of a connection wants a processor too. It can be done where that process runs on this
 * machine and may be told by us: its title names our own port, so that no other process of the same number is meant. Elsewhere
 * nothing happens.
 */
export async function lowerServerPriority(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ pid: number }>("SELECT pg_backend_pid() AS pid");
  const pid = rows[0]?.pid ?? 0;
  const { localPort } = (client as pg.ClientBase & { readonly connection: { readonly stream: Socket } }).connection.stream;
  try {
    const title = await readFile(`/proc/${pid}/cmdline`, "utf8");
    if (isServerOf(title, localPort)) setPriority(pid, constants.priority.PRIORITY_LOW);
  } catch {
    // Not on this machine, or not ours: its owner decides.
  }
}

/** Whether a process title is that of the server process that serves our end of a connection: `postgres: login database 127.0.0.1(port) state`. */
export const isServerOf = (title: string, localPort: number | undefined): boolean => localPort !== undefined && /^postgres: \S+ \S+ \S+\((\d+)\) /.exec(title)?.[1] === String(localPort);
