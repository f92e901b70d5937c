import { matches, room, type Scanner, type SourceFile } from "./source-file.js";

interface ForeignWord {
  readonly pattern: RegExp;
  readonly where: (file: SourceFile) => boolean;
}

const anywhere = () => true;
const outsideTests = (file: SourceFile) => !["test", "scripts"].includes(room(file.path));

/** Written in pieces, so that this list does not find itself. */
const word = (pieces: readonly string[], where: (file: SourceFile) => boolean = anywhere, around = ["\\b", "\\b"]): ForeignWord => ({
  pattern: new RegExp(`${around[0]}${pieces.join("")}${around[1]}`, "gi"),
  where,
});

const foreign: readonly ForeignWord[] = [
  word(["farm", "[-_ ]?", "studio"]),
  word(["sub", "-?", "agents?"]),
  word(["(?:ai|coding) ", "agents?"]),
  word(["clau", "de"]),
  word(["anthro", "pic"]),
  word(["open", "ai"]),
  word(["chat", "gpt"]),
  word(["\\.\\./", "shar", "ed/"], anywhere, ["", ""]),
  word(["/wo", "rk/"], anywhere, ["(?<![\\w.])", ""]),
  word(["/ro", "ot/"], anywhere, ["(?<![\\w.])", ""]),
  word(["/ho", "me/\\w"], anywhere, ["(?<![\\w.])", ""]),
  word(["/tm", "p/"], outsideTests, ["(?<![\\w.])", ""]),
  word(["registry", "\\.", "(?:npmjs|yarnpkg)"]),
  word(["registry=", "http"], anywhere, ["", ""]),
  word(["npm", "mirror"]),
  word(["arti", "factory"]),
  word(["iss", "ues? (?:#|show )?\\d+"]),
];

/** Words of somebody's workshop: machine paths, tools and hosts that mean nothing to a reader elsewhere. */
export const foreignWords: Scanner = (files) =>
  files.flatMap((file) => foreign.filter(({ where }) => where(file)).flatMap(({ pattern }) => matches(file, file.text, pattern, ([found]) => `says ${JSON.stringify(found)}`)));

/** Addresses in the lock file: each machine asks the registry that it is set up for. */
export const lockedHosts: Scanner = (files) =>
  files.filter(({ path }) => path === "package-lock.json").flatMap((file) => matches(file, file.text, /"resolved":\s*"(\w+:\/\/[^"]*)"/g, ([, address]) => `is locked to ${address}`));
