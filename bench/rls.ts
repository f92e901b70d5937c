import pg from "pg";
import { describeCost } from "./cost/compare.js";
import { compareOverTown } from "./cost/with-town.js";

const bar = 15;
const login = "kaigo_bench_unheld";

/** What row-level security costs: the product beside itself with a login that may read the same tables and is held by no policy. Bar: 15 %. */
export async function run(): Promise<void> {
  const compared = await compareOverTown(async (adminUrl) => ({ without: "row-level security", readerUrl: await openUnheldLogin(adminUrl) }));
  process.stdout.write(describeCost("row-level security", bar, compared));
}

/** A login with the readers' rights on tables that row-level security does not hold; the product itself has none. */
async function openUnheldLogin(adminUrl: string): Promise<string> {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    await admin.query(`DROP ROLE IF EXISTS ${login}; CREATE ROLE ${login} LOGIN BYPASSRLS PASSWORD '${login}' IN ROLE kaigo_app`);
  } finally {
    await admin.end();
  }
  const url = new URL(adminUrl);
  url.username = login;
  url.password = login;
  return url.href;
}
