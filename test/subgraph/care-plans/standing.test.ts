import { toMoves, type Standing } from "../../../subgraphs/care-plans/document/standing.rule.js";

const standing = (id: string, values: Partial<Standing> = {}): Standing => ({ insurerNumber: "131011", recipientId: "p", id, day: "2025-03-25", status: "IN_FORCE", receivers: ["a"], holders: ["a"], ...values });
const moves = (...documents: Standing[]) => toMoves(documents).map(({ id, status, receivers }) => [id, status, receivers]);

describe("where an office's documents stand", () => {
  test("nothing moves that stands as it should", () => expect(moves(standing("1"), standing("2", { day: "2025-01-01", status: "SUPERSEDED" }))).toEqual([]));
  test("an older one is superseded", () => expect(moves(standing("1"), standing("2", { day: "2025-01-01" }))).toEqual([["2", "SUPERSEDED", ["a"]]]));
  test("one that nobody holds is withdrawn and the one before is in force", () => expect(moves(standing("1", { holders: [] }), standing("2", { day: "2025-01-01", status: "SUPERSEDED" }))).toEqual([["1", "WITHDRAWN", []], ["2", "IN_FORCE", ["a"]]]));
  test("a new holder is added", () => expect(moves(standing("1", { holders: ["a", "b"] }))).toEqual([["1", "IN_FORCE", ["a", "b"]]]));
  test("people are told apart", () => expect(moves(standing("1"), standing("2", { recipientId: "q", day: "2025-01-01" }))).toEqual([]));
  test.each(["DRAFT", "AGREED", "ENDED"])("what people decided (%s) stays and supersedes nothing", (status) => expect(moves(standing("1", { status, day: "2025-06-01", holders: [] }), standing("2"))).toEqual([]));
});
