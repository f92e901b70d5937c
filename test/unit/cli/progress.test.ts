import { Progress } from "../../../cli/output/progress.js";

/** What is written about work that finishes one of `total` pieces every `step` milliseconds. */
function written(total: number, step: number, isTTY: boolean, language: "ja" | "en" = "en"): string[] {
  const lines: string[] = [];
  let now = 0;
  const progress = new Progress("file sets", total, { out: { isTTY, write: (text: string) => lines.push(text) }, language, now: () => now });
  for (let done = 1; done <= total; done++) {
    now += step;
    progress.at(done);
  }
  return lines;
}

describe("progress", () => {
  test("says nothing about work that is done within two seconds", () => {
    expect(written(10, 150, true)).toEqual([]);
    expect(written(10, 150, false)).toEqual([]);
  });

  test("tells rate and time left in one changing line on a terminal, and ends it", () => {
    const lines = written(100, 100, true);
    expect(lines[0]).toBe(`\r\u001b[2K  file sets ${"█".repeat(5)}${"░".repeat(19)} 20/100 (10/s, 8 s left)`);
    expect(lines.every((line) => line.startsWith("\r\u001b[2K"))).toBe(true);
    expect(lines.at(-1)).toBe(`\r\u001b[2K  file sets ${"█".repeat(24)} 100/100 (10/s)\n`);
  });

  test("writes a plain line now and then elsewhere, in the language of the terminal", () => {
    const lines = written(100, 100, false, "ja");
    expect(lines).toHaveLength(5);
    expect(lines[0]).toBe(`  file sets ${"█".repeat(5)}${"░".repeat(19)} 20/100 (毎秒 10, 残り 8 秒)\n`);
    expect(lines.join("")).not.toContain("\u001b");
  });
});
