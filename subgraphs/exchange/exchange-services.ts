import type { RouteServices } from "../../platform/subgraph/manifest.js";

/** Limits and pace of the exchange. */
export interface ExchangeSettings {
  /** Bytes of all files of one parcel, unpacked. */
  readonly maxBytes: number;
  /** Files in one parcel or archive. */
  readonly maxFiles: number;
  /** How many times larger than its packed form an archive may be. */
  readonly maxRatio: number;
  /** Whether wrong check digits are reported as warnings. */
  readonly checkDigits: boolean;
  /** Attempts after which a parcel is set aside. */
  readonly maxAttempts: number;
  /** Pause before the second attempt; it doubles with every further one. Milliseconds. */
  readonly firstPause: number;
  /** Told about each attempt that failed; the cause may hold personal data and must not be logged as it is. */
  readonly onFailure?: (failure: { readonly parcelId: string; readonly code: string; readonly cause: unknown }) => void;
}

export const defaultSettings: ExchangeSettings = { maxBytes: 20_000_000, maxFiles: 100, maxRatio: 20, checkDigits: true, maxAttempts: 8, firstPause: 1_000 };

/** What receiving and processing stand on; `settings` replaces single defaults. */
export type ExchangeServices = Pick<RouteServices, "database" | "audit" | "importers" | "directory"> & { readonly settings?: Partial<ExchangeSettings> };

export const settingsOf = ({ settings }: ExchangeServices): ExchangeSettings => ({ ...defaultSettings, ...settings });
