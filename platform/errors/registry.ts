/** One error that may leave the product: HTTP status, text in both languages, and what the reader can do about it. `{name}` takes a parameter. */
export interface ErrorEntry {
  readonly http: number;
  readonly ja: string;
  readonly en: string;
  readonly advice: { readonly ja: string; readonly en: string };
}

const entry = (http: number, en: string, ja: string, adviceEn: string, adviceJa: string): ErrorEntry => ({ http, ja, en, advice: { ja: adviceJa, en: adviceEn } });

/** Every stable error code. The docs are held against this table both ways. */
export const errorRegistry = {
  ACCOUNT_CHANGED: entry(401, "Your account is not in force here, or differs from your sign-in.", "アカウントが有効でないか、サインインの内容と一致しません。", "Sign in again; if it stays, ask the administrator of your office.", "サインインし直してください。続く場合は事業所の管理者に確認してください。"),
  ALLOCATION_INVALID: entry(422, "The units over the limit are not shared out correctly ({field}: {rule}).", "限度額を超える単位数の割り振りが正しくありません（{field}: {rule}）。", "Each line carries 0 up to its own units, and together they make exactly the excess.", "各行は 0 から自行の単位数まで、合計は超過単位数と一致させてください。"),
  AUDIT_UNAVAILABLE: entry(503, "The access record cannot be written, so no personal data is served.", "アクセス記録を書き込めないため、個人情報を返せません。", "Try again shortly; operators: check the audit connection.", "しばらくしてから再度お試しください。運用者は監査用接続を確認してください。"),
  CONFIG_INVALID: entry(500, "The setting {variable} is missing or not valid.", "設定 {variable} がないか、正しくありません。", "See .env.example for its meaning and form.", ".env.example で意味と形式を確認してください。"),
  CONFLICT: entry(409, "The record was changed by someone else: yours is version {given}, current is {current}.", "ほかの人が先に更新しました（手元 {given} 版、現在 {current} 版）。", "Read it again, merge your change and send it with the current version.", "読み直して変更を合わせ、現在の版で送信してください。"),
  DATABASE_BUSY: entry(503, "The database is busy.", "データベースが混み合っています。", "Try again in a few seconds.", "数秒後に再度お試しください。"),
  DATABASE_UNAVAILABLE: entry(503, "The database cannot be reached.", "データベースに接続できません。", "Try again shortly; operators: check DATABASE_URL and that PostgreSQL runs.", "しばらくしてから再度お試しください。運用者は DATABASE_URL と PostgreSQL の稼働を確認してください。"),
  DATABASE_VERSION: entry(500, "The database schema does not fit this version: {detail}.", "データベースの構成がこの版と合いません（{detail}）。", "Run `kaigo migrate`, or start the version that made the schema.", "`kaigo migrate` を実行するか、構成を作成した版を起動してください。"),
  DRAFT_CLOSED: entry(409, "The draft can no longer be changed ({state}).", "この原案は変更できません（{state}）。", "Begin a new draft from the document that stands.", "交付済みの計画から新しい原案を作成してください。"),
  DRAFT_INCOMPLETE: entry(422, "The draft is not complete: {count} finding(s), first {item}, row {row} ({rule}).", "原案に不備があります（{count} 件。はじめは {item}、{row} 行目、{rule}）。", "See the draft's findings, complete them and send it again.", "原案の不備を確認し、補ってから再度送信してください。"),
  DRAFT_NOT_AGREED: entry(409, "The person has not agreed to the draft yet.", "原案への同意がまだ記録されていません。", "Record the agreement first.", "先に同意を記録してください。"),
  DOCUMENT_NOT_IN_FORCE: entry(409, "The plan or record is not in force ({state}).", "この計画・記録は有効ではありません（{state}）。", "Only what is in force can be ended. To correct a last day, name the one that stands.", "終了できるのは有効なものだけです。終了日を訂正するときは、現在の終了日を指定してください。"),
  DOCUMENT_NOT_TRUSTED: entry(403, "Only saved operations are accepted here.", "ここでは登録済みの問い合わせだけを受け付けます。", "Send the id of a saved operation as `documentId`, or ask the operator to open ad-hoc documents for your role.", "登録済みの問い合わせの識別子を `documentId` で送信するか、自由な問い合わせの許可を運用者に依頼してください。"),
  DOCUMENT_UNKNOWN: entry(404, "No saved operation has this id.", "この識別子の登録済みの問い合わせはありません。", "Check that client and server are of the same release.", "クライアントとサーバーが同じ版か確認してください。"),
  EXPORT_REFUSED: entry(422, "No file set can be made: {detail}.", "ファイルの組を作成できません（{detail}）。", "Check that the people, the month or plan and the receiver belong together, and complete what the findings name.", "利用者・対象年月または計画・送信先の組合せを確認し、指摘された項目を補ってください。"),
  FORBIDDEN: entry(403, "This operation is not open to your role.", "この操作はあなたの権限では行えません。", "Ask your administrator which role you need.", "必要な権限を管理者に確認してください。"),
  GATEWAY_BUSY: entry(503, "Too many operations are running; try again in {seconds} s.", "混み合っています。{seconds} 秒後に再度お試しください。", "Send it again after the time in `retry-after`.", "`retry-after` の時間をおいて再送してください。"),
  IDEMPOTENCY_KEY_REUSED: entry(422, "This idempotency key was used with another payload.", "この冪等キーは別の内容で使用済みです。", "Use a new key for a new request.", "新しい依頼には新しいキーを使ってください。"),
  INPUT_INVALID: entry(400, "The value of {field} is not valid: {rule}.", "{field} の値が正しくありません（{rule}）。", "Correct the value and send it again.", "値を直して再度送信してください。"),
  INTERNAL: entry(500, "Something went wrong on our side.", "システム内部で問題が発生しました。", "Try again; if it stays, report the request id.", "再度お試しください。続く場合は要求番号をお知らせください。"),
  ISSUER_UNAVAILABLE: entry(503, "The identity provider cannot be reached.", "認証基盤に接続できません。", "Try again shortly; operators: check IDENTITY_ISSUER with `kaigo doctor`.", "しばらくしてから再度お試しください。運用者は `kaigo doctor` で IDENTITY_ISSUER を確認してください。"),
  LOAD_REFUSED: entry(422, "The load was refused: {detail}.", "取込みを受け付けられません（{detailJa}）。", "Correct the named file and load again.", "指摘されたファイルを直して再度取り込んでください。"),
  MIGRATION_RUNNING: entry(503, "Another process is migrating this database.", "別のプロセスがデータベースを移行中です。", "Wait until it has finished and start again.", "終了を待ってから起動し直してください。"),
  METHOD_NOT_ALLOWED: entry(405, "This address does not take the method; it takes {allowed}.", "このアドレスではこのメソッドを使えません（{allowed} のみ）。", "Use one of the methods named in `allow`.", "`allow` に示すメソッドを使ってください。"),
  MONTH_LOCKED: entry(409, "The month {month} is confirmed and locked.", "{month} は確定済みのため変更できません。", "Let the care manager open it again, with a reason.", "ケアマネジャーが理由を付けて再開してください。"),
  MONTH_NOT_READY: entry(409, "The month {month} cannot be taken this step while it is {progress}.", "{month} はこの状態（{progress}）では操作できません。", "Look at the month's status: what is not reported, or what differs.", "月次の状況で未報告・相違を確認してください。"),
  NOT_FOUND: entry(404, "Not found.", "見つかりません。", "Check the identifier.", "識別子を確認してください。"),
  OPERATION_INVALID: entry(400, "The GraphQL document is not valid.", "GraphQL の文書が正しくありません。", "Check it against the schema.", "スキーマと照合してください。"),
  OPERATION_TIMEOUT: entry(504, "The operation did not end within {seconds} s.", "{seconds} 秒以内に処理が終わりませんでした。", "Try again, or ask for less at once.", "再度お試しいただくか、一度の量を減らしてください。"),
  OPERATION_TOO_COMPLEX: entry(400, "The operation is too large: {measure} is {value}, the limit is {limit}.", "操作が大きすぎます（{measure} {value}、上限 {limit}）。", "Ask for fewer fields or smaller pages.", "項目やページの件数を減らしてください。"),
  OPERATION_TOO_EXPENSIVE: entry(400, "The operation costs {cost}, the limit is {limit}; most of it is {path}.", "操作のコスト {cost} が上限 {limit} を超えています（最大は {path}）。", "Ask for smaller pages (`first`) or fewer lists below that path.", "その項目の `first` を小さくするか、下の一覧を減らしてください。"),
  PARCEL_ARCHIVE_REFUSED: entry(422, "The archive was refused: {rule}.", "圧縮ファイルを受け付けられません（{rule}）。", "Send a plain zip that holds only the files of one set, without folders, or send the files themselves.", "1組のファイルだけをフォルダなしで入れた zip を送信するか、ファイルを直接送信してください。"),
  PARCEL_NOT_READY: entry(409, "The parcel cannot be confirmed in the state {state}.", "この状態（{state}）では受領を確認できません。", "Wait until it is imported, then confirm it.", "取込みが終わってから受領を確認してください。"),
  PARCEL_RECEIVER_UNKNOWN: entry(422, "The receiver in the file names is not a known office with that service type.", "ファイル名の送信先は登録された事業所・サービス種類ではありません。", "Check office number and service type of the receiver.", "送信先の事業所番号とサービス種類コードを確認してください。"),
  PARCEL_REFUSED: entry(422, "The file set was refused: {detail}.", "ファイルの組を受け付けられません（{detail}）。", "See the findings of the parcel, correct the files and send a new serial.", "指摘事項を確認し、ファイルを直して新しい連番で送信してください。"),
  PARCEL_SENDER_MISMATCH: entry(403, "The sender in the file names is not your office and service type.", "ファイル名の送信元が、サインインした事業所・サービス種類と異なります。", "Send as the office that stands in the file names.", "ファイル名の送信元の事業所としてサインインして送信してください。"),
  PARCEL_SERIAL_REUSED: entry(409, "This serial was already sent with other bytes.", "この連番は別の内容で送信済みです。", "Send the changed set with a new serial.", "変更した組は新しい連番で送信してください。"),
  PAYLOAD_TOO_LARGE: entry(413, "The request is larger than {limit} bytes.", "要求が上限（{limit} バイト）を超えています。", "Split it or send less.", "分割するか、量を減らしてください。"),
  RECEIVER_UNRELATED: entry(422, "A receiver is not in charge of this person.", "交付先に、この利用者の担当でない事業所が含まれています。", "Name offices that have confirmed the person's identity and still serve them.", "本人確認を済ませ、担当が続いている事業所を指定してください。"),
  QUEUE_BEHIND: entry(503, "The oldest waiting piece of work has waited {seconds} s.", "待ち行列の先頭が {seconds} 秒待っています。", "Check that an import worker runs and reaches the database; see `kaigo failed`.", "取込み処理が動いてデータベースに接続できるか確認してください。`kaigo failed` も参照してください。"),
  RATE_LIMITED: entry(429, "You have used up this minute's limit of {limit} ({measure}); try again in {seconds} s.", "1分間の上限 {limit}（{measure}）に達しました。{seconds} 秒後に再度お試しください。", "Wait for the time in `retry-after`; see `ratelimit` on every answer.", "`retry-after` の時間をお待ちください。残りは各応答の `ratelimit` で確認できます。"),
  SAVED_OPERATION_INVALID: entry(500, "The saved operation {file} cannot be used: {problem}.", "用意された問い合わせ {file} を使えません（{problem}）。", "Correct the file under schema/operations.", "schema/operations のファイルを直してください。"),
  SECOND_FACTOR_REQUIRED: entry(401, "This sign-in shows no second factor.", "このサインインでは二要素目の認証が確認できません。", "Sign in with a second factor, or over the connection of your office's certificate.", "二要素認証でサインインするか、事業所の証明書による接続を使ってください。"),
  SESSION_ENDED: entry(401, "Your browser session has ended.", "ブラウザのセッションが終了しました。", "Sign in again.", "サインインし直してください。"),
  SHUTTING_DOWN: entry(503, "This process is being stopped.", "このプロセスは停止処理中です。", "Send the request again; another process answers it.", "再度送信してください。別のプロセスが応答します。"),
  SIGN_IN_FAILED: entry(400, "The sign-in was not completed.", "サインインを完了できませんでした。", "Start it again from the page you came from.", "元の画面からやり直してください。"),
  SUBGRAPH_BAD_ANSWER: entry(502, "A part of the system gave an answer that cannot be used.", "システムの一部から正しい応答がありません。", "Try again; if it stays, report the request id.", "再度お試しください。続く場合は要求番号をお知らせください。"),
  SUBGRAPH_TIMEOUT: entry(504, "A part of the system did not answer in time.", "システムの一部が時間内に応答しませんでした。", "Try again, or ask for less at once.", "再度お試しいただくか、一度の量を減らしてください。"),
  SUBGRAPH_UNAVAILABLE: entry(503, "A part of the system cannot be reached.", "システムの一部に接続できません。", "Try again shortly.", "しばらくしてから再度お試しください。"),
  SUPERGRAPH_MISMATCH: entry(503, "The parts of the system do not fit each other yet.", "システムの各部の版がまだ一致していません。", "Try again shortly; operators: serve the supergraph that was composed of the running subgraphs.", "しばらくしてから再度お試しください。運用者は稼働中のサブグラフから合成した supergraph を配信してください。"),
  TOO_MANY_ATTEMPTS: entry(429, "Too many attempts failed; wait {minutes} minutes.", "失敗が続いたため、{minutes} 分間受け付けません。", "Check what you enter against the card, and try again later.", "入力内容を証と照合し、時間をおいて再度お試しください。"),
  USAGE_TABLE_INVALID: entry(422, "The usage table is not valid: {count} finding(s), first {item}, row {row} ({rule}).", "サービス利用票に不備があります（{count} 件。はじめは {item}、{row} 行目、{rule}）。", "Correct the named row and send the month again.", "指摘された行を直し、月全体を再度送信してください。"),
  UNAUTHENTICATED: entry(401, "Sign in first: the access token is missing or not valid.", "サインインしてください（アクセストークンがないか無効です）。", "Get a new token and send it as Authorization: Bearer.", "新しいトークンを取得し、Authorization: Bearer で送信してください。"),
  UNKNOWN_OUTCOME: entry(500, "It is not known whether the change was made.", "変更が行われたか確認できません。", "Send it again with the same idempotency key.", "同じ冪等キーで再送してください。"),
} as const satisfies Record<string, ErrorEntry>;

export type ErrorCode = keyof typeof errorRegistry;

export const isErrorCode = (value: unknown): value is ErrorCode => typeof value === "string" && Object.hasOwn(errorRegistry, value);
