import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { Readable } from "node:stream";
import { stringify } from "csv-stringify";
import type { z } from "zod";
import { errorText, KaigoError, preferredLanguage } from "../errors/kaigo-error.js";
import type { RouteServices } from "../subgraph/manifest.js";
import type { Viewer } from "../viewer/viewer.js";
import type { Report, ReportPage, ReportValue } from "./report.js";

type Asked = FastifyRequest<{ Params: { name: string }; Querystring: Record<string, string> }>;

/** `GET {prefix}/reports/NAME?format=csv|json&…` streams a report. */
export async function reportRoutes(app: FastifyInstance, services: Pick<RouteServices, "database" | "audit" | "viewerOf">, reports: readonly Report[], prefix = ""): Promise<void> {
  await app.register(async (scope) => {
    scope.setErrorHandler(sendError);
    scope.get(`${prefix}/reports/:name`, async (request: Asked, reply) => {
      const viewer = services.viewerOf(request);
      const { format = "csv", ...asked } = request.query;
      const found = reports.find(({ name }) => name === request.params.name);
      if (!found) throw new KaigoError("NOT_FOUND");
      if (!found.policy.may(viewer)) throw new KaigoError("FORBIDDEN");
      if (format !== "csv" && format !== "json") throw new KaigoError("INPUT_INVALID", { field: "format", rule: "csv, json" });
      const query = toQuery(found, asked);
      // The first page comes before the head of the answer: what is refused is refused in full.
      const read = (after: string | null) => readPage(services, { requestId: request.id, viewer }, found, query, after);
      const rows = rowsOf(read, await read(null));
      const columns = found.columns(query);
      reply.header("content-disposition", `attachment; filename="${found.name}.${format}"`).header("cache-control", "private, no-store").header("x-content-type-options", "nosniff");
      return format === "csv" ? reply.type("text/csv; charset=utf-8").send(toCsv(columns, rows)) : reply.type("application/json; charset=utf-8").send(Readable.from(toJson(found.name, columns, rows)));
    });
  });
}

function toQuery({ query }: Report, asked: Record<string, string>): unknown {
  const parsed = query.safeParse(asked);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new KaigoError("INPUT_INVALID", { field: String(issue?.path[0] ?? "query"), rule: ruleOf(issue) });
}

/** What a value is to be, in as few words as both languages share; nothing of what was asked. */
function ruleOf(issue: z.core.$ZodIssue | undefined): string {
  if (issue?.code === "invalid_format" && "pattern" in issue) return String(issue.pattern);
  if (issue?.code === "invalid_value") return issue.values.join(", ");
  if (issue?.code === "invalid_type") return "required";
  return issue?.code === "custom" || issue?.code === "too_big" ? issue.message : "see the description";
}

/** One page in a short snapshot; whose rows it shows is committed before it leaves. */
async function readPage({ database, audit }: Pick<RouteServices, "database" | "audit">, { requestId, viewer }: { requestId: string; viewer: Viewer }, found: Report, query: unknown, after: string | null): Promise<ReportPage> {
  const session = database.read(viewer);
  const trail = audit.trail(requestId, viewer, `report.${found.name}`);
  try {
    const page = await found.page(session, query, after, { viewer, audit: trail });
    await trail.commit();
    return page;
  } finally {
    await session.close();
  }
}

/** One short snapshot for each page: a slow reader holds no connection. */
async function* rowsOf(read: (after: string) => Promise<ReportPage>, first: ReportPage): AsyncGenerator<readonly ReportValue[]> {
  for (let page = first; ; page = await read(page.next)) {
    yield* page.rows;
    if (page.next === null) return;
  }
}

/** For spreadsheets: UTF-8 with a mark, and no text that a spreadsheet would take for a formula. */
function toCsv(columns: readonly string[], rows: AsyncIterable<readonly ReportValue[]>): NodeJS.ReadableStream {
  const source = Readable.from(rows);
  const csv = stringify({ bom: true, header: true, columns: [...columns], escape_formulas: true, record_delimiter: "windows" });
  source.on("error", (error) => csv.destroy(error));
  return source.pipe(csv);
}

async function* toJson(name: string, columns: readonly string[], rows: AsyncIterable<readonly ReportValue[]>): AsyncGenerator<string> {
  yield `{"report":${JSON.stringify(name)},"rows":[`;
  let separator = "\n";
  for await (const row of rows) {
    yield `${separator}${JSON.stringify(Object.fromEntries(columns.map((column, at) => [column, row[at] ?? null])))}`;
    separator = ",\n";
  }
  yield "\n]}\n";
}

/** Answers an error as `{ code, message, parameters, requestId }` in the caller's language. */
function sendError(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const known = error instanceof KaigoError ? error : new KaigoError("INTERNAL", {}, { cause: error });
  const { code, parameters } = known;
  if (code === "INTERNAL") request.log.error({ code, cause: error instanceof Error ? error.name : typeof error }, "report failed");
  return reply.code(known.http).send({ code, message: errorText(code, preferredLanguage(request.headers["accept-language"]), parameters), parameters, requestId: request.id });
}
