import { execFile } from "node:child_process";
import { constants } from "node:os";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";

/** What a process of its own says of its threads' priorities after it has lowered them: the tests' own stays as it is. */
const program = `
  const { lowerOwnPriority } = await import(${JSON.stringify(pathToFileURL("dist/cli/start/low-priority.js").href)});
  const { getPriority } = await import("node:os");
  const { readdirSync } = await import("node:fs");
  const threads = process.platform === "linux" ? readdirSync("/proc/self/task").map(Number) : [0];
  const priorities = () => threads.map((thread) => getPriority(thread));
  const before = priorities();
  lowerOwnPriority();
  console.log(JSON.stringify([before, priorities()]));`;

test("every thread of a process that gives way gets a low priority, not only the one that asks", async () => {
  const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "-e", program]);
  const [before, after] = JSON.parse(stdout) as [number[], number[]];
  expect(before.some((priority) => priority < constants.priority.PRIORITY_LOW)).toBe(true);
  expect(after).toEqual(before.map(() => constants.priority.PRIORITY_LOW));
});
