import type { RowReader } from "../../../platform/database/row-reader.js";
import { StatementBatch } from "../../../platform/database/statement-batch.js";

/** A reader that takes a row for the text it is, and none that says "broken". */
const reader: RowReader = {
  read: (bytes, at, end) => {
    const text = bytes.toString("latin1", at, end);
    if (text === "broken") throw new Error("the row has another length");
    return { text };
  },
  end: () => undefined,
};

function begin(statements: number) {
  const batch = new StatementBatch();
  const answers = Promise.allSettled(Array.from({ length: statements }, (_, index) => batch.add(`s${index}`, [], reader)));
  const row = (text: string) => batch.takeRow(Buffer.from(text), 0, text.length);
  return { batch, row, outcome: async () => (await answers).map((answer) => (answer.status === "fulfilled" ? answer.value : String(answer.reason))) };
}

test("each statement gets the rows that came before its end", async () => {
  const { batch, row, outcome } = begin(3);
  row("a");
  row("b");
  batch.takeEnd();
  batch.takeEnd();
  row("c");
  batch.takeEnd();
  batch.handleReadyForQuery();
  expect(await outcome()).toEqual([[{ text: "a" }, { text: "b" }], [], [{ text: "c" }]]);
});

test("after the server's error those behind it fail with it", async () => {
  const { batch, row, outcome } = begin(3);
  row("a");
  batch.takeEnd();
  batch.handleError(new Error("no"));
  expect(await outcome()).toEqual([[{ text: "a" }], "Error: no", "Error: no"]);
});

test.each<[string, (given: ReturnType<typeof begin>) => void]>([
  ["a row that cannot be read", ({ row, batch }) => (row("broken"), batch.takeEnd(), batch.takeEnd())],
  ["a row behind the last statement", ({ row, batch }) => (batch.takeEnd(), batch.takeEnd(), row("stray"))],
  ["fewer answers than statements", ({ batch }) => batch.takeEnd()],
  ["more answers than statements", ({ batch }) => (batch.takeEnd(), batch.takeEnd(), batch.takeEnd())],
])("%s: nothing of the batch is believed", async (_name, go) => {
  const given = begin(2);
  go(given);
  given.batch.handleReadyForQuery();
  expect(await given.outcome()).toEqual([expect.stringMatching(/^Error/), expect.stringMatching(/^Error/)]);
});
