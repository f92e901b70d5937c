import { exportKinds } from "./export.input.js";

const text = (description: string, more: object = {}) => ({ type: "string", description, ...more });
const refusals = (...statuses: number[]) => Object.fromEntries(statuses.map((status) => [status, { description: "Refused. 受け付けられません", content: { "application/json": { schema: { $ref: "#/components/schemas/Error" } } } }]));

/** The OpenAPI path of the route that makes file sets. */
export const exportPaths: object = {
  "/exchange/exports": {
    post: {
      summary: "Make a file set from what the graph holds. 送信セットの作成",
      description: "Answers the files as one zip, the same bytes for the same content and serial. A set that would not pass the check is refused with EXPORT_REFUSED and its findings.",
      requestBody: {
        required: true,
        content: {
          "application/json": {
            schema: {
              type: "object",
              additionalProperties: false,
              required: ["kind", "people", "receiver"],
              properties: {
                kind: text("Kind of set. 送信セットの種類", { enum: exportKinds }),
                people: { type: "array", minItems: 1, maxItems: 1_000, items: text("Opaque identifier of a person. 利用者の識別子") },
                receiver: { type: "object", required: ["officeNumber", "serviceType"], properties: { officeNumber: text("Office number. 事業所番号"), serviceType: text("Service type. サービス種類コード") } },
                month: text("Service month, for usage tables and results. 対象年月", { pattern: "^\\d{4}-(0[1-9]|1[0-2])$" }),
                documentDate: text("Day of the plan or record; the one in force when absent. 作成日", { format: "date" }),
                senderServiceType: text("Service type to send as; the token's when absent. 送信元サービス種類コード"),
                serial: text("14 digits; now when absent. ファイル連番", { pattern: "^\\d{14}$" }),
              },
            },
          },
        },
      },
      responses: { 200: { description: "The files. ファイル一式", content: { "application/zip": { schema: { type: "string", format: "binary" } } } }, ...refusals(400, 401, 403, 404, 422, 503) },
    },
  },
};
