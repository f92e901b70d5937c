import { loadConfig } from "../../../dist/platform/config/config.js";
import { openDatabase } from "../../../dist/platform/database/database.js";
import { urlsFromAdmin } from "../../../dist/platform/database/urls.js";
import { processParcels } from "../../../dist/subgraphs/exchange/subgraph.js";
import { recipientsSubgraph } from "../../../dist/subgraphs/recipients/subgraph.js";

/** Writes a row in an import, says so, and never finishes it. */
const importer = {
  name: "hanging",
  kinds: ["UP1KYO"],
  async take({ tx }) {
    await tx.execute("INSERT INTO public.taken (kind, recipient_id, sender, serial, rows) VALUES ('HALF', uuidv7(), 'x', 'x', 1)");
    console.log("inside");
    await new Promise(() => setInterval(() => {}, 1_000));
  },
};

const database = openDatabase(urlsFromAdmin(process.argv[2]), loadConfig({ NODE_ENV: "test" }));
const { directory } = recipientsSubgraph({ graceMonths: 1_200 });
await processParcels({ database, directory, importers: [importer] });
