import { guard } from "../support/source-tree/guard.js";
import { foreignWords, lockedHosts } from "../support/source-tree/foreign-words.js";

guard("the project speaks of itself only", foreignWords, {
  finds: [
    ["docs/x.md", ["see ..", "shared", "design.md"].join("/")],
    ["README.md", ["farm", "studio"].join("-")],
    ["platform/x.ts", `// written by a ${"sub"}${"agent"}`],
    ["scripts/x.mjs", `const root = "${["", "work", "main"].join("/")}";`],
    ["deploy/x.yaml", `path: ${["", "tmp", "x"].join("/")}`],
    [".npmrc", `${"registry"}.${"npmjs"}.org`],
    ["docs/x.md", `as asked in ${"iss"}${"ue"} 7`],
    ["README.md", ["", "root", ".cache"].join("/")],
  ],
  passes: [
    ["docs/x.md", "shared rows, a session, an agent of undici, network/work/list, issue: none"],
    ["docker-compose.yml", "tmpfs: [/tmp]"],
    ["test/fault/x.test.ts", `const folder = "${["", "tmp", "x"].join("/")}";`],
  ],
});

guard("the lock file names no registry", lockedHosts, {
  finds: [["package-lock.json", '{"resolved": "https://packages.example/a.tgz"}']],
  passes: [["package-lock.json", '{"version": "1.0.0", "integrity": "sha512-x"}']],
});
