import { PassThrough } from "node:stream";
import type pg from "pg";
import { inTransaction } from "../../../platform/database/write-transaction.js";

/** A connection on which COMMIT fails in a given way. */
const poolThatFails = (failure: object): pg.Pool => {
  const query = async (text: string) => {
    if (text === "COMMIT") throw failure;
    return { rows: [], rowCount: 0 };
  };
  return { connect: async () => ({ query, release: () => undefined, connection: { stream: new PassThrough() } }) } as unknown as pg.Pool;
};

const commitWith = (failure: object, ofMutation: boolean) => inTransaction(poolThatFails(failure), "", async () => "done", { ofMutation }).catch((error: { code?: string }) => error.code);

describe("a commit that fails", () => {
  test.each([
    ["a connection that is reset", Object.assign(new Error("read ECONNRESET"), { code: "ECONNRESET" })],
    ["a connection that ends", new Error("Connection terminated unexpectedly")],
    ["a server that is stopped", Object.assign(new Error("terminating connection"), { code: "57P01" })],
  ])("leaves the outcome of a mutation unknown: %s", async (_name, failure) => {
    expect(await commitWith(failure, true)).toBe("UNKNOWN_OUTCOME");
    expect(await commitWith(failure, false)).toBe("DATABASE_UNAVAILABLE");
  });

  test("by the server's own word is known not to have happened", async () => {
    expect(await commitWith(Object.assign(new Error("deferred constraint"), { code: "23503" }), true)).toBe("23503");
  });
});
