import { forOneKey } from "../../../platform/database/one-key.js";

const months = "SELECT t.id FROM actuals.actual_report t WHERE (t.insurer_number, t.recipient_id) IN (SELECT * FROM unnest($1::text[], $2::uuid[])) AND t.state = 'IN_FORCE'";

test("a set of one key is an equality, any other stays a set", () => {
  expect(forOneKey(months, [["139006"], ["a"]])).toBe("SELECT t.id FROM actuals.actual_report t WHERE (t.insurer_number, t.recipient_id) = (($1::text[])[1], ($2::uuid[])[1]) AND t.state = 'IN_FORCE'");
  expect(forOneKey(months, [["139006", "139006"], ["a", "b"]])).toBe(months);
  expect(forOneKey(months, [[], []])).toBe(months);
});

test("what counts are the lists of the set, wherever they stand among the values", () => {
  const behind = "SELECT 1 WHERE a = ANY ($1::text[]) AND (b, c) IN (SELECT * FROM unnest($2::text[], $3::integer[]))";
  expect(forOneKey(behind, [["x"], ["1", "2"], [1, 2]])).toBe(behind);
  expect(forOneKey(behind, [["x", "y"], ["1"], [1]])).toBe("SELECT 1 WHERE a = ANY ($1::text[]) AND (b, c) = (($2::text[])[1], ($3::integer[])[1])");
});

test("a statement without such a set is left alone", () => {
  for (const text of ["SELECT 1 FROM unnest($1::text[]) AS k", "SELECT 1 WHERE a = ANY ($1::text[])", "SELECT 1"]) expect(forOneKey(text, [["x"]])).toBe(text);
});
