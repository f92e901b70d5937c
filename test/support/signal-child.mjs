// A started program, for tests of its starter: says each signal in the file it is given and ends with code 7.
import { appendFileSync } from "node:fs";

const file = process.argv[2];
for (const signal of ["SIGINT", "SIGTERM"]) {
  process.on(signal, () => {
    appendFileSync(file, `${signal}\n`);
    setTimeout(() => process.exit(7), 700);
  });
}
appendFileSync(file, `ready ${process.pid}\n`);
setInterval(() => {}, 1_000);
