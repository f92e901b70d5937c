import { appendFile, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Config } from "../config/config.js";
import type { SignedHead } from "./sign-head.js";
import type { Seal } from "./seal-events.js";

/** The head of the chain as it is kept outside the database: who owns the database cannot take it back. */
export type SealHead = Pick<Seal, "number" | "sealedAt" | "hash" | "keyId" | "signature">;

export const headOf = ({ number, sealedAt, hash, keyId, signature }: Seal): SealHead => ({ number, sealedAt, hash, keyId, signature });

/** Where heads are kept: the file of the settings, outside production one in the data folder; undefined when only the log has them. */
export const headsFileOf = (config: Pick<Config, "AUDIT_HEADS_FILE" | "DATA_DIR" | "production">): string | undefined =>
  config.AUDIT_HEADS_FILE ?? (config.production ? undefined : join(config.DATA_DIR, "audit-heads.jsonl"));

/** Adds a head to the file, one JSON object a line. */
export const keepHead = (file: string, head: SealHead): Promise<void> => appendFile(file, `${JSON.stringify(head)}\n`, { mode: 0o600 });

/** The heads of a file; none when there is no file. A line that was cut off while it was written counts as none. */
export async function readHeads(file: string): Promise<SealHead[]> {
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return "";
    throw error;
  });
  return text.split("\n").slice(0, -1).map((line) => JSON.parse(line) as SealHead);
}

/** Keeps the newest signature over the head, in place of the one before: in quiet times nothing grows. */
export async function keepSignedHead(file: string, head: SignedHead): Promise<void> {
  const [newest, next] = [newestOf(file), `${newestOf(file)}.next`];
  await writeFile(next, JSON.stringify(head), { mode: 0o600 });
  await rename(next, newest);
}

/** The newest signature over the head beside a file of heads; undefined when there is none. */
export async function readSignedHead(file: string): Promise<SignedHead | undefined> {
  const text = await readFile(newestOf(file), "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
  return text === undefined ? undefined : (JSON.parse(text) as SignedHead);
}

const newestOf = (file: string): string => `${file}.newest`;
