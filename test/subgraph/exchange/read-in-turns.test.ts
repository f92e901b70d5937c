import { setImmediate as turn } from "node:timers/promises";
import { readInTurns } from "../../../subgraphs/exchange/process/read-in-turns.js";
import { readFile } from "../../../standard/index.js";
import { sampleFile, sampleRecord, type SampleFile } from "../../support/standard-samples.js";

const days = Array.from({ length: 30 }, (_, index) => `2025-04-${String(index + 1).padStart(2, "0")}`);
const large = sampleFile("UPPLAN", Array.from({ length: 15_000 }, (_, index) => sampleRecord("UPPLAN", { insuredNumber: String(index % 500).padStart(10, "0"), serviceDate: days[index % 30] })));
const options = { checkDigits: true, maxFileBytes: 20_000_000 };
const same = async ({ fileName, bytes }: SampleFile, given = options) => expect(await readInTurns(bytes, fileName, given)).toEqual(readFile(bytes, fileName, given));

test("a large file reads the same in turns as at once", async () => {
  expect(large.bytes.length).toBeGreaterThan(1_000_000);
  await same(large);
});

test("so it does when it is damaged, cut, of another edition, too large or small", async () => {
  const damaged = Buffer.from(large.bytes);
  for (let at = 1_000; at < damaged.length; at += 70_001) damaged[at] = 0xff;
  await same({ ...large, bytes: damaged });
  await same({ ...large, bytes: large.bytes.subarray(0, 1_000_001) });
  await same({ ...large, bytes: Buffer.from(large.bytes.toString("latin1").replaceAll("202407", "202504"), "latin1") });
  await same({ ...large, bytes: Buffer.from(large.bytes.toString("latin1").replaceAll("202407", "201912"), "latin1") });
  await same(large, { ...options, maxFileBytes: 600_000 });
  await same({ ...large, bytes: large.bytes.subarray(0, 5_000) });
  await same({ ...large, fileName: "nothing.CSV" });
});

test("others get their turn while a large file is read", async () => {
  let turns = 0;
  let isReading = true;
  const reading = readInTurns(large.bytes, large.fileName, options).finally(() => (isReading = false));
  while (isReading) {
    await turn();
    turns += 1;
  }
  await reading;
  expect(turns).toBeGreaterThan(5);
});
