import { createContext, useContext, useEffect, useMemo, useState, useSyncExternalStore, type ReactNode } from "react";
import { textsFor, type Language, type Texts } from "./texts.js";

export type Theme = "light" | "dark" | "system";

interface Preferences {
  language: Language;
  setLanguage(language: Language): void;
  theme: Theme;
  setTheme(theme: Theme): void;
  /** The theme on the screen: "system" resolved, also while the device changes between day and night. */
  shownTheme: "light" | "dark";
  texts: Texts;
}

const deviceIsDark = matchMedia("(prefers-color-scheme: dark)");

function watchDevice(listener: () => void): () => void {
  deviceIsDark.addEventListener("change", listener);
  return () => deviceIsDark.removeEventListener("change", listener);
}

const PreferencesContext = createContext<Preferences | null>(null);

/** Language and theme, remembered on this device; neither says anything about a person. */
export function PreferencesProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(() => storedLanguage());
  const [theme, setTheme] = useState<Theme>(() => storedTheme());
  const darkDevice = useSyncExternalStore(watchDevice, () => deviceIsDark.matches);
  const shownTheme = theme === "system" ? (darkDevice ? "dark" : "light") : theme;

  useEffect(() => {
    document.documentElement.lang = language;
    localStorage.setItem("kaigo:language", language);
  }, [language]);
  useEffect(() => {
    document.documentElement.dataset["theme"] = shownTheme;
    localStorage.setItem("kaigo:theme", theme);
  }, [theme, shownTheme]);

  const value = useMemo(
    () => ({ language, setLanguage, theme, setTheme, shownTheme, texts: textsFor(language) }) as const,
    [language, theme, shownTheme],
  );
  return <PreferencesContext value={value}>{children}</PreferencesContext>;
}

export function usePreferences(): Preferences {
  const preferences = useContext(PreferencesContext);
  if (!preferences) throw new Error("PreferencesProvider is missing");
  return preferences;
}

function storedLanguage(): Language {
  const stored = localStorage.getItem("kaigo:language");
  if (stored === "ja" || stored === "en") return stored;
  return navigator.language.toLowerCase().startsWith("ja") ? "ja" : "en";
}

function storedTheme(): Theme {
  const stored = localStorage.getItem("kaigo:theme");
  return stored === "light" || stored === "dark" ? stored : "system";
}
