import { constants } from "node:fs";
import { access, stat, statfs } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { assertPortFree } from "../start/port-free.js";
import { ok, warning, wrong, type Finding } from "./finding.js";
import type { Examination } from "./patient.js";

const megabyte = 1_048_576;
const least = 200 * megabyte;
const comfortable = 2_000 * megabyte;

/** The port, and the data folder with its rights and its space. */
export const examineMachine: Examination = async ({ config, root }) => [await examinePort(config.HOST, config.PORT), ...(await examineDataFolder(resolve(root, config.DATA_DIR)))];

async function examinePort(host: string, port: number): Promise<Finding> {
  try {
    await assertPortFree(host, port);
    return ok("machine.port", `Port ${port} is free`, `ポート ${port} は空いています`);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EADDRINUSE" && (await isOurs(host, port))) return ok("machine.port", `Kaigo Graph answers on port ${port}`, `ポート ${port} で Kaigo Graph が動いています`);
    return wrong("machine.port", [`Port ${port} of ${host} cannot be used (${code}).`, `${host} のポート ${port} を使えません（${code}）。`], ["Stop the other program, or choose another port with PORT.", "ほかのプログラムを止めるか、PORT で別のポートを選んでください。"]);
  }
}

async function isOurs(host: string, port: number): Promise<boolean> {
  try {
    const answer = await fetch(`http://${host === "0.0.0.0" ? "127.0.0.1" : host}:${port}/health`, { signal: AbortSignal.timeout(2_000) });
    return ((await answer.json()) as { status?: unknown }).status === "alive";
  } catch {
    return false;
  }
}

async function examineDataFolder(folder: string): Promise<Finding[]> {
  const there = await stat(folder).catch(() => null);
  const advice = ["Choose a folder of your own with DATA_DIR, or give this one to the user that runs the process.", "DATA_DIR で書き込めるフォルダーを選ぶか、実行するユーザーに権限を与えてください。"] as const;
  if (there && !there.isDirectory()) return [wrong("machine.data", [`DATA_DIR is not a folder: ${folder}`, `DATA_DIR がフォルダーではありません: ${folder}`], advice)];
  const place = there ? folder : await nearest(folder);
  if (!(await access(place, constants.W_OK | constants.X_OK).then(() => true, () => false))) return [wrong("machine.data", [`DATA_DIR cannot be written: ${folder}`, `DATA_DIR に書き込めません: ${folder}`], advice)];
  const { bavail, bsize } = await statfs(place);
  const free = bavail * bsize;
  const amount = `${Math.round(free / megabyte)} MB`;
  const more = ["Free some space or choose another disk with DATA_DIR.", "空き容量を増やすか、DATA_DIR で別のディスクを選んでください。"] as const;
  if (free < least) return [wrong("machine.space", [`Only ${amount} are left for DATA_DIR.`, `DATA_DIR の空きが ${amount} しかありません。`], more)];
  if (free < comfortable) return [warning("machine.space", [`${amount} are left for DATA_DIR.`, `DATA_DIR の空きは ${amount} です。`], more)];
  return [ok("machine.data", `DATA_DIR can be written, ${amount} free`, `DATA_DIR に書き込めます（空き ${amount}）`)];
}

/** The folder in which it would be made. */
async function nearest(folder: string): Promise<string> {
  const parent = dirname(folder);
  return parent === folder || (await stat(parent).catch(() => null)) ? parent : nearest(parent);
}
