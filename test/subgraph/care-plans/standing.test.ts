import { toMoves, type Standing } from "../../../subgraphs/care-plans/document/standing.rule.js";

const standing = (id: string, values: Partial<Standing> = {}): Standing => ({ insurerNumber: "131011", recipientId: "p", id, day: "2025-03-25", status: "IN_FORCE", isEnded: false, receivers: ["a"], holders: ["a"], ...values });
const moves = (...documents: Standing[]) => toMoves(documents).map(({ id, status, receivers }) => [id, status, receivers]);

describe("where an office's documents stand", () => {
  test("nothing moves that stands as it should", () => expect(moves(standing("1"), standing("2", { day: "2025-01-01", status: "SUPERSEDED" }))).toEqual([]));
  test("an older one is superseded", () => expect(moves(standing("1"), standing("2", { day: "2025-01-01" }))).toEqual([["2", "SUPERSEDED", ["a"]]]));
  test("one that nobody holds is withdrawn and the one before is in force", () => expect(moves(standing("1", { holders: [] }), standing("2", { day: "2025-01-01", status: "SUPERSEDED" }))).toEqual([["1", "WITHDRAWN", []], ["2", "IN_FORCE", ["a"]]]));
  test("a new holder is added", () => expect(moves(standing("1", { holders: ["a", "b"] }))).toEqual([["1", "IN_FORCE", ["a", "b"]]]));
  test("people are told apart", () => expect(moves(standing("1"), standing("2", { recipientId: "q", day: "2025-01-01" }))).toEqual([]));
  test("one that was ended stays so, and what it had superseded does not come back", () => expect(moves(standing("1", { status: "ENDED", isEnded: true }), standing("2", { day: "2025-01-01", status: "SUPERSEDED" }))).toEqual([]));
  test("one that was ended and is taken back is withdrawn, and the one before is in force", () => expect(moves(standing("1", { status: "ENDED", isEnded: true, holders: [] }), standing("2", { day: "2025-01-01", status: "SUPERSEDED" }))).toEqual([["1", "WITHDRAWN", []], ["2", "IN_FORCE", ["a"]]]));
  test("one that was ended and has come anew with another content is in force", () => expect(moves(standing("1", { status: "ENDED" }))).toEqual([["1", "IN_FORCE", ["a"]]]));
  test.each(["DRAFT", "AGREED"])("what people decided (%s) stays and supersedes nothing", (status) => expect(moves(standing("1", { status, day: "2025-06-01", holders: [] }), standing("2"))).toEqual([]));
});
