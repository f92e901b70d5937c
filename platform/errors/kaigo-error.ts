import { errorRegistry, type ErrorCode } from "./registry.js";

export type Language = "ja" | "en";

/** An error with a stable code from the registry. Parameters must never hold personal data: they reach callers and logs. */
export class KaigoError extends Error {
  override readonly name = "KaigoError";

  constructor(
    readonly code: ErrorCode,
    readonly parameters: Readonly<Record<string, string | number>> = {},
    options?: { cause?: unknown },
  ) {
    super(errorText(code, "en", parameters), options);
  }

  get http(): number {
    return errorRegistry[this.code].http;
  }

  /** Read by graphql-js when it wraps this error. */
  get extensions(): Record<string, unknown> {
    return { code: this.code, parameters: this.parameters };
  }
}

/** The registry's text in one language with its parameters filled in. */
export function errorText(code: ErrorCode, language: Language, parameters: Readonly<Record<string, string | number>> = {}): string {
  return fillIn(errorRegistry[code][language], parameters);
}

/** A text with its `{names}` replaced by values. */
export const fillIn = (text: string, values: Readonly<Record<string, string | number>>): string => text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? "?"));

/** `ja` unless the caller prefers English: the service is Japanese. */
export function preferredLanguage(acceptLanguage: string | undefined): Language {
  if (!acceptLanguage) return "ja";
  const ranked = acceptLanguage
    .slice(0, 200)
    .split(",")
    .map((part) => {
      const [tag = "", ...rest] = part.trim().split(";");
      const quality = rest.map((item) => /^\s*q=([\d.]+)$/.exec(item)?.[1]).find(Boolean);
      return { tag: tag.toLowerCase(), quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ tag }) => tag.startsWith("ja") || tag.startsWith("en"))
    .sort((a, b) => b.quality - a.quality);
  return ranked[0]?.tag.startsWith("en") ? "en" : "ja";
}
