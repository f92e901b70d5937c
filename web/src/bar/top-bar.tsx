import icon from "../icon.svg";
import { endpoints } from "../endpoints.js";
import { useMendedGraphiql } from "../mend-graphiql.js";
import { usePlainJapanese } from "../plain-japanese.js";
import { OperationsMenu } from "../operations/operations-menu.js";
import { usePreferences } from "../preferences.js";
import { PersonaMenu } from "../session/persona-menu.js";
import type { Language } from "../texts.js";
import { useTranslatedGraphiql } from "../translate-graphiql.js";
import { Choice } from "./choice.js";
import { ThemeButton } from "./theme-button.js";

const languages: readonly { value: Language; label: string }[] = [
  { value: "ja", label: "日本語" },
  { value: "en", label: "English" },
];

export function TopBar() {
  const { texts, language, setLanguage } = usePreferences();
  useMendedGraphiql(texts("operationKind"));
  usePlainJapanese();
  useTranslatedGraphiql(language);
  return (
    <header className="kg-bar" aria-label={texts("page")}>
      <h1 className="kg-brand">
        <img src={icon} alt="" width="28" height="28" />
        <span>
          Kaigo Graph
          <small>{texts("tagline")}</small>
        </span>
      </h1>
      <OperationsMenu />
      <a className="kg-link" href={endpoints.docs}>
        {texts("docs")}
      </a>
      <span className="kg-space" />
      <Choice label={texts("language")} value={language} options={languages} onChange={setLanguage} />
      <ThemeButton />
      <PersonaMenu />
    </header>
  );
}
