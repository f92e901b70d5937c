/** Limits and switches of reading. Sizes are bytes. */
export interface ReadOptions {
  /** Default 20 MB. */
  readonly maxFileBytes?: number;
  /** Default 200,000. */
  readonly maxRecords?: number;
  /** Default 64 kB. */
  readonly maxRecordBytes?: number;
  /** Default 16 kB. */
  readonly maxFieldBytes?: number;
  /** Errors after which reading of a file stops; default 1,000. A warning is given once per kind and column. */
  readonly maxErrors?: number;
  /** Whether wrong check digits of office and insurer numbers are reported as warnings; default true. */
  readonly checkDigits?: boolean;
}

export type ReadLimits = Required<ReadOptions>;

export function toLimits(options: ReadOptions = {}): ReadLimits {
  return {
    maxFileBytes: options.maxFileBytes ?? 20 * 1024 * 1024,
    maxRecords: options.maxRecords ?? 200_000,
    maxRecordBytes: options.maxRecordBytes ?? 64 * 1024,
    maxFieldBytes: options.maxFieldBytes ?? 16 * 1024,
    maxErrors: options.maxErrors ?? 1000,
    checkDigits: options.checkDigits ?? true,
  };
}
