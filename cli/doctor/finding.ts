/** A text in both languages. */
export interface Told {
  readonly en: string;
  readonly ja: string;
}

/** What an examination found: all is well, something to know, or something that must be put right. */
export interface Finding {
  /** Stable name, for scripts: `database.migrations`. */
  readonly check: string;
  readonly state: "ok" | "warning" | "wrong";
  readonly text: Told;
  /** What to do about it. */
  readonly advice?: Told;
}

export const ok = (check: string, en: string, ja: string): Finding => ({ check, state: "ok", text: { en, ja } });

type Words = readonly [en: string, ja: string];
const told = ([en, ja]: Words): Told => ({ en, ja });

export const warning = (check: string, text: Words, advice: Words): Finding => ({ check, state: "warning", text: told(text), advice: told(advice) });

export const wrong = (check: string, text: Words, advice: Words): Finding => ({ check, state: "wrong", text: told(text), advice: told(advice) });
