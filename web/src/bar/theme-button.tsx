import { usePreferences, type Theme } from "../preferences.js";
import type { TextKey } from "../texts.js";

const order: readonly Theme[] = ["system", "light", "dark"];
const names: Record<Theme, TextKey> = { system: "themeSystem", light: "themeLight", dark: "themeDark" };
const shapes: Record<Theme, string> = {
  system: "M2.5 3.5h11v7h-11zM6 13h4M8 10.5V13",
  light: "M8 5a3 3 0 1 1 0 6 3 3 0 0 1 0-6ZM8 1v1.6M8 13.4V15M1 8h1.6M13.4 8H15M3 3l1.2 1.2M11.8 11.8 13 13M13 3l-1.2 1.2M4.2 11.8 3 13",
  dark: "M13.5 9.8A6 6 0 1 1 6.2 2.5a4.8 4.8 0 0 0 7.3 7.3Z",
};

/** Steps through device, light and dark; the name says what is on now. */
export function ThemeButton() {
  const { theme, setTheme, texts } = usePreferences();
  const label = `${texts("theme")}: ${texts(names[theme])}`;
  return (
    <button
      type="button"
      className="kg-icon-button"
      aria-label={label}
      title={label}
      onClick={() => setTheme(order[(order.indexOf(theme) + 1) % order.length]!)}
    >
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path d={shapes[theme]} />
      </svg>
    </button>
  );
}
