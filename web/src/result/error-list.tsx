import { usePreferences } from "../preferences.js";
import type { RunError } from "./run-facts.js";

/** The errors in the words of the server, which speaks the chosen language; the code is what support asks for. */
export function ErrorList({ errors }: { errors: readonly RunError[] }) {
  const { texts } = usePreferences();
  return (
    <div className="kg-errors" role="alert">
      <strong>{texts("errors", { count: errors.length })}</strong>
      <ul>
        {errors.map((error, index) => (
          <li key={index}>
            {error.message} {error.code && <code>{error.code}</code>}{" "}
            {error.path && (
              <small>
                {texts("errorAt")} <code>{error.path}</code>
              </small>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
