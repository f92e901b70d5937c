/** A prepared statement to be carried out, and its values. */
export interface PreparedCall {
  readonly name: string;
  readonly values: readonly unknown[];
}

const execute = Buffer.from([69, 0, 0, 0, 9, 0, 0, 0, 0, 0]);
const sync = Buffer.from([83, 0, 0, 0, 4]);
/** A character takes three bytes at most. */
const widest = 3;
/** One for all, larger when something larger was sent: a batch is written in one go. */
let scratch = Buffer.allocUnsafe(16_384);
const largestKept = 1_000_000;

/**
 * What the server is told to carry out the calls one behind another and answer them together: for each, its values as text (buffers as
 * they are) and that it be executed, then that this is all. One piece of bytes: the driver writes three for each statement.
 */
export function encodeStatements(calls: readonly PreparedCall[]): Buffer {
  let at = 0;
  for (const { name, values } of calls) {
    at = bind(at, name, values.map(toParameter));
    reserve(at, execute.length);
    at += execute.copy(scratch, at);
  }
  reserve(at, sync.length);
  at += sync.copy(scratch, at);
  const bytes = Buffer.from(scratch.subarray(0, at));
  if (scratch.length > largestKept) scratch = Buffer.allocUnsafe(16_384);
  return bytes;
}

type Parameter = string | Buffer | null;

function bind(start: number, name: string, parameters: readonly Parameter[]): number {
  const isBinary = parameters.some((parameter) => typeof parameter === "object" && parameter !== null);
  reserve(start, 16 + name.length * widest + parameters.length * 2);
  scratch[start] = 66;
  let at = start + 5;
  scratch[at++] = 0;
  at += scratch.write(name, at, "latin1");
  scratch[at++] = 0;
  at = scratch.writeInt16BE(isBinary ? parameters.length : 0, at);
  if (isBinary) for (const parameter of parameters) at = scratch.writeInt16BE(parameter instanceof Buffer ? 1 : 0, at);
  at = scratch.writeInt16BE(parameters.length, at);
  for (const parameter of parameters) at = value(at, parameter);
  reserve(at, 2);
  at = scratch.writeInt16BE(0, at);
  scratch.writeInt32BE(at - start - 1, start + 1);
  return at;
}

function value(at: number, parameter: Parameter): number {
  reserve(at, 4 + (parameter === null ? 0 : parameter.length * widest));
  if (parameter === null) return scratch.writeInt32BE(-1, at);
  const length = typeof parameter === "string" ? scratch.write(parameter, at + 4, "utf8") : parameter.copy(scratch, at + 4);
  return scratch.writeInt32BE(length, at) + length;
}

function reserve(at: number, more: number): void {
  if (at + more <= scratch.length) return;
  const larger = Buffer.allocUnsafe(Math.max(scratch.length * 2, at + more));
  scratch.copy(larger, 0, 0, at);
  scratch = larger;
}

/** A value as the server takes it; lists as the text of an array, objects as JSON. */
function toParameter(value: unknown): Parameter {
  if (value === null || value === undefined) return null;
  if (typeof value === "string" || value instanceof Buffer) return value;
  if (Array.isArray(value)) return `{${value.map(toElement).join(",")}}`;
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

function toElement(value: unknown): unknown {
  if (value === null || value === undefined) return "NULL";
  if (Array.isArray(value)) return toParameter(value);
  const text = String(typeof value === "object" ? JSON.stringify(value) : value);
  return /["\\]/.test(text) ? `"${text.replace(/["\\]/g, "\\$&")}"` : `"${text}"`;
}
