import { importsOf } from "../support/source-tree/imports.js";
import { plainCode } from "../support/source-tree/plain-code.js";
import { isCode, sourceTree } from "../support/source-tree/source-file.js";

/** Brackets left open or closed too often: a reader that lost its way in a string or pattern leaves some. */
function unbalanced(text: string): string {
  const open: string[] = [];
  for (const bracket of plainCode(text).match(/[()[\]{}]/g) ?? []) {
    if ("([{".includes(bracket)) open.push(bracket);
    else if (open.pop() !== { ")": "(", "]": "[", "}": "{" }[bracket]) return `${bracket} too much`;
  }
  return open.join("");
}

describe("reading source text", () => {
  test.each([
    ['a("x // y"); // z', 'a("      ");     '],
    ["a('it\\'s', 1); /* ' */ b", "a('     ', 1);         b"],
    ["`a ${b + `c ${d}`} e` + f", "`  ${b + `  ${d}`}  ` + f"],
    ["`{ ${{ a: '}' }.a} }` + b", "`  ${{ a: ' ' }.a}  ` + b"],
    ["x = /[/'\"]\\/`/g; y = a / b / c;", "x = /        /g; y = a / b / c;"],
    ["return /\"/.test(a) ? 'b' : `c`;", "return / /.test(a) ? ' ' : ` `;"],
    ["'unfinished\nb", "'          \nb"],
  ])("keeps the code of %j and blanks the rest", (text, plain) => {
    expect(plainCode(text)).toBe(plain);
  });

  test("stays in step through every file of the project", () => {
    const files = sourceTree().filter(isCode);
    expect(files.filter(({ text }) => plainCode(text).length !== text.length || plainCode(text).split("\n").length !== text.split("\n").length).map(({ path }) => path)).toEqual([]);
    expect(files.map(({ path, text }) => `${path} ${unbalanced(text)}`).filter((line) => !line.endsWith(" "))).toEqual([]);
    expect(unbalanced("a = [1, (2];")).not.toBe("");
  });

  test("finds every import that a plain search for lines finds", () => {
    const lines = (text: string) => (text.match(/^(?:import|export) .*?from "[^"]+";$|^\} from "[^"]+";$/gm) ?? []).length;
    const files = sourceTree().filter((file) => isCode(file) && !file.path.startsWith("test/"));
    expect(files.filter((file) => importsOf(file).length < lines(file.text)).map(({ path }) => path)).toEqual([]);
    expect(files.flatMap(importsOf).length).toBeGreaterThan(500);
  });
});
