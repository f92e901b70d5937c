import { Writable } from "node:stream";
import { setImmediate as nextTurn } from "node:timers/promises";
import { inNextWrite, inOneWrite } from "../../../platform/database/one-write.js";

/** A connection that notes each write to the kernel. */
function connect() {
  const writes: string[] = [];
  const stream = new Writable({
    write: (chunk: Buffer, _encoding, done) => (writes.push(chunk.toString()), done()),
    writev: (chunks, done) => (writes.push(chunks.map(({ chunk }) => String(chunk)).join("")), done()),
  });
  return { client: { connection: { stream } }, stream, writes };
}

test("statements of one turn leave in one write, those of the next in another", async () => {
  const { client, stream, writes } = connect();
  for (const statement of ["a", "b"]) {
    inOneWrite(client);
    stream.write(statement);
    await Promise.resolve();
  }
  expect(writes).toEqual([]);
  await nextTurn();
  expect(writes).toEqual(["ab"]);
  inOneWrite(client);
  stream.write("c");
  await nextTurn();
  expect([writes, stream.writableCorked]).toEqual([["ab", "c"], 0]);
});

test("without it each statement is a write: the comparison can fail", () => {
  const { stream, writes } = connect();
  stream.write("a");
  stream.write("b");
  expect(writes).toEqual(["a", "b"]);
});

test("last words leave with the next user's first", async () => {
  const { client, stream, writes } = connect();
  inNextWrite(client);
  stream.write("last");
  await nextTurn();
  expect(writes).toEqual([]);
  inOneWrite(client);
  stream.write(" first");
  await nextTurn();
  expect([writes, stream.writableCorked]).toEqual([["last first"], 0]);
});

test("last words without a next user leave by themselves", async () => {
  const { client, stream, writes } = connect();
  inNextWrite(client);
  stream.write("last");
  while (writes.length === 0) await nextTurn();
  expect([writes, stream.writableCorked]).toEqual([["last"], 0]);
});
