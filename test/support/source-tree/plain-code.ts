type Part = "code" | "comment" | "string" | "pattern";

const opensPattern = /(?:^|[=(,:;!&|?{}[+\-*%>~^]|\b(?:return|typeof|case|in|of|do|else|void|await|yield))\s*$/;

/**
 * Source text with comments blanked, and the insides of strings and patterns too unless `keep` names them.
 * Lengths and lines stay, so that a place found in it is a place in the file. Code inside `${…}` stays code.
 */
export function plainCode(text: string, keep: readonly ("string" | "pattern")[] = []): string {
  let out = "";
  let at = 0;
  const templates: number[] = [];
  const take = (part: Part, end: number) => {
    const piece = text.slice(at, end);
    out += part === "code" || (part !== "comment" && keep.includes(part)) ? piece : piece.replace(/[^\n]/g, " ");
    at = end;
  };
  const template = () => {
    const stop = after(text, at, /\\[\s\S]|`|\$\{/y, ["`", "${"]);
    take("string", stop.at);
    take("code", stop.at + stop.found.length);
    if (stop.found === "${") templates.push(0);
  };
  while (at < text.length) {
    const two = text.slice(at, at + 2);
    const one = two[0] ?? "";
    const depth = templates.at(-1);
    if (two === "//") take("comment", endOf(text, "\n", at));
    else if (two === "/*") take("comment", Math.min(text.length, endOf(text, "*/", at + 2) + 2));
    else if (one === '"' || one === "'") {
      take("code", at + 1);
      take("string", after(text, at, /\\[\s\S]|["'\n]/y, [one, "\n"]).at);
      take("code", Math.min(text.length, at + 1));
    } else if (one === "`") {
      take("code", at + 1);
      template();
    } else if (one === "}" && depth === 0) {
      templates.pop();
      take("code", at + 1);
      template();
    } else if (one === "/" && two !== "/>" && opensPattern.test(out.slice(-40))) {
      take("code", at + 1);
      take("pattern", after(text, at, /\\[\s\S]|\[(?:\\[\s\S]|[^\]\n])*\]|[/\n]/y, ["/", "\n"]).at);
      take("code", Math.min(text.length, at + 1));
    } else {
      if (depth !== undefined && (one === "{" || one === "}")) templates[templates.length - 1] = depth + (one === "{" ? 1 : -1);
      take("code", at + 1);
    }
  }
  return out;
}

const endOf = (text: string, mark: string, from: number) => {
  const found = text.indexOf(mark, from);
  return found === -1 ? text.length : found;
};

/** Moves on from `start` over escapes and plain characters until one of `stops`. */
function after(text: string, start: number, token: RegExp, stops: readonly string[]): { at: number; found: string } {
  for (let at = start; at < text.length; ) {
    token.lastIndex = at;
    const found = token.exec(text)?.[0];
    if (found !== undefined && stops.includes(found)) return { at, found };
    at += found?.length ?? 1;
  }
  return { at: text.length, found: "" };
}
