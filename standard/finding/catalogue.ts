const error = <const R extends string>(rule: R, ja: string, en: string) => ({ rule, severity: "error" as const, ja, en });
const warning = <const R extends string>(rule: R, ja: string, en: string) => ({ rule, severity: "warning" as const, ja, en });

/** Every kind of finding: its rule, severity and text. The standard sets no error codes (R37), so the names are ours. */
export const findingKinds = {
  // Limits of this reader.
  fileTooLarge: error("LIMIT", "ファイルが上限（{max}バイト）を超えています。", "The file is larger than {max} bytes."),
  tooManyRecords: error("LIMIT", "レコード数が上限（{max}件）を超えています。", "The file has more than {max} records."),
  recordTooLong: error("LIMIT", "1レコードが上限（{max}バイト）を超えています。引用符の閉じ忘れの可能性があります。", "A record is longer than {max} bytes; perhaps a quotation mark is not closed."),
  fieldTooLong: error("LIMIT", "項目が上限（{max}バイト）を超えています。", "The item is longer than {max} bytes."),
  tooManyFindings: error("LIMIT", "エラーが{max}件に達したため、検査を打ち切りました。", "Checking stopped after {max} errors."),

  // R01 encoding.
  invalidCharacter: error("R01", "Shift_JIS（MS932）として読めない文字があります。", "The item holds bytes that are no Shift_JIS (MS932) character."),
  externalCharacter: error("R01", "外字は使用できません。", "External characters (外字) are forbidden."),
  controlCharacter: error("R01", "制御文字は使用できません。", "The item holds a control character."),
  notShiftJis: error("R01", "文字コードがUTF-8です。Shift_JIS（MS932）で作成してください。", "The file is UTF-8; it must be Shift_JIS (MS932)."),
  unwritableCharacter: error("R01", "{place}文字目の文字（U+{code}）はShift_JIS（MS932）で書けません。", "Character {place} (U+{code}) cannot be written in Shift_JIS (MS932)."),

  // R02 to R04 form.
  quoteInsideItem: error("R02", "引用符で囲まれていない項目の中に引用符があります。", "A quotation mark stands inside an item that is not quoted."),
  textAfterQuote: error("R02", "閉じ引用符の後に文字があります。", "Text follows the closing quotation mark."),
  quoteNotClosed: error("R02", "引用符が閉じられていません。", "A quotation mark is not closed."),
  textNotQuoted: warning("R02", "フリーテキストが引用符で囲まれていません。", "Free text is not quoted."),
  headerRow: error("R03", "見出し行は不要です。", "The file begins with a header row."),
  noRecords: error("R03", "レコードがありません。", "The file has no record."),
  noAnnexRecords: warning("R03", "別表にレコードがありません。", "The annex has no record."),
  emptyQuotes: warning("R04", "空の項目は引用符なしで記述します。", "An empty item is written as nothing, without quotation marks."),

  // R05 edition.
  unknownVersion: error("R05", "CSVバージョンがこのファイルの標準仕様の値ではありません。", "The CSV version is not a value of the standard for this file."),
  mixedVersions: error("R05", "1ファイルに複数のCSVバージョンが混在しています。", "The file mixes CSV versions."),
  sampleVersion: warning("R05", "CSVバージョンが記載例の値です。4.1版として読み取ります。", "The CSV version is that of a printed example; read as edition 4.1."),
  setVersions: warning("R05", "ファイル間でCSVバージョンが異なります。", "The files of the set carry different CSV versions."),
  olderEdition: warning("G12", "3.2版のファイルです。レイアウトは推定に基づきます。", "The file is of edition 3.2, whose layout is derived."),

  // Items against their layout.
  columnCount: error("LAYOUT", "項目数が{found}です（正しくは{wanted}）。", "The record has {found} items instead of {wanted}."),
  missing: error("LAYOUT", "必須項目が空です。", "A mandatory item is empty."),
  tooLong: error("LAYOUT", "{max}文字を超えています。", "The item is longer than {max} characters."),
  wrongForm: error("LAYOUT", "形式が正しくありません（{form}）。", "The item does not have the form {form}."),
  noSuchDay: error("LAYOUT", "存在しない日付です。", "There is no such day."),
  outOfRange: error("LAYOUT", "{min}から{max}の範囲外です。", "The number is not between {min} and {max}."),
  unknownCode: error("LAYOUT", "コード表「{list}」にないコードです。", "The code is not in the code list {listEn}."),
  duplicateKey: error("LAYOUT", "同じキーのレコードが重複しています。", "Another record of the file has the same key."),
  slotHole: error("LAYOUT", "種類支給限度額は1枠目から詰めて記録します。", "The slots per service type are filled from the first without holes."),
  dayOutsideMonth: error("LAYOUT", "サービス利用日が対象年月の日ではありません。", "The service day is not in the service month."),
  unwritableValue: error("LAYOUT", "値を書き出せません（{form}）。", "The value cannot be written as {form}."),
  reservedFilled: warning("LAYOUT", "未使用の項目に値があります。無視します。", "The unused item is filled; its value is ignored."),
  sampleDate: warning("LAYOUT", "日付が6桁です。空として読み取ります。", "The date has six digits; read as empty."),

  // Where the standard leaves something open.
  oneOfThreeMissing: warning("G1", "プラン担当業者コード・プラン担当者名・単位数のいずれかが空です。", "One of care-management office, planner and units is empty."),
  twoOfThreeMissing: error("G1", "プラン担当業者コード・プラン担当者名・単位数のうち2項目以上が空です。", "Two of care-management office, planner and units are mandatory."),
  longDayCount: warning("G3", "前月までの利用日数が2桁を超えています。", "The days up to the previous month have more than two digits."),
  minusSign: warning("G4", "負の数です。符号の扱いは標準仕様に定めがありません。", "The number is negative; the standard does not speak of signs."),
  midnightEnd: warning("G4", "24:00の扱いは標準仕様に定めがありません。", "The standard does not speak of 24:00."),
  recordSeparator: warning("G5", "改行コードがCR LFではありません。", "Records are not separated by CR LF."),
  noFinalBreak: warning("G5", "最終行に改行がありません。", "The last record has no line break."),
  blankLine: warning("G5", "空行があります。読み飛ばします。", "A blank line was skipped."),
  quotedCode: warning("G5", "フリーテキスト以外の項目が引用符で囲まれています。", "An item that is not free text is quoted."),
  zeroPadding: warning("G5", "数値が前ゼロで埋められています。", "The number is padded with zeros."),
  neededMissing: warning("G6", "「必要」の印がある項目が空です。", "An item marked 必要 is empty."),
  unknownPartyType: warning("G10", "送信元または送信先のサービス種類コードから事業所の種別を判断できません。", "The service type of sender or receiver does not tell the kind of office."),

  // R06 file names.
  nameForm: error("R06", "ファイル名の形式が正しくありません。", "The file name does not have the form of the standard."),
  unknownPrefix: error("R06", "標準仕様にないファイルです。", "The standard has no such file."),
  monthPart: error("R06", "ファイル名の年月の部分が正しくありません。", "The month part of the file name is wrong."),
  editionOfName: error("R06", "ファイル名にサービス種類コードがありません。", "The file name of a file of edition 4 lacks the service types."),
  extensionCase: warning("R06", "拡張子が異なります。", "The extension is not written as in the standard."),
  extraNamePart: warning("R06", "ファイル名に余分な「000000」があります。", "The file name has an extra part 000000."),
  longSerial: warning("R06", "連番が15桁です。先頭14桁を用います。", "The serial has 15 digits; the first 14 are used."),
  serialNoTime: warning("R06", "連番が日時ではありません。", "The serial is not a date and time."),
  shortOfficeInName: warning("R06", "ファイル名の事業所番号が9桁です。", "An office number in the file name has 9 digits."),
  longTypeInName: warning("R06", "ファイル名のサービス種類コードが3桁です（4.0版）。", "A service code in the file name has 3 digits, as in edition 4.0."),
  nameWithoutTypes: warning("G12", "3版のファイル名です（サービス種類コードなし）。", "The file name is of edition 3, without service types."),
  notJpeg: error("R35", "家族構成図がJPEGではありません。", "The family image is not a JPEG."),

  // R08 and R09 sets.
  monthDiffers: error("R08", "対象年月がファイル名の年月と異なります。", "The service month differs from the month of the file name."),
  noFiles: error("R09", "ファイルがありません。", "The set has no file."),
  notPermitted: error("R09", "認められた送信セットの組み合わせではありません。", "The files do not form a permitted send set."),
  missingFile: error("R09", "送信セットに{prefix}のファイルがありません。", "The set lacks its {prefix} file."),
  duplicateFile: error("R09", "同じ種類のファイルが複数あります。", "The set has two files of one kind."),
  serialDiffers: error("R09", "セット内で連番が異なります。", "The files of the set carry different serials."),
  partiesDiffer: error("R09", "セット内で送信元または送信先が異なります。", "The files of the set name different senders or receivers."),
  monthsDiffer: error("R09", "セット内でファイル名の年月が異なります。", "The files of the set name different months."),
  direction: error("R09", "この送信元からこの送信先へ送れるセットではありません。", "This kind of sender may not send this set to this kind of receiver."),
  swappedTypes: warning("R09", "送信元と送信先のサービス種類コードが逆です（記載例と同じ）。", "The service types of sender and receiver are swapped, as in the printed example."),
  sameParty: error("R09", "送信元と送信先が同じです。", "Sender and receiver are the same."),

  // Content of a set.
  outOfScope: error("R11", "連携対象外のサービス種類です。", "The service type takes no part in the exchange."),
  unlistedType: warning("R11", "連携対象の一覧にないサービス種類です。", "The scope list does not name the service type."),
  unusedKeyFilled: warning("LAYOUT", "このセットで使用しない年月・日付に値があります。", "The month or date that this kind of set does not use is filled."),
  planWithoutParent: error("R14", "対応する第1表のレコードがありません。", "No record of table 1 has this person and plan date."),
  supplementWithoutDate: error("R14", "計画とともに送る補足情報には作成（変更）日が必要です。", "A supplement sent with the plan needs the plan date."),
  usageWithoutParent: error("R15", "対応する第6表のレコードがありません。", "No record of table 6 has this person and month."),
  noSupplement: error("R16", "この利用者の補足情報がありません。", "The set has no supplement of this person."),
  tableOrder: warning("R27", "印字順に並んでいません。", "The rows are not in print order."),
  noGrandTotal: error("R29", "全合計（999999）の行がありません。", "The person's grand-total row (999999) is missing."),
  twoGrandTotals: error("R29", "全合計（999999）の行が複数あります。", "The person has more than one grand-total row."),
  noSubtotal: warning("R29", "区分支給対象種類別小計（AAAA）の行がありません。", "The subtotal row (AAAA) of a service type with several codes is missing."),
  totalRowFilled: error("R29", "小計・合計の行は単位数を0、割引後率・割引後単位数を空とします。", "Subtotal and total rows carry units 0 and no discount."),
  totalRowOffice: error("R29", "全合計の行の事業所コードは9999999999です。", "Only the grand-total row carries the office 9999999999, and it must."),
  equipmentCodeMissing: error("R30", "福祉用具貸与はTAISコードまたは届出コードが必要です。", "Equipment rental needs a TAIS code or a notification code."),
  detailNumberMissing: warning("R30", "同じコード・単位数の明細には明細判別コードが必要です。", "Equipment lines of equal code and units need detail numbers."),
  detailNumberUnneeded: warning("R30", "福祉用具貸与以外では明細判別コードを空とします。", "The detail number is empty except for equipment rental."),
  preventiveWithoutParent: error("R35", "対応する親レコードがありません。", "No parent record has this person and date."),
  annexMissing: warning("R35", "{prefix}がありません。", "The set lacks the customary {prefix}."),
  imageMissing: warning("R35", "家族構成図の画像がセットにありません。", "The family image that the record names is not in the set."),
  imageUnnamed: warning("R35", "どのレコードからも参照されていない画像です。", "No record names this image."),
  imageNameDiffers: error("R35", "画像ファイル名が利用者基本情報のファイル名と対応していません。", "The image name does not match the basic-information file."),
  repeatedText: warning("R36", "同じ番号の2行目以降では本文を空とします。", "Only the first row of a number carries its text."),
  foreignResult: error("R43", "送信元以外の事業所の実績です。", "The results are of an office other than the sender."),

  // Identifiers.
  officeCheckDigit: warning("IDENTIFIER", "事業所番号の検証番号が合いません。", "The check digit of the office number is wrong."),
  insurerCheckDigit: warning("IDENTIFIER", "保険者番号の検証番号が合いません。", "The check digit of the insurer number is wrong."),
  myNumber: warning("IDENTIFIER", "個人番号と思われる12桁の数字があります。", "The text holds what looks like an individual number (My Number)."),
} as const;

export type FindingKind = keyof typeof findingKinds;
