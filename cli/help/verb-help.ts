/** What the help of a verb says beside its options: the description in Japanese, and examples to paste. */
export interface VerbHelp {
  readonly ja: string;
  /** Command lines after `kaigo`, each with what it is for. */
  readonly examples: readonly { readonly run: string; readonly en: string; readonly ja: string }[];
}

const example = (run: string, en: string, ja: string) => ({ run, en, ja });

/** By verb; a verb below another as `audit verify`. Held by a test to what the command line knows. */
export const verbHelp: Readonly<Record<string, VerbHelp>> = {
  start: {
    ja: "すべてを 1 つのプロセスで起動します。DATABASE_URL がなければ内蔵 PostgreSQL とデモの町を使います。",
    examples: [example("start", "serve on port 4000", "ポート 4000 で起動"), example("start --help", "settings come from the environment: docs/settings.md", "設定は環境変数で行います（docs/settings.md）")],
  },
  migrate: { ja: "DATABASE_URL のデータベースを最新の構成にします。", examples: [example("migrate", "bring the schema up to date", "最新の構成にする"), example("migrate --json", "the number of migrations that ran, for scripts", "実行した移行の件数を JSON で")] },
  subgraph: { ja: "1 つのサブグラフを単独のプロセスで起動します。", examples: [example("subgraph exchange", "serve the exchange for a gateway", "連携サブグラフを起動")] },
  gateway: {
    ja: "SUBGRAPH_URLS のサブグラフの前に立つゲートウェイを起動します。なければ任意の federation 2 supergraph を認証なしで配信します（本番不可）。",
    examples: [example("gateway", "serve in front of SUBGRAPH_URLS", "SUBGRAPH_URLS の前で起動"), example("gateway --supergraph other.graphql", "serve somebody else's supergraph", "別の supergraph を配信")],
  },
  compose: { ja: "schema/ にサブグラフの SDL と supergraph を書き出します。", examples: [example("compose", "write schema/", "schema/ を更新"), example("compose --check", "only tell what would change", "変更の有無だけを確認")] },
  "check-schema": {
    ja: "スキーマを公開済みの契約と比べます（宣言のない非互換があれば終了コード 2）。",
    examples: [example("check-schema", "compare what the subgraphs compose to now", "現在のサブグラフから合成して比較"), example("check-schema supergraph.graphql --json", "compare a file, for scripts", "ファイルを比較し JSON で出力")],
  },
  demo: { ja: "架空の町を作ります。", examples: [example("demo --people 10000 --out town", "write a larger town as files", "大きな町をファイルに書き出す"), example("demo --people 500 --seed 7", "load a town into the database", "データベースに読み込む")] },
  load: { ja: "自治体の記録を取り込みます。形式は docs/load-format.md にあります。", examples: [example("load town/load", "all or nothing", "すべてか、なしか"), example("load town/load --skip-bad --json", "the good lines, with a reconciliation for scripts", "正しい行だけを取り込み、照合結果を JSON で")] },
  check: { ja: "国標準のファイルの組をサーバーなしで検査します（不適合があれば終了コード 2）。", examples: [example("check town/parcels", "every set in a folder", "フォルダー内のすべての組"), example("check one-set --json", "findings for scripts", "指摘を JSON で")] },
  send: { ja: "ファイルの組を送信します（受け付けられなければ終了コード 2）。", examples: [example("send one-set", "with the token in TOKEN", "TOKEN のトークンで送信"), example("send one-set --url https://graph.example.jp --json", "to another gateway", "別のゲートウェイへ")] },
  inbox: { ja: "自事業所の送付を、変更の古い順に一覧します。", examples: [example("inbox --state IMPORTED", "what can be fetched", "受領できるもの"), example("inbox --outbox --month 2026-11 --json", "what the own office sent", "自事業所が送ったもの")] },
  fetch: { ja: "送付のファイルをそのままフォルダーに書き、受領を確認します。", examples: [example("fetch --all --out received", "everything not collected yet", "未受領をすべて"), example("fetch ID --out received --keep", "one, without confirming it", "1 件を確認せずに取得")] },
  export: { ja: "グラフの記録からファイルの組を作ります（作れなければ終了コード 2）。", examples: [example("export --kind usage-table --person ID --month 2026-11 --receiver 1379000043/11 --out DIR", "the usage table of a month", "月のサービス利用票")] },
  report: { ja: "統計を CSV か JSON で出力します（できなければ終了コード 2）。", examples: [example("report readiness --out readiness.csv", "how far insurers are", "保険者の準備状況"), example("report statistic --set name=CERTIFIED_PEOPLE month=2026-10 by=SEX --json", "one question as JSON", "JSON で出力"), example("report benefit-units --set month=2026-11 --out units.csv", "units of the confirmed months, as a care manager", "確定済みの月の給付計画単位数（ケアマネジャー）")] },
  failed: { ja: "繰り返し失敗して保留された送付と理由を一覧します（運用者用）。", examples: [example("failed --json", "for scripts", "JSON で")] },
  retry: { ja: "保留された送付をもう一度処理させます。", examples: [example("retry --all", "all of them", "すべて")] },
  token: { ja: "開発用トークンを表示します（本番不可）。", examples: [example("token --role MUNICIPALITY --insurer 139006", "an officer of an insurer", "保険者の職員"), example("token --role CARE_MANAGER --office 1370100016 --service-type 43", "a care manager", "ケアマネジャー")] },
  audit: { ja: "アクセス記録を検査・保管します。", examples: [example("audit verify", "is the record whole?", "記録が改ざんされていないか")] },
  "audit verify": { ja: "アクセス記録を封印と照合します（変更があれば終了コード 2）。", examples: [example("audit verify --json", "for scripts", "JSON で"), example("audit verify --heads heads.jsonl", "against heads kept elsewhere", "別に保管した先頭と照合")] },
  "audit keys": { ja: "封印の公開鍵を表示します（別の者が照合するときの AUDIT_VERIFY_KEY）。", examples: [example("audit keys", "for whoever verifies elsewhere", "別の場所で照合する人のために")] },
  "audit retain": { ja: "保存期間を過ぎた封印済みの月を削除し、先の月を用意します。", examples: [example("audit retain", "once a month", "月に一度")] },
  doctor: { ja: "この環境を調べ、問題と対処を示します（問題があれば終了コード 2）。", examples: [example("doctor", "before you ask for help", "まず試す"), example("doctor --json", "for monitoring", "監視用に JSON で")] },
  generate: { ja: "ソースから作るページと例を書き出します。", examples: [example("generate", "after a change of settings, errors or rights", "設定・エラー・権限を変えたあと")] },
  bench: { ja: "本製品と比較対象を同じ実行の中で測ります。", examples: [example("bench codec", "the CSV codec", "CSV の読み書き"), example("bench codec --json", "the figures for scripts", "数値を JSON で")] },
  soak: { ja: "町の送付を順に、また乱して送り、データベースを比べます（違えば終了コード 1）。", examples: [example("soak exchange --people 200", "some minutes", "数分かかります")] },
};
