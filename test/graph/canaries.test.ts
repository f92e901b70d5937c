import { randomUUID } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { buildClientSchema, getIntrospectionQuery, type GraphQLSchema, type IntrospectionQuery } from "graphql";
import { addMonths } from "../../demo/calendar.js";
import { demoPersonas } from "../../demo/personas.js";
import { today } from "../../platform/calendar/today.js";
import { createLogger } from "../../platform/log/logger.js";
import { openTelemetry, type Telemetry } from "../../platform/telemetry/telemetry.js";
import { findCanaries, makeCanaries } from "../support/canaries.js";
import { createTestDatabase, databaseLog, type TestDatabase } from "../support/database.js";
import { feedEverything, type Fill } from "../support/feed-everything.js";
import { signInPersonas, type SignedInCast } from "../support/personas.js";
import { prepareSubject, type Subject } from "../support/rights/subject.js";
import { shapeNames, startShape, type Shape } from "../support/shapes.js";
import { withConnection } from "../support/sql.js";
import { sampleFile, sampleRecord, type SampleFile } from "../support/standard-samples.js";
import { TOWN } from "../support/templates.js";
import { Collector } from "../support/trace-collector.js";

const receiver = demoPersonas(TOWN).personas.find(({ id }) => id === "service-office")?.officeNumber ?? "";

describe.each(shapeNames)("canaries in rows and inputs are found nowhere outside the database, %s", (name) => {
  const canaries = makeCanaries();
  const { freeText } = canaries;
  /** Everything that left the house besides answers' data: the log, standard output and error, headers, errors and extensions. */
  const written: string[] = [];
  const logger = createLogger("trace", { write: (line) => void written.push(line) });
  const statuses = new Set<number>();
  let database: TestDatabase;
  let shape: Shape;
  let cast: SignedInCast;
  let subject: Subject;
  let schema: GraphQLSchema;
  let telemetry: Telemetry;
  let temporary: string;
  const collector = new Collector();
  const { TMPDIR: commonTemporary } = process.env;
  const streams = [process.stdout, process.stderr].map((stream) => ({ stream, write: stream.write }));
  const sql = (text: string, values: unknown[] = []) => withConnection(database.adminUrl, (admin) => admin.query(text, values));

  const send = async (path: string, init: RequestInit, token?: string) => {
    const response = await fetch(`${shape.url}${path}`, { redirect: "manual", ...init, headers: { ...(token && { authorization: `Bearer ${token}` }), ...init.headers } });
    statuses.add(response.status);
    written.push(JSON.stringify([...response.headers]));
    return { status: response.status, text: await response.text() };
  };
  const ask = async (token: string | undefined, query: string, variables: object = {}) => {
    const { text } = await send("/graphql", { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ query, variables }) }, token);
    const { data, ...rest } = JSON.parse(text) as Record<string, unknown>;
    written.push(JSON.stringify(rest));
    return { data, errors: rest.errors as { extensions: { code: string } }[] | undefined };
  };
  const upload = async (files: readonly SampleFile[]) => {
    const form = new FormData();
    for (const { fileName, bytes } of files) form.append("file", new Blob([new Uint8Array(bytes)]), fileName);
    const sent = await send("/exchange/parcels", { method: "POST", body: form }, cast.tokens["care-manager"]);
    written.push(sent.text);
    return sent;
  };
  const stateOf = async (files: readonly SampleFile[]) => (JSON.parse((await upload(files)).text) as { state?: string }).state;
  const plan = (serial: string, insuredNumber: string) => {
    const key = { insurerNumber: subject.insurerNumber, insuredNumber, carePlanDate: `${addMonths(today().slice(0, 7), 2)}-28` };
    const parts = { senderOfficeNumber: subject.inCharge.CARE_MANAGER, senderServiceType: "43", receiverOfficeNumber: receiver, receiverServiceType: "11", serial };
    return [
      sampleFile("UP1KYO", [sampleRecord("UP1KYO", { ...key, planOfficeNumber: parts.senderOfficeNumber, overallSupportPolicy: freeText })], parts),
      sampleFile("UP2KYO", [sampleRecord("UP2KYO", { ...key, needNumber: 1, needText: freeText, goalNumber: 1, supportNumber: 1, serviceOfficeNumber: parts.receiverOfficeNumber })], parts),
      sampleFile("UP3KYO", [sampleRecord("UP3KYO", { ...key, serviceContent: freeText.slice(0, 12), weekday: "2", serviceStartTime: "09:00", serviceEndTime: "10:00" })], parts),
      sampleFile("UPHOSOKU", [sampleRecord("UPHOSOKU", { ...key, targetMonth: null })], { ...parts, month: null }),
    ];
  };
  const serial = (time: string) => `${today().replaceAll("-", "")}${time}`;
  const found = async () => findCanaries(canaries, [...written, await databaseLog(), ...(await filesUnder(shape.house.config.DATA_DIR)), ...(await filesUnder(temporary))].join("\n"));

  const openTraces = async () => openTelemetry({ METRICS_PORT: 0, OTEL_EXPORTER_OTLP_ENDPOINT: await address, TRACES_RATIO: 1 }, "kaigo");
  let address: Promise<string>;

  beforeAll(async () => {
    // What the house or a library puts aside goes into a folder of its own.
    process.env.TMPDIR = temporary = await mkdtemp(join(tmpdir(), "kaigo-canaries-"));
    address = collector.listen();
    telemetry = await openTraces();
    database = await createTestDatabase({ template: "town" });
    subject = await prepareSubject(database.adminUrl);
    shape = await startShape(name, database.adminUrl, {}, { logger, telemetry });
    cast = await signInPersonas(shape, TOWN);
    await sql("UPDATE recipients.recipient SET name = $3, name_kana = $4, insured_number = $5, address1 = $6, phone_number = $7 WHERE insurer_number = $1 AND id = $2", [subject.insurerNumber, subject.recipientId, canaries.name, canaries.kana, canaries.insuredNumber, canaries.address, canaries.phone]);
    schema = buildClientSchema((await ask(cast.tokens.analyst, getIntrospectionQuery())).data as IntrospectionQuery);
    for (const { stream } of streams) stream.write = (chunk: string | Uint8Array) => written.push(String(chunk)) > 0;
  }, 120_000);

  afterAll(async () => {
    for (const { stream, write } of streams) stream.write = write;
    await shape?.close();
    await database?.drop();
    collector.close();
    process.env.TMPDIR = commonTemporary;
    if (commonTemporary === undefined) delete process.env.TMPDIR;
    await rm(temporary, { recursive: true, force: true });
  });

  test("when everybody asks for what they may see", async () => {
    for (const token of Object.values(cast.tokens)) for (const { document, variables } of cast.operations) await ask(token, document, variables);
    const answer = await ask(cast.tokens["care-manager"], "query ($id: ID!) { recipient(id: $id) { name insuredNumber } }", { id: cast.examplePersonId });
    expect(answer.data).toEqual({ recipient: { name: canaries.name, insuredNumber: canaries.insuredNumber } });
    expect(await found()).toEqual([]);
  });

  test("when sets are taken in and refused", async () => {
    expect(await stateOf(plan(serial("235801"), canaries.insuredNumber))).toBe("IMPORTED");
    const broken = plan(serial("235802"), canaries.insuredNumber).map(({ fileName, bytes }) => ({ fileName, bytes: Buffer.concat([bytes, Buffer.from(`${canaries.insuredNumber},"${freeText}",${canaries.phone}\r\n`)]) }));
    expect(await stateOf(broken)).toBe("REJECTED");
    expect(await stateOf(plan(serial("235803"), canaries.insuredNumber.replace(/^7/, "8")))).not.toBe("IMPORTED");
    const strange: SampleFile = { fileName: `${freeText}.CSV`, bytes: Buffer.from(`"${freeText}","${canaries.name}"`) };
    expect((await upload([strange])).status).toBe(422);
    expect(await found()).toEqual([]);
  });

  const well: Fill = (type, argument) => {
    if (argument === "idempotencyKey") return randomUUID();
    if (argument === "insuredNumber") return canaries.insuredNumber;
    if (argument === "insurerNumber") return subject.insurerNumber;
    return { String: freeText, ID: subject.id, Int: 1, Float: 1, Boolean: true, Date: today(), YearMonth: subject.month, DateTime: new Date().toISOString() }[type];
  };
  const badly: Fill = (_type, argument) => (argument === "idempotencyKey" ? randomUUID() : freeText);

  test.each([["right", well], ["wrong", badly]])("when every argument of every root field is filled with the %s kind of value", async (_kind, fill) => {
    const operations = feedEverything(schema, fill);
    expect(operations.length).toBeGreaterThan(40);
    for (const persona of ["care-manager", "service-office", "municipality", "doctor", "recipient"]) for (const { query, variables } of operations) await ask(cast.tokens[persona], query, variables);
    expect(await found()).toEqual([]);
  });

  test("when requests are malformed, unsigned, misdirected or too large", async () => {
    const token = cast.tokens["care-manager"];
    const json = { "content-type": "application/json" };
    const quoted = encodeURIComponent(freeText);
    for (const [path, init, bearer] of [
      ["/graphql", { method: "POST", headers: json, body: `{"query": "${freeText}` }, token],
      ["/graphql", { method: "POST", headers: json, body: JSON.stringify({ query: "{ offices { nodes { name } } }", variables: freeText }) }, token],
      ["/graphql", { method: "POST", headers: json, body: JSON.stringify({ query: "{ offices { nodes { name } } }", operationName: freeText }) }, token],
      ["/graphql", { method: "POST", headers: json, body: JSON.stringify({ query: "{ offices { nodes { name } } }", variables: { x: freeText.repeat(200_000) } }) }, token],
      ["/graphql", { method: "POST", headers: { "content-type": "text/plain" }, body: freeText }, token],
      ["/graphql", { method: "POST", headers: json, body: "{}" }, Buffer.from(freeText).toString("base64url")],
      [`/${quoted}`, {}, token],
      [`/exchange/parcels/${quoted}`, {}, token],
      [`/exchange/parcels?since=${quoted}`, {}, token],
      [`/exchange/parcels/${quoted}/files/${quoted}`, {}, token],
      ["/exchange/parcels", { method: "POST", headers: json, body: JSON.stringify({ freeText }) }, token],
    ] as const) written.push((await send(path, init, bearer)).text);
    expect(await found()).toEqual([]);
  });

  test("when the database refuses rows, quoting them, or cannot be read or written at all", async () => {
    const person = () => ask(cast.tokens["care-manager"], "query ($id: ID!) { recipient(id: $id) { name } }", { id: cast.examplePersonId });
    await sql("ALTER TABLE care_plans.care_plan ADD CONSTRAINT no_canary CHECK (overall_support_policy IS DISTINCT FROM 'x' AND false) NOT VALID");
    expect(await stateOf(plan(serial("235804"), canaries.insuredNumber))).not.toBe("IMPORTED");
    await sql("ALTER TABLE care_plans.care_plan DROP CONSTRAINT no_canary");
    for (const [taken, from] of [["SELECT ON recipients.recipient", "kaigo_app"], ["INSERT ON audit.access_event", "kaigo_audit"]] as const) {
      await sql(`REVOKE ${taken} FROM ${from}`);
      expect((await person()).errors).toHaveLength(1);
      await sql(`GRANT ${taken} TO ${from}`);
    }
    expect(await found()).toEqual([]);
  });

  test("nor in the spans and measures of all that", async () => {
    await telemetry.tracing?.stop();
    expect(collector.spans.length).toBeGreaterThan(1_000);
    const measures = (await telemetry.metrics?.registry.metrics()) ?? "";
    expect(measures).toContain("kaigo_operations_total");
    expect(findCanaries(canaries, [...collector.bodies, measures].join("\n"))).toEqual([]);
    const again = await openTraces();
    await again.tracing?.span(canaries.name, { attributes: { address: canaries.address } }, async () => undefined);
    await again.tracing?.stop();
    expect(findCanaries(canaries, collector.bodies.join("\n"))).toEqual(["name", "address"]);
  });

  test("though the load met every kind of answer, and much was written", () => {
    expect([...statuses]).toEqual(expect.arrayContaining([200, 201, 400, 401, 404, 413, 415, 422, 503]));
    expect(written.filter((line) => line.includes('"answered"')).length).toBeGreaterThan(500);
  });

  test("and one that is planted in the log, on standard error or in the database's log is found", async () => {
    const { length } = written;
    logger.info({ freeText: canaries.address });
    expect(await found()).toEqual(["address"]);
    process.stderr.write(`person ${encodeURIComponent(canaries.kana)}`);
    expect(await found()).toEqual(["kana", "address"]);
    written.length = length;
    expect(await found()).toEqual([]);
    await writeFile(join(temporary, "aside"), canaries.name);
    expect(await found()).toEqual(["name"]);
    await rm(join(temporary, "aside"));
    await sql(`SET log_min_messages = 'error'; SELECT '${canaries.phone}'::integer`).catch(() => undefined);
    // The server's log comes through a pipe.
    for (let time = 0; (await found()).length === 0 && time < 200; time += 1) await sleep(50);
    expect(await found()).toEqual(["phone"]);
  });
});

/** The text of every file under a folder. */
async function filesUnder(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return Promise.all(entries.filter((entry) => entry.isFile()).map((entry) => readFile(join(entry.parentPath, entry.name), "utf8")));
}
