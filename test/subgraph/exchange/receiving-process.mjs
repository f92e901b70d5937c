import Fastify from "fastify";
import { AuditWriter } from "../../../dist/platform/audit/audit-trail.js";
import { loadConfig } from "../../../dist/platform/config/config.js";
import { openDatabase } from "../../../dist/platform/database/database.js";
import { urlsFromAdmin } from "../../../dist/platform/database/urls.js";
import { toViewer } from "../../../dist/platform/viewer/viewer.js";
import { startImportWorker } from "../../../dist/subgraphs/exchange/process/import-worker.js";
import { exchangeRoutes } from "../../../dist/subgraphs/exchange/routes/exchange-routes.js";
import { subjectDirectory } from "../../../dist/subgraphs/recipients/access/subject-directory.js";

/** Serves the exchange and takes in what is due, as a process of the house does. Says its address. The office is named by headers. */
const [adminUrl, patience] = process.argv.slice(2);
const database = openDatabase(urlsFromAdmin(adminUrl), loadConfig({ NODE_ENV: "test", ...JSON.parse(patience) }));
const services = { database, audit: new AuditWriter(database), importers: [], exporters: [], censuses: [], directory: subjectDirectory(1_200), settings: { firstPause: 1 } };
const app = Fastify();
const viewerOf = ({ headers }) => toViewer({ subject: "test", role: "SERVICE_OFFICE", officeNumber: String(headers["x-office"]), serviceType: "11", purpose: "test", secondFactor: true, categories: [] });
await exchangeRoutes(app, { ...services, viewerOf });
const url = await app.listen({ host: "127.0.0.1", port: 0 });
startImportWorker(services);
console.log(url);
