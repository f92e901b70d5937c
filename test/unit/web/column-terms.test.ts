import { buildSchema, parse } from "graphql";
import { termOf, termsByPath } from "../../../web/src/result/column-terms.js";

const schema = buildSchema(`
  type Query {
    """People one may see. 利用者の一覧"""
    people: PersonConnection
  }
  type PersonConnection {
    """Items. 項目"""
    nodes: [Person]
  }
  type Person {
    """Name. 氏名（第1表 3）"""
    name: String
    """Insurance card. 被保険者証"""
    card: Card
  }
  type Card {
    """Last day. 認定の有効期間の終わり"""
    validTo: String
    "Without a term."
    note: String
  }
`);

describe("the Japanese terms of a table's columns", () => {
  test("stand under the path that the table has, without what is between a connection and its items", () => {
    const document = parse("query A { people { nodes { who: name ...C } } } fragment C on Person { card { validTo note ... on Card { again: validTo } } }");
    expect([...termsByPath(schema, document)]).toEqual([
      ["people", "利用者の一覧"],
      ["people.who", "氏名"],
      ["people.card", "被保険者証"],
      ["people.card.validTo", "認定の有効期間の終わり"],
      ["people.card.again", "認定の有効期間の終わり"],
    ]);
  });

  test("are not there for fields that the schema does not know, and a fragment that spreads itself does not hang", () => {
    expect(termsByPath(schema, parse("{ people { nodes { nothing { name } ...S } } } fragment S on Person { ...S }")).size).toBe(1);
  });

  test("are the end of a description, without the item of the form", () => {
    expect([termOf("Number; unique only with the insurer. 被保険者番号"), termOf("Days (from, to). 期間（別表 4）"), termOf("Only English."), termOf(undefined)]).toEqual(["被保険者番号", "期間", undefined, undefined]);
  });
});
