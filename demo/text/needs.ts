import type { SupportKind } from "../people/support-kind.js";

/** A need with its goals and the help that answers it; written for the demo, no real case behind it. */
export interface Need {
  readonly id: string;
  readonly text: string;
  readonly longTermGoal: string;
  readonly shortTermGoals: readonly [string, string];
  /** What each kind of service does for this need. */
  readonly services: Readonly<Partial<Record<SupportKind, string>>>;
  /** Help outside insurance: content, who, how often. */
  readonly informal: readonly [content: string, kind: string, frequency: string];
}

export const NEEDS = [
  {
    id: "BATH",
    text: "一人では浴槽をまたぐのが怖いが、安心してお風呂に入り、さっぱりした気持ちで過ごしたい。",
    longTermGoal: "定期的に入浴し、清潔で気持ちよく生活できる。",
    shortTermGoals: ["見守りを受けて週に決まった回数入浴できる。", "手すりを使い、自分で洗える所は自分で洗う。"],
    services: {
      DAY: "入浴介助、洗身・洗髪の一部介助、皮膚の観察、着替えの見守り",
      SMALL_DAY: "個別浴での入浴介助、洗身の声かけ、湯上がりの水分補給",
      BODY_CARE: "自宅での入浴介助、浴室の温度確認、またぎ動作の見守り",
      BATHING: "訪問入浴、入浴前後の血圧・体温測定、全身状態の観察",
      P_DAY: "入浴の見守り、またぎ動作の練習",
      P_SMALL_DAY: "入浴の見守り、着替えの声かけ",
    },
    informal: ["入浴日の着替えの準備", "家族", "週2～3回"],
  },
  {
    id: "WALK",
    text: "膝の痛みがあり外出が減っているが、近所の商店まで自分の足で買い物に行きたい。",
    longTermGoal: "杖または歩行器を使って近所まで歩いて出かけられる。",
    shortTermGoals: ["屋内を転ばずに移動できる。", "週2回、10分の屋外歩行ができる。"],
    services: {
      REHAB: "下肢の筋力訓練、屋外歩行訓練、自主訓練の指導",
      DAY: "機能訓練、歩行の見守り、集団体操",
      SMALL_DAY: "少人数での体操、屋外歩行の見守り",
      EQUIPMENT: "歩行器・歩行補助つえの貸与、使用状況の点検",
      P_REHAB: "筋力・バランス訓練、自主訓練の指導",
      P_DAY: "体操、歩行訓練",
      P_SMALL_DAY: "体操、近隣の散歩",
      P_EQUIPMENT: "歩行補助つえ・歩行器の貸与と点検",
    },
    informal: ["朝の体操、庭の散歩", "本人", "毎日"],
  },
  {
    id: "MEAL",
    text: "火の始末が心配で食事が簡単になりがちだが、温かく栄養のある食事をとりたい。",
    longTermGoal: "一日三食をとり、体重を保つことができる。",
    shortTermGoals: ["昼食と夕食を欠かさずとる。", "簡単な調理をヘルパーと一緒に行う。"],
    services: {
      HOUSEWORK: "調理、配膳、買い物代行、食材の管理",
      BODY_CARE: "一緒に行う調理の見守り、食事の声かけ",
      DAY: "昼食の提供、食事量と体重の確認",
      SMALL_DAY: "昼食の提供、食事量の確認",
      P_VISIT: "一緒に行う調理、買い物の同行",
    },
    informal: ["夕食の配達と安否の確認", "民間の配食サービス", "週5回"],
  },
  {
    id: "CLEAN",
    text: "掃除や洗濯が思うようにできないが、住み慣れた家を清潔に保ちたい。",
    longTermGoal: "整った住まいで自分らしい暮らしを続ける。",
    shortTermGoals: ["居室と寝室の床に物を置かない。", "できる家事を自分で続ける。"],
    services: {
      HOUSEWORK: "掃除、洗濯、ごみ出し、衣類の整理",
      P_VISIT: "掃除・洗濯を一緒に行い、できない部分を手伝う",
    },
    informal: ["ごみ集積所までの運び出し", "近隣・町内会", "週2回"],
  },
  {
    id: "MEDICINE",
    text: "薬の飲み忘れがあり体調に波があるが、持病を悪くせず家で過ごしたい。",
    longTermGoal: "病状が安定し、入院せずに生活できる。",
    shortTermGoals: ["決められた薬を毎日飲む。", "体調の変化に早く気づき、相談できる。"],
    services: {
      NURSING: "病状の観察、服薬管理、主治医への報告、家族への助言",
      DOCTOR: "医学的管理、病状の説明、療養上の指導",
      BODY_CARE: "服薬の確認、水分補給の声かけ",
      DAY: "血圧・体温測定、体調の観察、服薬の確認",
      P_NURSING: "病状の観察、服薬の工夫の相談",
    },
    informal: ["服薬カレンダーの準備", "家族", "週1回"],
  },
  {
    id: "TOILET",
    text: "夜間にトイレに間に合わないことがあるが、できるだけ自分でトイレに行きたい。",
    longTermGoal: "日中は自分でトイレに行き、失敗を減らす。",
    shortTermGoals: ["起床時と就寝前に声かけでトイレに行く。", "ベッドから安全に立ち上がれる。"],
    services: {
      BODY_CARE: "排泄介助、下衣の上げ下ろしの介助、皮膚の観察",
      EQUIPMENT: "特殊寝台・手すりの貸与、高さの調整",
      DAY: "定時のトイレ誘導、排泄の記録",
    },
    informal: ["夜間の見守りと声かけ", "家族", "毎日"],
  },
  {
    id: "BEDSORE",
    text: "ベッドで過ごす時間が長いが、床ずれを作らず痛みなく過ごしたい。",
    longTermGoal: "皮膚の状態を良好に保つ。",
    shortTermGoals: ["床ずれの予防用具を使い、2時間ごとに向きを変える。", "車いすで過ごす時間を一日1時間つくる。"],
    services: {
      NURSING: "皮膚の観察と処置、体位の工夫、家族への指導",
      EQUIPMENT: "特殊寝台・床ずれ防止用具・車いすの貸与",
      BODY_CARE: "体位変換、おむつ交換、移乗介助",
      BATHING: "訪問入浴、皮膚の観察",
    },
    informal: ["日中の体位変換", "家族", "毎日"],
  },
  {
    id: "COMPANY",
    text: "話し相手が少なく家に閉じこもりがちだが、人と話したり笑ったりして過ごしたい。",
    longTermGoal: "なじみの人と楽しく過ごす時間をもつ。",
    shortTermGoals: ["週に決まった日に外出する。", "好きな手芸や歌の活動に参加する。"],
    services: {
      DAY: "レクリエーション、趣味活動、他の利用者との交流",
      SMALL_DAY: "少人数の趣味活動、地域の行事への参加",
      P_DAY: "趣味活動、交流",
      P_SMALL_DAY: "趣味活動、地域の行事への参加",
    },
    informal: ["地域の集いの場への参加", "町内会・友人", "月2回"],
  },
  {
    id: "MEMORY",
    text: "物忘れが増えて不安だが、家族に支えられながら自分の役割をもって暮らしたい。",
    longTermGoal: "落ち着いて過ごし、家での役割を続ける。",
    shortTermGoals: ["一日の流れを掲示し、見て行動できる。", "洗濯物たたみを日課として続ける。"],
    services: {
      DAY: "なじみの職員による声かけ、回想・計算などの活動",
      SMALL_DAY: "少人数での認知機能に配慮した活動",
      NURSING: "認知症の症状の観察、家族の相談への対応",
      BODY_CARE: "一日の流れの確認、見守り的援助",
      P_DAY: "脳の健康に配慮した活動",
    },
    informal: ["日課表の確認と声かけ", "家族", "毎日"],
  },
  {
    id: "RESPITE",
    text: "介護する家族が疲れているが、これからも家で一緒に暮らしたい。",
    longTermGoal: "家族の負担が軽くなり、在宅生活を続けられる。",
    shortTermGoals: ["毎月、家族が休める日をつくる。", "泊まりの間も普段の生活の調子を保つ。"],
    services: {
      SHORT_STAY: "短期入所、日常生活上の介護、夜間の見守り",
      SHORT_MEDICAL: "短期入所、医学的管理のもとでの介護と機能訓練",
      DAY: "日中の介護、家族の休息時間の確保",
    },
    informal: ["週末の介護の交代", "別居の家族", "月2回"],
  },
  {
    id: "FALL",
    text: "最近転んで手をついたことがあり、家の中を安全に移動したい。",
    longTermGoal: "転ばずに家の中を移動できる。",
    shortTermGoals: ["手すりや歩行器を正しく使う。", "つまずきやすい場所を片付ける。"],
    services: {
      EQUIPMENT: "手すり・歩行器の貸与、住環境の確認",
      REHAB: "バランス訓練、立ち上がり動作の練習、住環境の助言",
      NURSING: "服薬とふらつきの観察、下肢の運動",
      P_EQUIPMENT: "手すりの貸与と点検",
      P_REHAB: "バランス訓練、住環境の助言",
      P_NURSING: "ふらつきの観察、運動の助言",
    },
    informal: ["足元の片付け", "本人・家族", "毎日"],
  },
  {
    id: "SWALLOW",
    text: "食事中にむせることがあるが、口から食べる楽しみを続けたい。",
    longTermGoal: "安全に食事を続け、肺炎を起こさない。",
    shortTermGoals: ["食前に口の体操を行う。", "姿勢を整えて食事をとる。"],
    services: {
      NURSING: "嚥下の状態の観察、口腔ケア、食形態の助言",
      DOCTOR: "嚥下の状態の評価、療養上の指導",
      BODY_CARE: "食事の介助、食後の口腔ケア",
      DAY: "口腔体操、食形態に配慮した昼食",
    },
    informal: ["とろみの調整と食事の見守り", "家族", "毎日"],
  },
  {
    id: "GETTING_UP",
    text: "朝の支度に時間がかかるが、身だしなみを整えて一日を始めたい。",
    longTermGoal: "毎朝着替えて、生活のリズムを保つ。",
    shortTermGoals: ["手伝いを受けて着替えと洗面を済ませる。", "通う日に遅れず送迎車に乗れる。"],
    services: {
      BODY_CARE: "起床・更衣・整容の介助、送り出しの支度",
      HOUSEWORK: "朝食の準備と片付け、寝具の整頓",
      P_VISIT: "朝の支度の見守り、片付けを一緒に行う",
    },
    informal: ["起床の電話", "別居の家族", "毎朝"],
  },
] as const satisfies readonly Need[];

export type NeedId = (typeof NEEDS)[number]["id"];

const byId = new Map<NeedId, Need>(NEEDS.map((need) => [need.id, need]));

export function needOf(id: NeedId): Need {
  return byId.get(id) as Need;
}

/** Needs that a kind of service can answer, in the order of the bank. */
export function needsFor(support: SupportKind): NeedId[] {
  return NEEDS.filter((need) => support in need.services).map((need) => need.id);
}
