import { parse } from "graphql";
import { createDocumentStore } from "../../../gateway/http/document-store.js";

const document = parse("{ a }");

test("what was not asked for longest is forgotten: by count", async () => {
  const store = createDocumentStore({ maxDocuments: 2 });
  for (const key of ["a", "b"]) await store.set(key, document);
  await store.get("a");
  await store.set("c", document);
  expect(await Promise.all(["a", "b", "c"].map((key) => store.get(key)))).toEqual([document, undefined, document]);
});

test("and by characters; what is larger than all of them is not kept", async () => {
  const store = createDocumentStore({ maxCharacters: 12 });
  await store.set("large", parse(`{ ${"a".repeat(20)} }`));
  for (const key of ["a", "b", "c"]) await store.set(key, document);
  expect(await Promise.all(["large", "a", "b", "c"].map((key) => store.get(key)))).toEqual([undefined, undefined, document, document]);
});

test("gives up what is taken out", async () => {
  const store = createDocumentStore();
  await store.set("a", document);
  await store.delete("a");
  expect(await store.get("a")).toBeUndefined();
});
