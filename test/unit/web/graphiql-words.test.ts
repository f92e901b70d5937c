import { graphiqlWords } from "../../../web/src/graphiql-words.js";

describe("GraphiQL's own words in Japanese", () => {
  test("lead back to the English ones when the reader changes the language", () => {
    const twice = Object.values(graphiqlWords).filter((word, at, all) => all.indexOf(word) !== at);
    expect(twice).toEqual([]);
  });
});
