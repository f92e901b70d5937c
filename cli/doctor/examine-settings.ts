import { variables } from "../../platform/config/variables.js";
import { parseViewerKeys } from "../../platform/viewer/signed-viewer.js";
import { ok, warning, wrong, type Finding } from "./finding.js";
import type { Examination } from "./patient.js";

/** Words of examples and habits that are no secrets. */
const guessable = /change-?me|secret|password|example|postgres|kaigo|0123456789|^(.)\1+$/i;

const secretNames = Object.entries(variables).flatMap(([name, variable]) => ("secret" in variable && variable.secret ? [name as keyof typeof variables] : []));

/** Secrets that anybody could guess, keys that do not parse, and settings that production cannot do without. */
export const examineSettings: Examination = ({ config }) => {
  const findings: Finding[] = [];
  for (const name of secretNames) {
    const value = [config[name]].flat().join(",");
    if (name === "TOKEN" || value === "" || !guessable.test(passwordOf(value))) continue;
    const place = config.production ? wrong : warning;
    findings.push(place(`settings.${name}`, [`${name} holds an example or a word that can be guessed.`, `${name} が例のまま、または推測できる値です。`], [`Make a new one: openssl rand -hex 32. NAME_FILE=/path keeps it out of the environment.`, "`openssl rand -hex 32` で作り直してください。NAME_FILE=/path を使うと環境変数に残りません。"]));
  }
  try {
    parseViewerKeys(config.VIEWER_KEYS);
  } catch {
    findings.push(wrong("settings.VIEWER_KEYS", ["VIEWER_KEYS cannot be read.", "VIEWER_KEYS を読み取れません。"], ["Write id:secret, the secret at least 32 characters long.", "id:secret の形で、secret は 32 文字以上にしてください。"]));
  }
  if (config.production && config.SUBGRAPH_URLS.length === 0 && config.AUDIT_SEAL_KEY.length === 0) findings.push(wrong("settings.AUDIT_SEAL_KEY", ["Production has no key to seal the access record.", "本番にアクセス記録を封印する鍵がありません。"], ["Set AUDIT_SEAL_KEY=id:$(openssl rand -hex 32), and keep it outside the database (docs/audit.md).", "AUDIT_SEAL_KEY=id:$(openssl rand -hex 32) を設定し、データベースの外に保管してください（docs/audit.md）。"]));
  if (config.SUBGRAPH_URLS.length > 0 && config.VIEWER_KEYS.length === 0) findings.push(wrong("settings.VIEWER_KEYS", ["Subgraphs of their own need VIEWER_KEYS.", "サブグラフを分ける構成には VIEWER_KEYS が必要です。"], ["Set the same VIEWER_KEYS for the gateway and every subgraph.", "ゲートウェイと全サブグラフに同じ VIEWER_KEYS を設定してください。"]));
  return findings.length > 0 ? findings : [ok("settings", "The settings are whole", "設定に問題はありません")];
};

/** Of an address only its password is the secret. */
function passwordOf(value: string): string {
  return URL.canParse(value) ? decodeURIComponent(new URL(value).password) : value;
}
