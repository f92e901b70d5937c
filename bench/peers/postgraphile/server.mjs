import { createServer } from "node:http";
import { makeJSONPgSmartTagsPlugin } from "postgraphile/utils";
import { postgraphile } from "postgraphile";
import { makePgService } from "postgraphile/adaptors/pg";
import { PostGraphileAmberPreset } from "postgraphile/presets/amber";
import { grafserv } from "postgraphile/grafserv/node";

/**
 * PostGraphile over the town's tables, under the readers' login, with the viewer's values of row-level security set for each
 * request. What belongs together is told by smart tags, as the tables have no foreign keys for it.
 * Arguments: the login's address, connections.
 */
const [connectionString, connections] = process.argv.slice(2);
const person = (field) => `(insurer_number, recipient_id) references recipients.recipient (insurer_number, id)|@foreignFieldName ${field}`;
const tags = {
  "municipal.insured_card": { foreignKey: person("cards") },
  "municipal.certification": { foreignKey: person("certifications") },
  "recipients.care_relationship": { foreignKey: [person("relationships"), "(office_number) references recipients.office (office_number)|@fieldName office"] },
  "care_plans.care_plan": { foreignKey: person("plans") },
  "care_plans.care_plan_line": { foreignKey: "(insurer_number, document_id) references care_plans.care_plan (insurer_number, id)|@foreignFieldName lines" },
  "care_plans.weekly_plan_item": { foreignKey: "(insurer_number, document_id) references care_plans.care_plan (insurer_number, id)|@foreignFieldName week" },
  "schedules.usage_table": { foreignKey: person("months"), unique: "insurer_number,id,version,service_month" },
  "schedules.planned_service": { foreignKey: "(insurer_number, usage_table_id, version, service_month) references schedules.usage_table (insurer_number, id, version, service_month)|@foreignFieldName planned" },
  "actuals.actual_report": { foreignKey: person("results"), unique: "insurer_number,id,version,service_month" },
  "actuals.actual_day": { foreignKey: "(insurer_number, actual_report_id, version, service_month) references actuals.actual_report (insurer_number, id, version, service_month)|@foreignFieldName days" },
};

const preset = {
  extends: [PostGraphileAmberPreset],
  // It hides conditions and orders on columns without an index.
  disablePlugins: ["PgIndexBehaviorsPlugin"],
  plugins: [makeJSONPgSmartTagsPlugin({ version: 1, config: { class: Object.fromEntries(Object.entries(tags).map(([table, values]) => [table, { tags: values }])) } })],
  pgServices: [makePgService({ connectionString, schemas: ["recipients", "care_plans", "schedules", "actuals", "municipal"], poolConfig: { max: Number(connections) } })],
  schema: { defaultBehavior: "+list -connection -insert -update -delete" },
  grafserv: { graphqlPath: "/graphql", graphiql: false },
  grafast: { explain: false, context: ({ node }) => ({ pgSettings: JSON.parse(node.req.headers["x-settings"]) }) },
};

const instance = postgraphile(preset);
const server = createServer();
server.keepAliveTimeout = 60_000;
await instance.createServ(grafserv).addTo(server);
server.listen(0, "127.0.0.1", () => process.send?.({ url: `http://127.0.0.1:${server.address().port}/graphql` }));
process.on("disconnect", () => process.exit(0));
