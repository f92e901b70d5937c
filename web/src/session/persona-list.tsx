import { usePreferences } from "../preferences.js";
import type { Persona } from "./persona.js";

interface PersonaListProps {
  personas: readonly Persona[];
  currentId: string | undefined;
  onChoose(id: string): void;
}

export function PersonaList({ personas, currentId, onChoose }: PersonaListProps) {
  const { texts, language } = usePreferences();
  return (
    <section aria-labelledby="kg-personas-title">
      <h2 id="kg-personas-title">{texts("personas")}</h2>
      <p className="kg-note">{texts("personasHint")}</p>
      <ul className="kg-list">
        {personas.map((persona) => (
          <li key={persona.id}>
            <button
              type="button"
              className="kg-item kg-person"
              data-first-focus={persona.id === currentId ? "" : undefined}
              aria-current={persona.id === currentId ? "true" : undefined}
              onClick={() => onChoose(persona.id)}
            >
              <span className="kg-avatar" aria-hidden="true">
                {[...persona.title[language]][0]}
              </span>
              <span>
                <strong>{persona.title[language]}</strong>
                <span className="kg-line">{persona.description[language]}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
