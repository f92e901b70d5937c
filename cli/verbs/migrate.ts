import { migrations } from "../../migrations/index.js";
import { loadConfig, type Config } from "../../platform/config/config.js";
import { openDatabase } from "../../platform/database/database.js";
import { migrate, type OnMigrated } from "../../platform/database/migrate.js";
import { databaseUrls, type DatabaseUrls } from "../../platform/database/urls.js";
import { terminalLanguage } from "../output/language.js";
import { Progress } from "../output/progress.js";
import { storeAccessRules } from "../../subgraphs/recipients/subgraph.js";

/** Brings a database to the newest schema and its access rules in line with the matrix. Answers how many migrations ran. */
export async function bringUpToDate(config: Config, urls: DatabaseUrls, onMigrated?: OnMigrated): Promise<number> {
  const { applied } = await migrate(urls, migrations, onMigrated);
  const database = openDatabase(urls, config);
  try {
    await database.work([], (tx) => storeAccessRules(tx, config.OPEN_CELLS, config.RELATIONSHIP_GRACE_MONTHS));
  } finally {
    await database.close();
  }
  return applied.length;
}

const words = {
  en: { title: "migrations", none: "The schema is up to date.", applied: (count: number) => `Applied ${count} migration(s).` },
  ja: { title: "移行", none: "データベースの構成は最新です。", applied: (count: number) => `移行を ${count} 件実行しました。` },
};

/** Shows how far the migrations are, when they take long. */
export function migrationProgress(): OnMigrated {
  let progress: Progress | undefined;
  return (done, of) => (progress ??= new Progress(words[terminalLanguage()].title, of)).at(done);
}

/** `kaigo migrate` */
export async function runMigrate({ json = false }: { json?: boolean }): Promise<void> {
  const config = loadConfig();
  const applied = await bringUpToDate(config, databaseUrls(config), migrationProgress());
  if (json) process.stdout.write(`${JSON.stringify({ applied })}\n`);
  else process.stdout.write(`${applied === 0 ? words[terminalLanguage()].none : words[terminalLanguage()].applied(applied)}\n`);
}
