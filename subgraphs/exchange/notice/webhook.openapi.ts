const text = (description: string, more: object = {}) => ({ type: "string", description, ...more });
const json = (description: string, properties: object) => ({ description, content: { "application/json": { schema: { type: "object", properties } } } });
const refusals = (...statuses: number[]) => Object.fromEntries(statuses.map((status) => [status, { description: "Refused. 受け付けられません", content: { "application/json": { schema: { $ref: "#/components/schemas/Error" } } } }]));
const id = text("Identifier. 識別子");
const url = text("Where notices are posted: https to a public address. 通知先", { format: "uri", maxLength: 500 });
const webhook = { id, url, createdAt: text("Registered. 登録日時"), waiting: { type: "integer", description: "Notices on their way. 送信待ち" }, failed: { type: "integer", description: "Notices given up. 送信不能" }, lastFailure: { type: ["string", "null"], description: "Why the newest failure failed. 直近の失敗理由" } };

/** The OpenAPI paths of webhooks. */
export const webhookPaths: object = {
  "/exchange/webhooks": {
    post: {
      summary: "Register a webhook of the own office. 通知先の登録",
      description: "Each notice is a POST of { notice, parcel, href, box, state, month, updatedAt } with the header Kaigo-Signature: t=<Unix seconds>,v1=<hex HMAC-SHA256 of \"t.body\" under the secret>. The secret is answered once.",
      requestBody: { required: true, content: { "application/json": { schema: { type: "object", required: ["url"], properties: { url } } } } },
      responses: { 201: json("Registered. 登録済", { id, url, secret: text("Key of the signatures. 署名鍵") }), ...refusals(400, 401, 403) },
    },
    get: { summary: "Webhooks of the own office. 通知先の一覧", responses: { 200: json("The webhooks. 一覧", { webhooks: { type: "array", items: { type: "object", properties: webhook } } }), ...refusals(401, 403) } },
  },
  "/exchange/webhooks/{id}": {
    delete: { summary: "Remove a webhook with what is on its way to it. 通知先の削除", parameters: [{ name: "id", in: "path", required: true, description: "Identifier. 識別子", schema: { type: "string" } }], responses: { 204: { description: "Removed. 削除済" }, ...refusals(401, 403, 404) } },
  },
};
