/** What an answer that has data and no errors begins with. */
export const bodyHead = '{"data":';

/** Data of an answer that is written as JSON already. Whoever does not know that reads it by `toJSON`. */
export class WrittenData {
  /** `body`: the whole body of an answer that has nothing but this data. */
  constructor(readonly body: Buffer) {}

  static of(data: object): WrittenData {
    return new WrittenData(Buffer.from(JSON.stringify({ data })));
  }

  /** The body up to the end of the data. */
  get beginning(): Buffer {
    return this.body.subarray(0, -1);
  }

  toJSON(): unknown {
    return JSON.parse(this.beginning.toString("utf8", bodyHead.length));
  }
}

interface Result {
  readonly errors?: unknown;
  readonly data?: unknown;
  readonly extensions?: unknown;
}

/** The JSON of a result without data that is written. */
export const writeRest = (result: Result): string => JSON.stringify(isWritten(result) ? { extensions: result.extensions } : result);

/** Whether an answer has data that is written and no errors. */
export const isWritten = (result: Result): result is Result & { readonly data: WrittenData } => result.data instanceof WrittenData && !result.errors;
