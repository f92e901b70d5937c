import { KaigoError } from "../../../platform/errors/kaigo-error.js";
import { federate } from "../../support/federation.js";

const failing = {
  a: {
    sdl: `type Query { lists: [Item!] boom: Int } type Item @key(fields: "id") { id: ID! own: Int }`,
    resolvers: {
      Query: {
        lists: () => [{ id: "1" }, { id: "2" }],
        boom: () => {
          throw new KaigoError("SUBGRAPH_TIMEOUT");
        },
      },
      Item: {
        own: async ({ id }: { id: string }) => {
          if (id === "2") throw new KaigoError("INPUT_INVALID", { field: "x", rule: "y" });
          return 1;
        },
      },
    },
  },
  b: {
    sdl: `type Item @key(fields: "id") { id: ID! far: Int }`,
    resolvers: {
      Item: {
        __resolveReference: async ({ id }: { id: string }) => {
          if (id === "1") throw new KaigoError("FORBIDDEN");
          return { id };
        },
        far: () => 5,
      },
    },
  },
};

describe.each([true, false])("subgraphs in this process, compiled: %s", (jit) => {
  test("their codes and parameters come through at the places they belong to, every time", async () => {
    const graph = federate(failing, { jit });
    for (let round = 0; round < 5; round++) {
      const { data, errors } = await graph.run(`{ lists { own far } boom }`);
      expect(JSON.parse(JSON.stringify(data))).toEqual({ lists: [{ own: 1, far: null }, { own: null, far: 5 }], boom: null });
      expect(errors?.map(({ path, extensions }) => [path, extensions]).sort()).toEqual(
        [
          [["boom"], { code: "SUBGRAPH_TIMEOUT", parameters: {} }],
          [["lists", 1, "own"], { code: "INPUT_INVALID", parameters: { field: "x", rule: "y" } }],
          [["lists", 0, "far"], { code: "FORBIDDEN", parameters: {} }],
        ].sort(),
      );
    }
  });

  test("a caller's signal may be watched by many calls at once", async () => {
    const warnings: Error[] = [];
    const note = (warning: Error): void => void warnings.push(warning);
    process.on("warning", note);
    const graph = federate(failing, { jit });
    const fields = Array.from({ length: 30 }, (_, index) => `f${index}: lists { far }`).join(" ");
    await graph.run(`{ ${fields} }`, {}, { signal: new AbortController().signal });
    await new Promise((resolve) => setImmediate(resolve));
    process.off("warning", note);
    expect(warnings.filter(({ name }) => name === "MaxListenersExceededWarning")).toEqual([]);
  });
});
