import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const folder = "docs/guides";

/** What a reader would paste into a shell: the blocks of a page, save the start that already runs. */
const pastesOf = (text: string): string =>
  [...text.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map(([, block = ""]) => block).join("").replace(/^npm start$/m, "");

/** Guides that have something to paste, with that. */
export const followedGuides = (): (readonly [file: string, pastes: string])[] =>
  readdirSync(folder)
    .map((file) => [file, pastesOf(readFileSync(join(folder, file), "utf8"))] as const)
    .filter(([, pastes]) => pastes !== "");

/** Runs a guide's commands word by word in a shell and a folder of their own, beside a start with this environment: on its port, with its few people. */
export async function followGuide(pastes: string, { PORT = "", DEMO_PEOPLE = "", ...environment }: Readonly<Record<string, string>>): Promise<{ readonly code: number | null; readonly said: string }> {
  const here = `http://127.0.0.1:${PORT}`;
  const script = pastes
    .replaceAll(/npm run (?:--silent )?kaigo --/g, "kaigo")
    .replaceAll("http://127.0.0.1:4000", here)
    // It also looks at parts that a run of named tests does not build; what it finds is tried where it is the subject.
    .replaceAll("kaigo doctor", "{ kaigo doctor || [ $? = 2 ]; }")
    .replaceAll("kaigo demo", `kaigo demo --people ${DEMO_PEOPLE}`)
    .replaceAll(/kaigo (inbox|fetch|send|report|export)/g, `kaigo $1 --url ${here}`);
  const work = await mkdtemp(join(tmpdir(), "kaigo-guide-"));
  try {
    const { PATH = "", HOME = "" } = process.env;
    const setUp = `kaigo() { node "${resolve("dist/cli/kaigo.js")}" "$@"; }\nln -s "${resolve("schema")}" schema\n`;
    const shell = spawn("bash", ["-euo", "pipefail", "-c", setUp + script], { cwd: work, env: { PATH, HOME, LANG: "en_US.UTF-8", PORT, DEMO_PEOPLE, ...environment } });
    let said = "";
    for (const stream of [shell.stdout, shell.stderr]) stream.on("data", (chunk: Buffer) => (said += chunk));
    const [code] = (await once(shell, "close")) as [number | null];
    return { code, said };
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}
