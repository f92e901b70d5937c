import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { demoTown } from "../../demo/demo-town.js";
import type { DemoOptions } from "../../demo/options.js";
import type { Party } from "../../demo/parcels/parcel.js";

/** A set that lies ready in the outbox of its office; its bytes are on the disk. */
export interface Ready {
  readonly number: number;
  readonly sender: Party;
  readonly receiver: Party;
  readonly serial: string;
}

const folderOf = (outbox: string, number: number) => join(outbox, String(number));

/** Writes the bytes of every set of a town to a folder, one set at a time, and answers what is there, in the order of the town. */
export async function fillOutbox(outbox: string, town: DemoOptions): Promise<Ready[]> {
  const ready: Ready[] = [];
  for await (const item of demoTown(town)) {
    if (item.type !== "PARCEL") continue;
    const { sender, receiver, serial } = item.parcel;
    const folder = folderOf(outbox, ready.length);
    await mkdir(folder, { recursive: true });
    for (const { name, bytes } of item.parcel.files()) await writeFile(join(folder, name), bytes);
    ready.push({ number: ready.length, sender, receiver, serial });
  }
  return ready;
}

/** The files of one set, always in the same order. */
export async function readSet(outbox: string, number: number): Promise<{ readonly name: string; readonly bytes: Buffer }[]> {
  const folder = folderOf(outbox, number);
  const names = (await readdir(folder)).sort();
  return Promise.all(names.map(async (name) => ({ name, bytes: await readFile(join(folder, name)) })));
}
