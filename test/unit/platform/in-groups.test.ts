import { setImmediate as nextTurn, setTimeout as sleep } from "node:timers/promises";
import { InGroups } from "../../../platform/audit/in-groups.js";

const long = 200;

/** A writer whose groups are noted, and end when they are told to. */
function openGroups(gatherFor: number) {
  const written: string[][] = [];
  let end: (() => void) | undefined;
  const groups = new InGroups<string>((items) => {
    written.push([...items]);
    if (items.includes("bad")) return Promise.reject(new Error("refused"));
    return new Promise((resolve) => (end = resolve));
  }, gatherFor);
  return { groups, written, end: () => end?.() };
}

test("whoever comes alone is written at once, those who come meanwhile together", async () => {
  const { groups, written, end } = openGroups(0);
  const first = groups.add("a");
  expect(written).toEqual([["a"]]);
  const others = [groups.add("b"), groups.add("c")];
  expect([written.length, groups.backlog.waiting]).toEqual([1, 3]);
  end();
  await first;
  while (written.length < 2) await nextTurn();
  expect(written).toEqual([["a"], ["b", "c"]]);
  end();
  await Promise.all(others);
  expect(groups.backlog).toEqual({ waiting: 0, seconds: 0 });
});

test("after a group the next one gathers for a moment", async () => {
  const { groups, written, end } = openGroups(long);
  const first = groups.add("a");
  end();
  await first;
  const all = [groups.add("b")];
  await nextTurn();
  all.push(groups.add("c"));
  await sleep(1);
  all.push(groups.add("d"));
  expect(written).toEqual([["a"]]);
  while (written.length < 2) await sleep(5);
  expect(written).toEqual([["a"], ["b", "c", "d"]]);
  end();
  await Promise.all(all);
});

test("without that moment each is written by itself: the comparison can fail", async () => {
  const { groups, written, end } = openGroups(0);
  for (const item of ["a", "b", "c"]) {
    const added = groups.add(item);
    while (written.at(-1)?.[0] !== item) await nextTurn();
    end();
    await added;
    await nextTurn();
  }
  expect(written).toEqual([["a"], ["b"], ["c"]]);
});

test("a group that fails is told to each of its members and to nobody else", async () => {
  const { groups, written, end } = openGroups(0);
  const first = groups.add("a");
  const failing = Promise.allSettled([groups.add("bad"), groups.add("beside it")]);
  end();
  await first;
  expect((await failing).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  const after = groups.add("after");
  while (written.length < 3) await nextTurn();
  end();
  await after;
});
