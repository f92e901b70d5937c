import { PanelButton } from "../bar/panel-button.js";
import { usePreferences } from "../preferences.js";
import { roleName } from "../texts.js";
import { PersonaList } from "./persona-list.js";
import { useSession } from "./session-provider.js";
import { TokenForm } from "./token-form.js";

/** Who is asking: the demo people in development, the issuer's login page where there is one, a token field everywhere. */
export function PersonaMenu() {
  const { texts, language } = usePreferences();
  const [state, session] = useSession();
  const { personas } = state;
  const current = personas.find((persona) => persona.id === state.personaId);
  const name = current?.title[language] ?? (state.login === "signedIn" ? (state.role ? roleName(state.role, language) : texts("signedInAtLogin")) : state.token ? texts("ownToken") : texts("signIn"));
  const signedIn = state.token !== undefined || state.login === "signedIn";
  const expired = state.expiresAt !== undefined && state.expiresAt <= Date.now() && !current;

  return (
    <PanelButton
      id="persona"
      align="end"
      prominent={!signedIn}
      label={
        <>
          <span className="kg-avatar" aria-hidden="true">
            {signedIn ? [...name][0] : "?"}
          </span>
          <span className="kg-button-text">
            {signedIn && <small>{texts("signedInAs")}</small>}
            {name}
            {expired && <em> · {texts("tokenExpired")}</em>}
          </span>
        </>
      }
    >
      {(close) => (
        <>
          {state.unreachable && <p className="kg-note kg-warning">{texts("personasUnreachable")}</p>}
          {personas.length > 0 && (
            <PersonaList
              personas={personas}
              currentId={state.personaId}
              onChoose={(id) => {
                session.choosePersona(id);
                close();
              }}
            />
          )}
          <TokenForm
            onUse={(token) => {
              session.chooseToken(token);
              close();
            }}
          />
          {state.login === "offered" && (
            <button type="button" className="kg-quiet kg-wide" onClick={() => session.signInAtLogin()}>
              {texts("signInAtLogin")}
            </button>
          )}
          {signedIn && (
            <button type="button" className="kg-quiet kg-wide" onClick={() => void session.signOut()}>
              {texts("signOut")}
            </button>
          )}
        </>
      )}
    </PanelButton>
  );
}
