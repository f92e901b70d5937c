import type { EmbeddedPersona } from "./persona.js";

/** The only password and one-time code there are: this provider knows nobody real. */
export const demoSecrets = { password: "kaigo", code: "000000" } as const;

export type LoginProblem = "wrong" | "locked";

const problems: Readonly<Record<LoginProblem, string>> = {
  wrong: "パスワードまたは確認コードが違います。 Wrong password or code.",
  locked: "失敗が続いたため、15分間サインインできません。 Too many failures: locked for 15 minutes.",
};

const escape = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** The page on which a visitor chooses whom to be; plain HTML without scripts. */
export function loginPage({ personas, action, chosen, problem }: { personas: readonly EmbeddedPersona[]; action: string; chosen?: string; problem?: LoginProblem }): string {
  const choices = personas.map(
    ({ id, title, description }, index) => `<label class="who"><input type="radio" name="persona" value="${escape(id)}" required${id === chosen || (chosen === undefined && index === 0) ? " checked" : ""}>
<span><strong>${escape(title.ja)}</strong> <span lang="en">${escape(title.en)}</span><br><small>${escape(description.ja)} <span lang="en">${escape(description.en)}</span></small></span></label>`,
  );
  return `<!doctype html>
<html lang="ja"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>サインイン / Sign in – Kaigo Graph</title><style>${style}</style></head>
<body><main><h1>サインイン <span lang="en">Sign in</span></h1>
<p>開発用の認証です。実在の人はいません。 <span lang="en">Development only: nobody here is real.</span></p>
${problem ? `<p role="alert" class="problem">${problems[problem]}</p>` : ""}
<form method="post" action="${escape(action)}">
<fieldset><legend>だれとして <span lang="en">Who are you?</span></legend>
${choices.join("\n")}
</fieldset>
<label>パスワード <span lang="en">Password</span><input name="password" type="password" autocomplete="off" value="${demoSecrets.password}" required></label>
<label>確認コード（二要素目） <span lang="en">One-time code (second factor)</span><input name="code" inputmode="numeric" autocomplete="one-time-code" value="${demoSecrets.code}" required></label>
<button type="submit">サインイン <span lang="en">Sign in</span></button>
</form></main></body></html>`;
}

const style = `:root{color-scheme:light dark}body{font:16px/1.6 system-ui,sans-serif;margin:0;background:Canvas;color:CanvasText}main{max-width:40rem;margin:2rem auto;padding:0 1rem}
fieldset{border:1px solid GrayText;border-radius:.5rem;margin:0 0 1rem}label{display:block;margin:.6rem 0}.who{display:flex;gap:.6rem;align-items:baseline}
input:not([type=radio]){display:block;width:100%;box-sizing:border-box;font:inherit;padding:.4rem}button{font:inherit;padding:.6rem 1.4rem}.problem{border-left:.3rem solid #c00;padding-left:.7rem}`;
