import { z } from "zod";
import { roles } from "../viewer/viewer.js";

/** One environment variable: what it is for, its default and how it is checked. `.env.example` and the docs are held against this list. */
export interface Variable {
  readonly reason: string;
  readonly schema: z.ZodType;
  readonly example?: string;
  readonly secret?: boolean;
}

const milliseconds = (fallback: number) => z.coerce.number().int().min(1).max(3_600_000).default(fallback);
const count = (fallback: number) => z.coerce.number().int().min(1).max(1_000_000_000).default(fallback);
const list = z
  .string()
  .default("")
  .transform((text) => text.split(",").map((part) => part.trim()).filter(Boolean));
const listOf = <T extends string>(members: readonly [T, ...T[]], fallback: T) =>
  z
    .string()
    .default(fallback)
    .transform((text) => (text === "none" ? [] : text.split(",").map((part) => part.trim())))
    .pipe(z.array(z.enum(members)));
const onOff = (fallback: "on" | "off") => z.enum(["on", "off"]).default(fallback).transform((value) => value === "on");
const optionalUrl = (protocols: RegExp) => z.string().regex(protocols, "is not an address of the expected kind").optional();

/** Two numbers as "65-95", the second above the first by a multiple of five. */
const fives = (fallback: string) =>
  z.string().regex(/^[1-9]\d-\d{2,3}$/).refine((text) => Number(text.split("-")[1]) > Number(text.split("-")[0]) && text.split("-").reduce((sum, part) => Number(part) - sum, 0) % 5 === 0).default(fallback);

const postgresUrl = optionalUrl(/^postgres(ql)?:\/\//);
const httpUrl = optionalUrl(/^https?:\/\//);

/** Every variable the product reads, in the order of `.env.example`. */
export const variables = {
  NODE_ENV: { reason: "production refuses development identities, default secrets and ad-hoc documents.", schema: z.enum(["development", "production", "test"]).default("development") },
  HOST: { reason: "Address the gateway or a subgraph listens on.", schema: z.string().default("127.0.0.1") },
  PORT: { reason: "Port of the gateway; a subgraph process uses it too when set.", schema: z.coerce.number().int().min(0).max(65_535).default(4000) },
  DATA_DIR: { reason: "Where the embedded PostgreSQL and development keys are kept.", schema: z.string().default(".data") },
  DATABASE_URL: { reason: "PostgreSQL to use instead of the embedded one: a login that may create roles and schemas. Nothing is loaded into it by itself.", schema: postgresUrl, example: "postgres://kaigo_admin:secret@localhost:5432/kaigo", secret: true },
  DATABASE_APP_URL: { reason: "Login for readers (role kaigo_app). Derived from DATABASE_URL when empty.", schema: postgresUrl, secret: true },
  DATABASE_WORKER_URL: { reason: "Login for imports, loads and mutations (role kaigo_worker). Derived from DATABASE_URL when empty.", schema: postgresUrl, secret: true },
  DATABASE_AUDIT_URL: { reason: "Login that may only append audit rows (role kaigo_audit). Derived from DATABASE_URL when empty.", schema: postgresUrl, secret: true },
  DATABASE_SEALER_URL: { reason: "Login that seals the access record (role kaigo_sealer). Derived from DATABASE_URL when empty.", schema: postgresUrl, secret: true },
  DATABASE_AUDITOR_URL: { reason: "Login with which `kaigo audit verify` reads the access record and its seals, and writes nothing (role kaigo_auditor); it needs no other. Derived from DATABASE_URL when empty.", schema: postgresUrl, secret: true },
  DATABASE_POOL_MAX: { reason: "Connections per pool and process; keep the sum under 80 % of max_connections.", schema: count(8) },
  DATABASE_POOL_WAIT_MS: { reason: "How long a request may wait for a connection before it is refused.", schema: milliseconds(1_000) },
  DATABASE_STATEMENT_TIMEOUT_MS: { reason: "Longest statement of a reader.", schema: milliseconds(3_000) },
  DATABASE_IDLE_TIMEOUT_MS: { reason: "Longest idle time inside a transaction.", schema: milliseconds(5_000) },
  DATABASE_PREPARE: { reason: "Named prepared statements; switch off behind a pooler that cannot keep them.", schema: onOff("on") },
  IDENTITY_ISSUER: { reason: "Issuer of access tokens. Empty outside production: the local development issuer.", schema: z.string().optional(), example: "https://id.example.jp" },
  IDENTITY_AUDIENCE: { reason: "Audience that access tokens must name.", schema: z.string().default("kaigo-graph") },
  IDENTITY_JWKS_URL: { reason: "Public keys of the issuer. Empty: asked of the issuer's discovery document.", schema: httpUrl, example: "https://id.example.jp/jwks.json" },
  IDENTITY_ACR: { reason: "Values of the claim `acr` that prove a second factor at this issuer.", schema: list, example: "urn:example:loa:2" },
  IDENTITY_AMR: { reason: "Values of the claim `amr` that prove a second factor: any one of them.", schema: z.string().default("mfa").transform((text) => text.split(",").map((part) => part.trim()).filter(Boolean)) },
  STAFF_ACCOUNTS: { reason: "required: only staff with an account in force here; known: an account that is known must be in force, people known only to the issuer come in too. Empty: required in production, known elsewhere.", schema: z.enum(["required", "known"]).optional() },
  IDENTITY_CLIENT_ID: { reason: "Client under which browsers sign in at IDENTITY_ISSUER by authorization code and PKCE. Empty: no browser login there.", schema: z.string().optional(), example: "kaigo-graph" },
  IDENTITY_CLIENT_SECRET: { reason: "Secret of that client; empty for a public client.", schema: z.string().optional(), secret: true },
  IDENTITY_SCOPES: { reason: "Scopes that the browser login asks for.", schema: z.string().default("openid offline_access") },
  PUBLIC_URL: { reason: "Address under which browsers reach the gateway; the login comes back to it. Empty outside production: http://HOST:PORT.", schema: httpUrl, example: "https://graph.example.jp" },
  SESSION_KEYS: { reason: "Keys that encrypt the browser's session cookies, newest first, as id:secret,id:secret (secret ≥ 32 characters). Needed for the browser login in production; made anew at each start elsewhere.", schema: list, secret: true },
  SESSION_IDLE_MS: { reason: "A browser session without a request for so long is locked (project decision: no minutes are published).", schema: milliseconds(900_000) },
  MTLS_PORT: { reason: "Port of the listener for office software: mutual TLS 1.3. Empty: none.", schema: z.coerce.number().int().min(0).max(65_535).optional() },
  MTLS_CERT: { reason: "File with the certificate chain of that listener (PEM).", schema: z.string().optional() },
  MTLS_KEY: { reason: "File with its private key (PEM).", schema: z.string().optional() },
  MTLS_CLIENT_CA: { reason: "File with the authority whose certificates offices come with (PEM).", schema: z.string().optional() },
  MTLS_OFFICE_FIELD: { reason: "Where an office's certificate names the office: SAN_URI (urn:kaigo-graph:office:NUMBER), or CN, OU, O or serialNumber of the subject holding the bare number.", schema: z.enum(["SAN_URI", "CN", "OU", "O", "serialNumber"]).default("SAN_URI") },
  VIEWER_KEYS: { reason: "Keys that sign the viewer between gateway and subgraphs, newest first, as id:secret,id:secret (secret ≥ 32 characters). Needed when they are separate processes.", schema: list, example: "2026-11:change-me-to-thirty-two-characters", secret: true },
  AUDIT_SEAL_KEY: { reason: "Keys that sign the seals of the access record, newest first, as id:seed,id:seed (seed = 64 hexadecimal digits); older ones still verify. Needed in production; a process without one does not seal.", schema: list, example: "2026-11:$(openssl rand -hex 32)", secret: true },
  AUDIT_VERIFY_KEY: { reason: "Public keys that `kaigo audit verify` holds the seals against, as id:key,id:key (64 hexadecimal digits; `kaigo audit keys` prints them): who verifies needs no secret. Empty: those of AUDIT_SEAL_KEY.", schema: list },
  AUDIT_HEADS_FILE: { reason: "File outside the database to which every signed head of the access record is added; each head is in the log too. Outside production: audit-heads.jsonl in DATA_DIR.", schema: z.string().optional() },
  AUDIT_SEAL_MS: { reason: "How often what was written to the access record is sealed and the head of the chain signed anew, at most every minute.", schema: z.coerce.number().int().min(100).max(60_000).default(30_000) },
  AUDIT_SEAL_LIMIT_MS: { reason: "Without a newly signed head for this long, personal data is refused.", schema: z.coerce.number().int().min(1_200_000).max(86_400_000).default(3_600_000) },
  AUDIT_MISS_MS: { reason: "How long an answer takes at least when something was asked for by its key and not shown, so that its time does not tell whether it is there.", schema: z.coerce.number().int().min(0).max(1_000).default(25) },
  AUDIT_RETENTION_YEARS: { reason: "Years for which the access record is kept; `kaigo audit retain` drops older months whose seals remain.", schema: z.coerce.number().int().min(1).max(100).default(5) },
  SUBGRAPH_URLS: { reason: "Subgraph addresses as name=url,name=url. Empty: all subgraphs run inside the gateway process.", schema: list, example: "recipients=http://recipients:4101" },
  SUBGRAPH_TIMEOUT_MS: { reason: "Longest answer time of one subgraph call.", schema: milliseconds(5_000) },
  GATEWAY_TIMEOUT_MS: { reason: "Longest answer time of one operation.", schema: milliseconds(8_000) },
  SUPERGRAPH: { reason: "Supergraph the gateway serves: a file or an http(s) address. Without SUBGRAPH_URLS `kaigo gateway` calls the subgraphs at the addresses it names, with identity off; refused in production.", schema: z.string().default("schema/supergraph.graphql") },
  SUPERGRAPH_POLL_MS: { reason: "How often the supergraph's file or address is looked at for a new one; 0 never. A bad one is refused and the old one stays.", schema: z.coerce.number().int().min(0).max(3_600_000).default(0) },
  DRAIN_MS: { reason: "How long a stopping gateway process still takes requests while /ready already refuses, so that a balancer looks elsewhere first.", schema: z.coerce.number().int().min(0).max(9_000).default(1_000) },
  KAIGO_WORKERS: { reason: "Gateway processes behind one port, under one supervisor; one per core on a machine of its own. Each has its own connection pools.", schema: z.coerce.number().int().min(1).max(256).default(1) },
  GATEWAY_MIN_OPERATIONS: { reason: "Operations that may always run at the same time. Above it the limit follows the latency.", schema: count(8) },
  GATEWAY_MAX_OPERATIONS: { reason: "Operations that may run at the same time at most.", schema: count(256) },
  GATEWAY_QUEUE: { reason: "Operations that may wait for their turn; more are refused with 503.", schema: count(500) },
  GATEWAY_QUEUE_MS: { reason: "Longest wait for a turn.", schema: milliseconds(2_000) },
  HTTP_HEADERS_TIMEOUT_MS: { reason: "How long a caller may take to send the headers of a request.", schema: milliseconds(10_000) },
  HTTP_REQUEST_TIMEOUT_MS: { reason: "How long a caller may take to send a whole request.", schema: milliseconds(30_000) },
  CORS_ORIGINS: { reason: "Origins whose pages may call the graph from a browser, as https://a.example,https://b.example. Empty: none but our own.", schema: list, example: "https://office.example.jp" },
  AD_HOC_ROLES: { reason: "Roles that may send documents of their own in production, ask for the schema and see what is wrong with a document; `none` for no role. The others send trusted documents only.", schema: listOf(roles, "ANALYST") },
  GRAPHIQL: { reason: "Whether `kaigo start` and `kaigo gateway` serve GraphiQL. Empty: off in production, on elsewhere. It gives no rights: who may send documents of their own stays as it is.", schema: z.enum(["on", "off"]).optional() },
  OPERATIONS: { reason: "Folder of the saved operations: what production trusts.", schema: z.string().default("schema/operations") },
  OPEN_CELLS: { reason: "Cells of the access matrix without a sourced rule that the operator opens, as CATEGORY:ROLE,…", schema: list, example: "RESULT:MEDICAL_INSTITUTION" },
  CERTIFICATION_JOB_TYPES: { reason: "Job types that see certification data at a care-management office (介護支援専門員 by the web service's specification).", schema: z.string().default("介護支援専門員,主任介護支援専門員").transform((text) => text.split(",").map((part) => part.trim()).filter(Boolean)) },
  RELATIONSHIP_GRACE_MONTHS: { reason: "Service months without service after which an office stops seeing a person.", schema: z.coerce.number().int().min(0).max(24).default(2) },
  OFFICE_CHECK_DIGIT: { reason: "Refuse office numbers whose check digit is wrong (off for official sample numbers).", schema: onOff("on") },
  PARCEL_MAX_BYTES: { reason: "Largest parcel accepted by the exchange.", schema: count(20_000_000) },
  STATISTICS_AGE_LIMITS: { reason: "Closing bands of ages in statistics, as youngest-oldest: everybody younger than the first or from the second on is one band.", schema: fives("65-95") },
  DEMO_PEOPLE: { reason: "People of the demo town that a first start loads into the embedded database.", schema: count(200) },
  TOKEN: { reason: "Access token that `kaigo send`, `inbox`, `fetch` and `export` use.", schema: z.string().optional(), secret: true },
  LOG_LEVEL: { reason: "fatal, error, warn, info, debug or silent.", schema: z.enum(["fatal", "error", "warn", "info", "debug", "silent"]).default("info") },
  METRICS_PORT: { reason: "Port of its own for Prometheus' /metrics and a /ready with details, never the public one. Empty: off.", schema: z.coerce.number().int().min(0).max(65_535).optional(), example: "9464" },
  METRICS_HOST: { reason: "Address that METRICS_PORT listens on.", schema: z.string().default("127.0.0.1") },
  METRICS_TOKEN: { reason: "Bearer token that METRICS_PORT asks for. Needed in production when METRICS_HOST is not this machine alone.", schema: z.string().min(16).optional(), secret: true },
  OTEL_EXPORTER_OTLP_ENDPOINT: { reason: "Collector that traces are sent to by OTLP over HTTP; /v1/traces is added. Empty: no traces.", schema: httpUrl, example: "http://collector:4318" },
  TRACES_RATIO: { reason: "Share of requests that are traced, 0 to 1; the same for every process.", schema: z.coerce.number().min(0).max(1).default(1) },
  GUARD_MAX_TOKENS: { reason: "Longest document in tokens.", schema: count(2_000) },
  GUARD_MAX_DEPTH: { reason: "Deepest document with fragments flattened.", schema: count(12) },
  GUARD_MAX_ALIASES: { reason: "Aliases in one document.", schema: count(15) },
  GUARD_MAX_ROOT_FIELDS: { reason: "Root fields in one document.", schema: count(10) },
  GUARD_MAX_DIRECTIVES: { reason: "Directives in one document.", schema: count(20) },
  GUARD_MAX_SELECTIONS: { reason: "Selections after expanding fragments.", schema: count(1_000) },
  GUARD_MAX_LIST: { reason: "Items of one list that a caller sends, in a document or its variables.", schema: count(250) },
  GUARD_MAX_VARIABLE_DEPTH: { reason: "Deepest value of the variables.", schema: count(10) },
  GUARD_MAX_COST: { reason: "Dearest operation: objects count 1 each, times the lengths of the lists they are in.", schema: count(5_000) },
  GUARD_COST_PER_MINUTE: { reason: "Cost per viewer and minute, for all processes of one start together.", schema: count(50_000) },
  GUARD_REQUESTS_PER_MINUTE: { reason: "Requests per viewer and minute, refused ones and REST routes included, for all processes of one start together.", schema: count(600) },
  GUARD_LIST_SIZE: { reason: "Length that a list counts when neither `first` nor the schema tells it.", schema: count(10) },
} as const satisfies Record<string, Variable>;
