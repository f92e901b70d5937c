import { preferredLanguage, type Language } from "../../platform/errors/kaigo-error.js";

/** Language of the terminal: Japanese under a Japanese locale, otherwise English. */
export function terminalLanguage(locale: string = Intl.DateTimeFormat().resolvedOptions().locale): Language {
  return preferredLanguage(locale.startsWith("ja") ? "ja" : "en");
}
