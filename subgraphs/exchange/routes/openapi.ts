import { errorRegistry } from "../../../platform/errors/registry.js";
import { exportPaths } from "../export/export.openapi.js";
import { webhookPaths } from "../notice/webhook.openapi.js";
import { parcelStates } from "../parcel/parcel.input.js";

const text = (description: string, more: object = {}) => ({ type: "string", description, ...more });
const optional = (description: string) => ({ type: ["string", "null"], description });
const count = (description: string) => ({ type: "integer", minimum: 0, description });
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const object = (description: string, properties: object) => ({ type: "object", description, properties, required: Object.keys(properties) });
const json = (description: string, schema: object) => ({ description, content: { "application/json": { schema } } });
const query = (name: string, description: string, schema: object, required = false) => ({ name, in: "query", required, description, schema });
const path = (name: string, description: string) => ({ name, in: "path", required: true, description, schema: { type: "string" } });

const refusal = ref("Error");
const errors = (...statuses: number[]) => Object.fromEntries(statuses.map((status) => [status, json("Refused. 受け付けられません", refusal)]));
const id = path("id", "Identifier of the parcel. 送信セットの識別子");
const state = text("State. 状態", { enum: parcelStates });
const month = text("Service month, YYYY-MM. 対象年月", { pattern: "^\\d{4}-(0[1-9]|1[0-2])$" });

const party = object("Office and service type. 事業所・サービス種類", { officeNumber: text("Office number. 事業所番号"), serviceType: optional("Service type. サービス種類コード") });
const file = object("One file. ファイル", { name: text("Name. ファイル名"), kind: text("Prefix of the name. ファイル種別"), size: count("Bytes. サイズ"), sha256: text("SHA-256, hexadecimal. ハッシュ値"), href: text("Where its bytes are. 取得先") });
const finding = object("What the check says. 検査の指摘", {
  file: text("File; empty when the set is meant. ファイル名"),
  line: { type: ["integer", "null"], description: "Line, from 1. 行" },
  column: { type: ["integer", "null"], description: "Item number, from 1. 項番" },
  item: optional("Japanese item name. 項目名"),
  kind: text("What is wrong, as a stable name. 指摘の種類"),
  rule: text("Rule of the standard. 規則"),
  severity: text("Severity. 重要度", { enum: ["error", "warning"] }),
  message: text("In the language of Accept-Language. 説明"),
});
const parcelItems = {
  id: text("Identifier. 識別子"), href: text("Where it is. 参照先"), sender: party, receiver: party, serial: text("14 digits. ファイル連番"),
  setKind: optional("Kind of set. 送信セットの種類"), serviceMonth: optional("Service month. 対象年月"), state,
  size: count("Bytes of all files. 合計サイズ"), sha256: text("SHA-256 over the set. ハッシュ値"),
  receivedAt: text("Stored. 受付日時"), acceptedAt: optional("Checked. 検査日時"), importedAt: optional("Taken in. 取込日時"), collectedAt: optional("Confirmed. 受領日時"), updatedAt: text("Last change. 更新日時"),
  errorCount: count("Errors. エラー件数"), warningCount: count("Warnings. 警告件数"), attempts: count("Attempts. 試行回数"), lastErrorCode: optional("Why the last attempt failed. 失敗理由"),
};

const send = (maxBytes: number) => ({
  summary: "Send a file set. 送信",
  description: `All files of one set in one request, ${maxBytes} bytes at most: a form whose parts are all named "file", or one zip without folders. 201 when it is new, 200 when the same bytes came before. The state tells how far it got; REJECTED sets have findings.`,
  requestBody: {
    required: true,
    content: {
      "multipart/form-data": { schema: { type: "object", properties: { file: { type: "array", items: { type: "string", format: "binary" } } } } },
      "application/zip": { schema: { type: "string", format: "binary" } },
    },
  },
  responses: { 201: json("Stored. 受付済", ref("Receipt")), 200: json("Known already. 受付済（同一）", ref("Receipt")), ...errors(400, 401, 403, 409, 413, 422, 503) },
});

const list = {
  summary: "Changes of the own office's parcels, oldest change first. 送受信の一覧（更新順）",
  description: "Go on with `next`; when it is null, ask later with the last `updatedAt` as `updatedSince`, less a minute: changes committed at the same moment may appear in another order, and seeing one twice does no harm.",
  parameters: [
    query("box", "Received or sent. 送受信の別", { enum: ["inbox", "outbox"] }, true),
    query("state", "Only this state. 状態", state), query("month", "Only this service month. 対象年月", month),
    query("updatedSince", "Only changes since then, ISO 8601 with offset. この日時以降の更新", { type: "string", format: "date-time" }),
    query("after", "Cursor of an earlier page. 開始カーソル", { type: "string" }), query("first", "Items per page. 件数", { type: "integer", minimum: 1, maximum: 100, default: 20 }),
  ],
  responses: { 200: json("A page. 一覧の1ページ", object("A page. 一覧の1ページ", { parcels: { type: "array", items: ref("Parcel") }, next: optional("Cursor of the next page. 次のカーソル") })), ...errors(400, 401, 403) },
};

/** The OpenAPI 3.1 description of the exchange's routes. */
export const openApi = (maxBytes: number): object => ({
  openapi: "3.1.0",
  info: { title: "Kaigo Graph exchange ケアプランデータ連携", version: "1.0.0", description: "File sets of the national care-plan CSV standard between offices, sent and fetched byte for byte." },
  security: [{ bearer: [] }],
  paths: {
    "/exchange/parcels": { post: send(maxBytes), get: list },
    "/exchange/parcels/{id}": { get: { summary: "One parcel with its files and findings. 送信セット1件", parameters: [id], responses: { 200: json("The parcel. 送信セット", ref("ParcelDetail")), ...errors(401, 403, 404) } } },
    "/exchange/parcels/{id}/files/{name}": {
      get: {
        summary: "One file, byte for byte. ファイル取得",
        parameters: [id, path("name", "File name. ファイル名")],
        responses: { 200: { description: "The bytes as they were sent. 送信時のバイト列", content: { "text/csv; charset=Shift_JIS": { schema: { type: "string", format: "binary" } }, "image/jpeg": { schema: { type: "string", format: "binary" } } } }, ...errors(401, 403, 404, 503) },
      },
    },
    "/exchange/parcels/{id}/collect": { post: { summary: "The receiver confirms it. 受領確認", parameters: [id], responses: { 200: json("The parcel. 送信セット", ref("ParcelDetail")), ...errors(401, 403, 404, 409) } } },
    ...exportPaths,
    ...webhookPaths,
  },
  components: {
    securitySchemes: { bearer: { type: "http", scheme: "bearer", bearerFormat: "JWT" } },
    schemas: {
      Parcel: object("A file set. 送信セット", parcelItems),
      ParcelDetail: object("A file set with files and findings. 送信セット（詳細）", { ...parcelItems, files: { type: "array", items: file }, findings: { type: "array", items: finding } }),
      Receipt: object("Acknowledgement. 受付", { id: text("Identifier. 識別子"), state, findings: text("Where the findings are. 指摘の参照先") }),
      Error: object("A refusal. エラー", { code: text("Stable code. コード", { enum: Object.keys(errorRegistry) }), message: text("In the language of Accept-Language. 説明"), parameters: { type: "object" }, requestId: text("Request id. 要求番号") }),
    },
  },
});
