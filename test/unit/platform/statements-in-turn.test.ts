import { PassThrough } from "node:stream";
import type pg from "pg";
import { runTransaction } from "../../../platform/database/write-transaction.js";

/** A connection that notes how many statements it was given before it had answered the one before. */
function watchedClient(pipeline: boolean, failing?: string) {
  const sent: string[] = [];
  let [open, most] = [0, 0];
  const query = async (asked: string | { text: string }) => {
    const text = typeof asked === "string" ? asked : asked.text;
    sent.push(text.split(";")[0] as string);
    most = Math.max(most, (open += 1));
    await new Promise((resolve) => setImmediate(resolve));
    open -= 1;
    if (text === failing) throw new Error("refused");
    return { rows: [], rowCount: 0 };
  };
  return { client: { pipeline, query, connection: { stream: new PassThrough() } } as unknown as pg.ClientBase, sent, most: () => most };
}

const work = async (tx: Parameters<Parameters<typeof runTransaction>[2]>[0]) => {
  tx.send("first");
  tx.send("second");
  await tx.execute("third");
  tx.send("fourth");
};

describe.each([[true, "several statements under way at once"], [false, "one statement at a time"]])("a connection that pipelines (%s) is given %s", (pipeline) => {
  test("in the order they were asked for, between BEGIN and COMMIT", async () => {
    const { client, sent, most } = watchedClient(pipeline);
    await runTransaction(client, "SET LOCAL x = 1", work);
    expect(sent).toEqual(["BEGIN", "first", "second", "third", "fourth", "COMMIT"]);
    expect(most() > 1).toBe(pipeline);
  });

  test("and the first that fails is thrown, whoever waits", async () => {
    const { client, sent, most } = watchedClient(pipeline, "first");
    await expect(runTransaction(client, "SET LOCAL x = 1", work)).rejects.toThrow("refused");
    expect(sent.at(-1)).toBe("ROLLBACK");
    expect(most() > 1).toBe(pipeline);
  });
});
