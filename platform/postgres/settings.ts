/** Names and values as in postgresql.conf. */
export type Settings = Readonly<Record<string, string>>;

/** Nothing of the caller's environment reaches the database's programs: language, PG… variables and secrets stay out. */
export const CLEAN_ENVIRONMENT = process.platform === "win32" ? undefined : { LC_ALL: "C", PATH: "/usr/local/bin:/usr/bin:/bin" };

/** Server settings, given at each start. What people typed or stored must never reach the log: see `LOG`. */
export const SERVER: Settings = {
  timezone: "Asia/Tokyo",
  max_connections: "100",
  shared_buffers: "256MB",
  effective_cache_size: "1GB",
  random_page_cost: "1.1",
  jit: "off",
  // A town that has just come in is known to the planner after seconds: plans made without statistics look for one person among all.
  autovacuum_naptime: "10s",
  synchronous_commit: "on",
  wal_compression: "on",
  ssl: "off",
};

/** Errors go to the client that caused them, not to the log: their texts quote values. */
export const LOG: Settings = {
  log_destination: "stderr",
  logging_collector: "off",
  log_timezone: "Asia/Tokyo",
  log_min_messages: "log",
  log_min_error_statement: "panic",
  log_error_verbosity: "terse",
  log_parameter_max_length: "0",
  log_parameter_max_length_on_error: "0",
  log_statement: "none",
  log_min_duration_statement: "-1",
  log_checkpoints: "off",
};

/** A Unix socket's path has room for about 100 bytes; a folder with a longer path gets none. */
const LONGEST_SOCKET_PATH = 100;

/** @returns the folder for the Unix socket, or null when its path is too long or the system has none */
export function socketFolder(dataDir: string, port: number): string | null {
  if (process.platform === "win32") return null;
  return Buffer.byteLength(`${dataDir}/.s.PGSQL.${port}`) <= LONGEST_SOCKET_PATH ? dataDir : null;
}

/** The command line of the server: only this machine may connect. */
export function serverArguments(dataDir: string, port: number, extra: Settings): string[] {
  const own: Settings = {
    listen_addresses: "127.0.0.1",
    port: String(port),
    unix_socket_directories: socketFolder(dataDir, port) ?? "",
    unix_socket_permissions: "0700",
  };
  const all = Object.entries({ ...SERVER, ...LOG, ...extra, ...own });
  return ["-D", dataDir, ...all.flatMap(([name, value]) => ["-c", `${name}=${value}`])];
}
