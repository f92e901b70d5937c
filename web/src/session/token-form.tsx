import { useState } from "react";
import { usePreferences } from "../preferences.js";

/** For a token from elsewhere; an accidental "Bearer " in front of it is dropped. */
export function TokenForm({ onUse }: { onUse(token: string): void }) {
  const { texts } = usePreferences();
  const [text, setText] = useState("");
  const token = text.trim().replace(/^Bearer\s+/i, "");

  return (
    <form
      className="kg-token"
      onSubmit={(event) => {
        event.preventDefault();
        if (!token) return;
        onUse(token);
        setText("");
      }}
    >
      <label htmlFor="kg-token-input">{texts("tokenField")}</label>
      <span className="kg-field">
        <input
          id="kg-token-input"
          type="password"
          autoComplete="off"
          spellCheck={false}
          aria-describedby="kg-token-hint"
          placeholder="eyJ…"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <button type="submit" className="kg-solid" disabled={!token}>
          {texts("tokenUse")}
        </button>
      </span>
      <small id="kg-token-hint" className="kg-line">
        {texts("tokenHint")}
      </small>
    </form>
  );
}
