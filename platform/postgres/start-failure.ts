/** Why the database cannot run, in one line, and in `advice` what the person at the terminal can do about it. */
export class StartFailure extends Error {
  constructor(
    reason: string,
    readonly advice: string,
    options?: ErrorOptions,
  ) {
    super(reason, options);
    this.name = "StartFailure";
  }
}

const KNOWN: readonly { sign: RegExp; advice: string }[] = [
  { sign: /No space left on device|ENOSPC|Disk quota exceeded|EDQUOT/, advice: "The disk is full: free some space and start again. Nothing stored is lost." },
  { sign: /Read-only file system|EROFS/, advice: "The folder is on a read-only file system: put the project on one that can be written." },
  { sign: /Permission denied|EACCES|EPERM|Operation not permitted|wrong ownership/, advice: "Start as the user who owns the data folder, or give this user the right to it." },
  { sign: /could not map anonymous shared memory|out of memory|Cannot allocate memory|ENOMEM/i, advice: "The memory is not enough: close other programs and start again." },
  { sign: /could not resize shared memory|could not open shared memory|\/dev\/shm/, advice: "The system gives too little shared memory: in a container, raise --shm-size." },
  { sign: /not compatible with this server|incompatible with server|INITDB_NEEDED|database files are incompatible/, advice: "The data were made by another PostgreSQL version: export them with that version, or move the data folder away." },
];

/** The failure that fits what PostgreSQL or the system said; `doing` is what was tried, such as "start the database". */
export function toStartFailure(doing: string, said: string, cause?: unknown): StartFailure {
  const known = KNOWN.find(({ sign }) => sign.test(said));
  const lines = said.split("\n").map((line) => line.trim()).filter((line) => line !== "");
  const telling = lines.find((line) => /FATAL|PANIC|error:/.test(line)) ?? lines.at(-1) ?? "it ended without a word";
  const reason = telling.replace(/^.*?(FATAL|PANIC|error):\s*/, "");
  return new StartFailure(`Could not ${doing}: ${reason}.`, known?.advice ?? "Set DATABASE_URL to use a PostgreSQL of your own instead.", { cause });
}
