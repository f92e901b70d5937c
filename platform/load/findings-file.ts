import { createWriteStream } from "node:fs";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import pg from "pg";
import { to as copyTo } from "pg-copy-streams";
import type { WriteTransaction } from "../database/write-transaction.js";
import { loadRules } from "./fault.js";
import { findingOrder } from "./ledger.js";

const inWords = (language: "en" | "ja") =>
  `replace(CASE rule ${Object.entries(loadRules).map(([rule, text]) => `WHEN ${pg.escapeLiteral(rule)} THEN ${pg.escapeLiteral(text[language])}`).join(" ")} ELSE rule END, '{detail}', detail)`;

/** Writes every finding of a load, streamed from the database: file, line, column, rule, the rule in English and Japanese. UTF-8 with a byte order mark, as spreadsheets want it. */
export async function writeFindings(tx: WriteTransaction, jobId: string, path: string): Promise<void> {
  let isFirst = true;
  const marked = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      done(null, isFirst ? Buffer.concat([Buffer.from("\uFEFF"), chunk]) : chunk);
      isFirst = false;
    },
  });
  const source = tx.client.query(
    copyTo(
      `COPY (SELECT file, line, column_name AS "column", rule, ${inWords("en")} AS english, ${inWords("ja")} AS japanese FROM load.finding WHERE job_id = ${pg.escapeLiteral(jobId)} ORDER BY ${findingOrder})
       TO STDOUT (FORMAT csv, HEADER true, ENCODING 'UTF8')`,
    ),
  );
  await pipeline(source, marked, createWriteStream(path));
}
