import fc from "fast-check";
import { splitMessages } from "../../../platform/database/split-messages.js";

function message(letter: string, body: Buffer): Buffer {
  const head = Buffer.alloc(5);
  head.write(letter);
  head.writeUInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
}

/** Answers of statements, some of which are taken, one behind another. */
const answers = fc.array(fc.record({
  isOurs: fc.boolean(),
  rows: fc.array(fc.string({ maxLength: 40 }), { maxLength: 5 }),
  note: fc.option(fc.string({ maxLength: 10 })),
}), { maxLength: 6 });

test("wherever they are cut, rows reach who takes them and everything else goes on, whole and in order", () => {
  fc.assert(fc.property(answers, fc.array(fc.integer({ min: 1, max: 30 })), (all, cuts) => {
    const asBytes = all.map(({ rows, note }) => [
      message("2", Buffer.alloc(0)), ...(note === null ? [] : [message("N", Buffer.from(note))]),
      ...rows.map((row) => message("D", Buffer.concat([Buffer.from([0, 1]), Buffer.from(row)]))), message("C", Buffer.from("SELECT\0")), message("Z", Buffer.from("I")),
    ]);
    const bytes = Buffer.concat(asBytes.flat());
    const seen: string[] = [];
    let answering = 0;
    const taker = {
      takeRow: (from: Buffer, at: number, end: number) => void seen.push(`row ${from.toString("latin1", at + 2, end)}`),
      takeEnd: () => void seen.push("end"),
    };
    const take = splitMessages(() => (all[answering]?.isOurs ? taker : undefined), (given) => {
      for (let at = 0; at < given.length; ) {
        const end = at + 1 + given.readUInt32BE(at + 1);
        expect(end).toBeLessThanOrEqual(given.length);
        const letter = given.toString("latin1", at, at + 1);
        if (letter === "Z") answering += 1;
        seen.push(`${letter} ${given.toString("latin1", at + 5, end)}`);
        at = end;
      }
    });
    let from = 0;
    for (const size of [...cuts, bytes.length]) take(bytes.subarray(from, (from += size)));
    const expected = all.flatMap(({ isOurs, rows, note }, index) =>
      isOurs
        ? [...(note === null ? [] : [`N ${latin1(note)}`]), ...rows.map((row) => `row ${latin1(row)}`), "end", "Z I"]
        : (asBytes[index] as Buffer[]).map((one) => `${one.toString("latin1", 0, 1)} ${one.toString("latin1", 5)}`));
    expect(seen).toEqual(expected);
  }));
});

const latin1 = (text: string): string => Buffer.from(text).toString("latin1");
