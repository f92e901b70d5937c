import { Hand } from "../../../subgraphs/exchange/receive/hand.js";

const megabytes = (count: number) => new Uint8Array(count * 1_000_000);
const open: Hand[] = [];
const newHand = (): Hand => {
  const hand = new Hand();
  open.push(hand);
  return hand;
};
afterEach(() => open.splice(0).forEach((hand) => hand.letGo()));

test("the bytes of each file stay in hand until they are let go", () => {
  const hand = newHand();
  for (const [content, text] of [["a", "1"], ["b", "x"], ["a", "2"]] as const) hand.keep(content, Buffer.from(text));
  expect(["a", "b", "none"].map((content) => hand.content(content)?.toString())).toEqual(["12", "x", ""]);
  hand.letGo();
  hand.keep("a", Buffer.from("3"));
  expect(hand.content("a")).toBeNull();
});

test("a large set is not kept, not even its beginning", () => {
  const hand = newHand();
  hand.keep("a", megabytes(7));
  expect(hand.content("a")).toHaveLength(7_000_000);
  hand.keep("b", megabytes(2));
  expect(["a", "b"].map((content) => hand.content(content))).toEqual([null, null]);
});

test("all uploads together keep a bounded number of bytes, and whoever lets go makes room", () => {
  const [first, second, third] = [newHand(), newHand(), newHand()];
  first.keep("a", megabytes(8));
  second.keep("b", megabytes(8));
  third.keep("c", megabytes(1));
  expect(third.content("c")).toBeNull();
  second.letGo();
  second.letGo();
  const fourth = newHand();
  fourth.keep("d", megabytes(8));
  expect([first.content("a")?.length, fourth.content("d")?.length]).toEqual([8_000_000, 8_000_000]);
  const fifth = newHand();
  fifth.keep("e", megabytes(1));
  expect(fifth.content("e")).toBeNull();
});
