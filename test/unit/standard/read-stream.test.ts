import { parseFileName, readFile, readStream, writeFile, type FileName, type ReadOptions } from "../../../standard/index.js";
import { sampleRecord } from "../../support/standard-samples.js";

const fileName = "DLT1KYO_1370100008_43_1370100016_11_20250325100000.CSV";
const name = parseFileName(fileName).name as FileName;
const one = writeFile("DLT1KYO", [sampleRecord("DLT1KYO")]);

async function* repeat(bytes: Uint8Array, times: number): AsyncGenerator<Uint8Array> {
  for (let round = 0; round < times; round += 1) yield bytes;
}

async function read(chunks: AsyncIterable<Uint8Array>, options?: ReadOptions) {
  let records = 0;
  let largest = 0;
  const findings: string[] = [];
  for await (const batch of readStream(chunks, name, fileName, options)) {
    records += batch.records.length;
    largest = Math.max(largest, batch.records.length);
    findings.push(...batch.findings.map(({ line, kind }) => `${line} ${kind}`));
  }
  return { records, largest, findings };
}

describe("reading a stream", () => {
  test("hands over batches of bounded size, however long the file is", async () => {
    const { records, largest, findings } = await read(repeat(Buffer.concat(Array<Buffer>(2000).fill(one)), 90));
    expect(findings).toEqual([]);
    expect(records).toBe(180_000);
    expect(largest).toBeLessThan(4000);
  });

  test("counts lines across batches", async () => {
    const bad = Buffer.from(one.toString("latin1").replace("131011", "13101X"), "latin1");
    async function* chunks(): AsyncGenerator<Uint8Array> {
      yield* repeat(one, 100_000);
      yield bad;
    }
    expect(await read(chunks())).toMatchObject({ records: 100_000, findings: ["100001 wrongForm"] });
  });

  test("stops taking chunks when the file is too large", async () => {
    let taken = 0;
    async function* endless(): AsyncGenerator<Uint8Array> {
      for (;;) {
        taken += 1;
        yield Buffer.alloc(1024 * 1024, 0x31);
      }
    }
    expect((await read(endless())).findings).toEqual(["null recordTooLong"]);
    expect(taken).toBe(1);
    expect((await read(repeat(Buffer.concat(Array<Buffer>(1000).fill(one)), 10_000), { maxFileBytes: 1024 * 1024 })).findings.at(-1)).toMatch(/fileTooLarge$/);
  });

  test("stops at a quotation mark that swallows the rest of the file", async () => {
    async function* chunks(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('202407,"');
      yield* repeat(one, 100_000);
    }
    expect((await read(chunks())).findings).toEqual(["null recordTooLong"]);
  });

  test("lets an error of the source pass, so that a broken upload is no short file", async () => {
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield one;
      throw new Error("connection lost");
    }
    await expect(read(broken())).rejects.toThrow("connection lost");
  });

  test("reads single bytes", async () => {
    async function* bytes(): AsyncGenerator<Uint8Array> {
      for (const byte of Buffer.concat([one, one])) yield Uint8Array.of(byte);
    }
    expect(await read(bytes())).toMatchObject({ records: 2, findings: [] });
  });
});

describe("reading a file", () => {
  test("keeps windows apart: records across the window's edge read the same", () => {
    const count = 30_000;
    const file = readFile(Buffer.concat(Array<Buffer>(count).fill(one)), fileName);
    expect(file.records).toHaveLength(count);
    expect(file.lines.at(-1)).toBe(count);
    expect(file.findings).toEqual([]);
  });

  test("accepts edition 4.0 silently and says which edition it read", () => {
    const older = Buffer.from(one.toString("latin1").replace("202407", "202504"), "latin1");
    expect(readFile(older, fileName)).toMatchObject({ edition: "4.0", findings: [], records: [{ csvVersion: "202504" }] });
  });

  test("leaves check digits alone when asked", () => {
    const wrong = Buffer.from(one.toString("latin1").replace("131011", "131016"), "latin1");
    expect(readFile(wrong, fileName).findings.map(({ kind }) => kind)).toEqual(["insurerCheckDigit"]);
    expect(readFile(wrong, fileName, { checkDigits: false }).findings).toEqual([]);
  });

  test("answers for hostile bytes of every length", () => {
    for (const bytes of ["", ",", '"', '""', "\r", "\n", "\r\n\r\n", "\x81", '"\x81', ",,,\x00", "\xff".repeat(100_000), '"'.repeat(100_001), ",".repeat(300_000), "\r\n".repeat(300_000)]) {
      expect(readFile(Buffer.from(bytes, "latin1"), fileName).records).toEqual([]);
    }
  });
});
