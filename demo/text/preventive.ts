/** Texts of the preventive forms (介護予防), one set per background; written for the demo. */
export interface PreventiveStory {
  readonly lifeGoalDay: string;
  readonly lifeGoalYear: string;
  readonly mobility: readonly [status: string, intention: string, background: string];
  readonly dailyLife: readonly [status: string, intention: string, background: string];
  readonly social: readonly [status: string, intention: string, background: string];
  readonly health: readonly [status: string, intention: string, background: string];
  readonly lifeHistory: string;
  readonly hobbies: string;
  readonly socialRelations: string;
  readonly illness: readonly [name: string, treatment: string];
}

export const PREVENTIVE_STORIES: readonly PreventiveStory[] = [
  {
    lifeGoalDay: "朝の散歩を続け、花の水やりをする。",
    lifeGoalYear: "孫の入学式に歩いて出席する。",
    mobility: ["屋内は伝い歩き。屋外は杖で300メートルほど歩ける。", "自分の足で買い物に行きたい。", "変形性膝関節症による痛みがある。"],
    dailyLife: ["掃除と重い物の買い物に手伝いがいる。", "できる家事は続けたい。", "長く立つと膝が痛む。"],
    social: ["友人と電話で話す程度で、外出が減った。", "以前の体操教室に戻りたい。", "坂道が不安で足が遠のいている。"],
    health: ["高血圧で月1回通院している。", "薬を減らしたい。", "塩分の多い食事が続いている。"],
    lifeHistory: "農家に生まれ、結婚後は二人の子を育てながら縫製工場で働いた。10年前に夫を見送り、一人で暮らしている。",
    hobbies: "園芸、手芸、歌番組",
    socialRelations: "隣家とは行き来がある。町内会の役を務めたことがある。",
    illness: ["変形性膝関節症", "痛み止めの内服、月1回の通院"],
  },
  {
    lifeGoalDay: "妻と二人で決まった時間に食事をする。",
    lifeGoalYear: "地域の囲碁の会で大会に出る。",
    mobility: ["屋内は自立。屋外は手すりのない階段が不安。", "転ばないよう足腰を鍛えたい。", "退院後に筋力が落ちた。"],
    dailyLife: ["入浴時に見守りがいる。ほかは自立。", "人の手を借りずに風呂に入りたい。", "浴槽をまたぐ動作が不安定。"],
    social: ["囲碁の会を休んでいる。", "仲間ともう一度打ちたい。", "会場までの交通手段がない。"],
    health: ["糖尿病で食事療法中。", "検査の値を保ちたい。", "間食が多い。"],
    lifeHistory: "鉄道の保線の仕事を定年まで勤めた。妻と二人暮らし。長男は隣の市に住む。",
    hobbies: "囲碁、野球観戦、日曜大工",
    socialRelations: "元の職場の仲間と年賀状のやりとりがある。",
    illness: ["糖尿病", "内服治療と食事療法、2か月に1回の通院"],
  },
  {
    lifeGoalDay: "身支度をして、新聞を読んでから朝食をとる。",
    lifeGoalYear: "故郷の墓参りに行く。",
    mobility: ["歩く速さが落ち、横断歩道を渡りきれないことがある。", "信号を気にせず歩きたい。", "外出が減り、脚の力が弱くなった。"],
    dailyLife: ["調理の回数が減り、惣菜が多い。", "得意だった煮物をまた作りたい。", "買い物の荷物が重い。"],
    social: ["家族以外と話す日が少ない。", "話し相手がほしい。", "耳が遠くなり会話をためらう。"],
    health: ["歯の具合が悪く、固いものを避けている。", "何でも食べたい。", "義歯が合っていない。"],
    lifeHistory: "小さな商店を夫婦で営んできた。店をたたんだ後は長女の家の近くに移った。",
    hobbies: "俳句、ラジオ、編み物",
    socialRelations: "長女が週に一度訪ねてくる。商店街の知人が多い。",
    illness: ["骨粗鬆症", "注射と内服、月1回の通院"],
  },
];

export const DAY_SCHEDULE: readonly (readonly [time: string, self: string, family: string])[] = [
  ["6:30", "起床、着替え", "電話で安否の確認"],
  ["7:30", "朝食、服薬", ""],
  ["10:00", "家事、散歩", ""],
  ["12:00", "昼食", ""],
  ["15:00", "趣味、テレビ", "週に1回、買い物に同行"],
  ["18:00", "夕食、服薬", ""],
  ["21:30", "就寝", ""],
];
