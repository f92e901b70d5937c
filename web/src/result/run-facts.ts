export interface RunError {
  message: string;
  code: string | undefined;
  /** The field path, "recipient.carePlans.0.needs". */
  path: string;
}

/** What one run says about itself beside its data. */
export interface RunFacts {
  data: unknown;
  errors: RunError[];
  cost: { requested: number; limit: number | undefined } | undefined;
  requestId: string | undefined;
}

/** Reads the facts out of the response text of a tab; null while there is none or when it is not an answer. */
export function toRunFacts(responseText: string | null | undefined): RunFacts | null {
  if (!responseText) return null;
  let answer: Fields;
  try {
    answer = fields(JSON.parse(responseText));
  } catch {
    return null;
  }
  const extensions = fields(answer["extensions"]);
  const errors = Array.isArray(answer["errors"]) ? answer["errors"].map(toRunError) : [];
  if (!("data" in answer) && errors.length === 0) return null;
  const firstError = fields(fields(Array.isArray(answer["errors"]) ? answer["errors"][0] : null)["extensions"]);
  return {
    data: answer["data"],
    errors,
    cost: toCost(extensions["cost"]) ?? toCost(firstError["cost"]),
    requestId: text(extensions["requestId"]) ?? text(firstError["requestId"]),
  };
}

function toRunError(value: unknown): RunError {
  const error = fields(value);
  return {
    message: text(error["message"]) ?? "",
    code: text(fields(error["extensions"])["code"]),
    path: Array.isArray(error["path"]) ? error["path"].join(".") : "",
  };
}

function toCost(value: unknown): RunFacts["cost"] {
  const { requested, limit } = fields(value);
  if (typeof requested !== "number") return undefined;
  return { requested, limit: typeof limit === "number" && limit > 0 ? limit : undefined };
}

type Fields = Record<string, unknown>;

function fields(value: unknown): Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}

function text(value: unknown): string | undefined {
  return typeof value === "string" && value ? value : undefined;
}
