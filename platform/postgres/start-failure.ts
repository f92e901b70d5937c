import type { Language } from "../errors/kaigo-error.js";

type Text = Readonly<Record<Language, string>>;

/** Why the database cannot run, in one line, and in `advice` what the person at the terminal can do about it. */
export class StartFailure extends Error {
  constructor(
    readonly reason: Text,
    readonly advice: Text,
    options?: ErrorOptions,
  ) {
    super(reason.en, options);
    this.name = "StartFailure";
  }
}

const KNOWN: readonly { sign: RegExp; advice: Text }[] = [
  {
    sign: /No space left on device|ENOSPC|Disk quota exceeded|EDQUOT/,
    advice: { en: "The disk is full: free some space and start again. Nothing stored is lost.", ja: "ディスクがいっぱいです。空きを作って起動し直してください。保存したものは失われません。" },
  },
  {
    sign: /Read-only file system|EROFS/,
    advice: { en: "The folder is on a read-only file system: put the project on one that can be written.", ja: "書き込めないファイルシステムにあります。書き込める場所にプロジェクトを置いてください。" },
  },
  {
    sign: /Permission denied|EACCES|EPERM|Operation not permitted|wrong ownership/,
    advice: { en: "Start as the user who owns the data folder, or give this user the right to it.", ja: "データフォルダーの持ち主で起動するか、このユーザーに権限を与えてください。" },
  },
  {
    sign: /could not map anonymous shared memory|out of memory|Cannot allocate memory|ENOMEM/i,
    advice: { en: "The memory is not enough: close other programs and start again.", ja: "メモリが足りません。ほかのプログラムを終えて起動し直してください。" },
  },
  {
    sign: /could not resize shared memory|could not open shared memory|\/dev\/shm/,
    advice: { en: "The system gives too little shared memory: in a container, raise --shm-size.", ja: "共有メモリが足りません。コンテナーでは --shm-size を増やしてください。" },
  },
  {
    sign: /not compatible with this server|incompatible with server|INITDB_NEEDED|database files are incompatible/,
    advice: { en: "The data were made by another PostgreSQL version: export them with that version, or move the data folder away.", ja: "別の版の PostgreSQL で作られたデータです。その版で書き出すか、データフォルダーを移してください。" },
  },
];

const doings = {
  start: { en: "start the database", ja: "データベースを起動できませんでした" },
  restart: { en: "start the database again", ja: "データベースを再起動できませんでした" },
  make: { en: "make the database", ja: "データベースを作れませんでした" },
} as const satisfies Record<string, Text>;

const otherwise: Text = { en: "Set DATABASE_URL to use a PostgreSQL of your own instead.", ja: "DATABASE_URL でお手元の PostgreSQL を使うこともできます。" };

/** The failure that fits what PostgreSQL or the system said while something was tried. */
export function toStartFailure(doing: keyof typeof doings, said: string, cause?: unknown): StartFailure {
  const known = KNOWN.find(({ sign }) => sign.test(said));
  const lines = said.split("\n").map((line) => line.trim()).filter((line) => line !== "");
  const telling = lines.find((line) => /FATAL|PANIC|error:/.test(line)) ?? lines.at(-1) ?? "it ended without a word";
  const reason = telling.replace(/^.*?(FATAL|PANIC|error):\s*/, "");
  return new StartFailure({ en: `Could not ${doings[doing].en}: ${reason}.`, ja: `${doings[doing].ja}: ${reason}` }, known?.advice ?? otherwise, { cause });
}
