/** Everything the page says in its own words, Japanese and English side by side. */
export type Language = "ja" | "en";

export interface LocalizedText {
  ja: string;
  en: string;
}

const entries = {
  tagline: { ja: "在宅介護の情報を、ひとつのグラフで", en: "Home-care information in one graph" },
  loading: { ja: "読み込み中…", en: "Loading…" },
  page: { ja: "操作バー", en: "Main bar" },

  docs: { ja: "説明書", en: "Docs" },

  operations: { ja: "用意された問い合わせ", en: "Saved operations" },
  operationsHint: { ja: "選ぶと新しいタブに開きます", en: "Choosing one opens it in a tab" },
  operationsFilter: { ja: "問い合わせを探す", en: "Find an operation" },
  operationsNone: { ja: "当てはまるものがありません。", en: "Nothing matches." },
  operationsMissing: { ja: "用意された問い合わせを読み込めませんでした。", en: "The saved operations could not be loaded." },
  changesData: { ja: "データを変える", en: "Changes data" },
  everyone: { ja: "すべて", en: "All" },
  audiences: { ja: "使う人", en: "Audience" },

  signedInAs: { ja: "サインイン中", en: "Signed in as" },
  signIn: { ja: "サインイン", en: "Sign in" },
  signInAtLogin: { ja: "ログイン画面でサインイン", en: "Sign in at the login page" },
  signedInAtLogin: { ja: "ログイン済み", en: "Signed in by login" },
  signOut: { ja: "サインアウト", en: "Sign out" },
  personas: { ja: "デモの人物", en: "Demo people" },
  personasHint: { ja: "架空の町のだれかになって試せます", en: "Try the graph as someone in the demo town" },
  personasUnreachable: { ja: "デモの人物を読み込めませんでした。", en: "The demo people could not be loaded." },
  ownToken: { ja: "自分のトークン", en: "Own token" },
  tokenField: { ja: "アクセストークン", en: "Access token" },
  tokenHint: { ja: "このタブを閉じると消えます", en: "Forgotten when this tab closes" },
  tokenUse: { ja: "使う", en: "Use" },
  tokenExpired: { ja: "期限切れ", en: "expired" },

  operationKind: { ja: "問い合わせの種類", en: "Operation kind" },

  language: { ja: "言語", en: "Language" },
  theme: { ja: "配色", en: "Theme" },
  themeLight: { ja: "明るい", en: "Light" },
  themeDark: { ja: "暗い", en: "Dark" },
  themeSystem: { ja: "端末に合わせる", en: "Same as device" },

  result: { ja: "結果", en: "Result" },
  viewJson: { ja: "JSON", en: "JSON" },
  viewTable: { ja: "表", en: "Table" },
  viewLabel: { ja: "結果の見せ方", en: "Show result as" },
  noTable: { ja: "この結果に一覧はありません", en: "This result has no list" },
  tableChoice: { ja: "一覧", en: "List" },
  download: { ja: "CSV を保存", en: "Download CSV" },
  rowsShown: { ja: "先頭 {shown} 行を表示（全 {all} 行は CSV に入ります）", en: "First {shown} rows shown (the CSV holds all {all})" },
  rowCount: { ja: "{all} 行", en: "{all} rows" },
  cost: { ja: "コスト", en: "Cost" },
  costOf: { ja: "コスト {requested}（上限 {limit}）", en: "Cost {requested} of {limit}" },
  requestId: { ja: "リクエスト ID", en: "Request ID" },
  copy: { ja: "コピー", en: "Copy" },
  copied: { ja: "コピーしました", en: "Copied" },
  time: { ja: "{ms} ミリ秒", en: "{ms} ms" },
  errors: { ja: "エラー {count} 件", en: "Errors: {count}" },
  errorAt: { ja: "場所", en: "at" },

  unreachable: {
    ja: "サーバーに接続できません。起動しているか、ネットワークを確かめてください。",
    en: "The server cannot be reached. Check that it is running and that you are connected.",
  },
  unreadable: {
    ja: "サーバーの応答を読み取れません（HTTP {status}）。",
    en: "The server's answer could not be read (HTTP {status}).",
  },
} satisfies Record<string, LocalizedText>;

export type TextKey = keyof typeof entries;
export type Texts = (key: TextKey, values?: Record<string, string | number>) => string;

/** The look-up for one language; `{name}` in a text is replaced by `values.name`. */
export function textsFor(language: Language): Texts {
  return (key, values = {}) =>
    entries[key][language].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

const audienceNames: Record<string, LocalizedText> = {
  "front-end": { ja: "画面の開発者", en: "Front-end developer" },
  doctor: { ja: "医師", en: "Doctor" },
  "care-manager": { ja: "ケアマネジャー", en: "Care manager" },
  "service-office": { ja: "サービス事業所", en: "Service office" },
  municipality: { ja: "保険者（市町村）", en: "Municipality" },
  analyst: { ja: "分析担当", en: "Analyst" },
  recipient: { ja: "利用者・家族", en: "Recipient" },
  operator: { ja: "運用担当", en: "Operator" },
};

const roleNames: Record<string, LocalizedText> = {
  RECIPIENT: { ja: "利用者", en: "Recipient" },
  CARE_MANAGER: { ja: "介護支援専門員", en: "Care manager" },
  SERVICE_OFFICE: { ja: "サービス事業所", en: "Service office" },
  MEDICAL_INSTITUTION: { ja: "医療機関", en: "Medical institution" },
  MUNICIPALITY: { ja: "保険者（市町村）", en: "Municipality" },
  ANALYST: { ja: "分析担当", en: "Analyst" },
  OPERATOR: { ja: "運用担当", en: "Operator" },
};

/** The role's name for people; one that this page does not know shows its code. */
export function roleName(role: string, language: Language): string {
  return roleNames[role]?.[language] ?? role;
}

/** The audience's name for people; a folder without a translation shows its own name. */
export function audienceName(audience: string, language: Language): string {
  return audienceNames[audience]?.[language] ?? audience;
}
