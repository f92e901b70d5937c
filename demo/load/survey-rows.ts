/** A synthetic set of answers with exactly the published totals of February 2025; who answered what, and where, is made up. */
export const publishedTotals = { asked: 1_741, answered: 1_733, undecided: 134, valid: 1_599, byFiscal2026: 1_055, byFiscal2027: 1_551, fromFiscal2028: 48 } as const;

const { asked, answered, undecided, byFiscal2026, byFiscal2027, fromFiscal2028 } = publishedTotals;

/** What each municipality answered: as many of each kind as were published. */
const plans: readonly string[] = [
  ...Array<string>(byFiscal2026).fill("2026-10"),
  ...Array<string>(byFiscal2027 - byFiscal2026).fill("2028-03"),
  ...Array<string>(fromFiscal2028).fill("2028-04"),
  ...Array<string>(undecided).fill(""),
  ...Array<string>(asked - answered).fill("silent"),
];

/** Rows of a survey_answer.csv. Places of every size are spread over the answers by arithmetic. */
export const surveyAnswers: readonly Readonly<Record<string, string | null>>[] = plans.map((plan, at) => {
  const place = (at * 797) % asked;
  const population = place < 40 ? 800 + place * 30 : place < 900 ? 2_000 + place * 25 : 25_000 + place * 400;
  return {
    survey: "2025-02", municipalityCode: String(10_000 + at), prefectureCode: String(1 + (at % 47)).padStart(2, "0"), population: String(population),
    answered: plan === "silent" ? "no" : "yes", plannedMonth: plan === "silent" || plan === "" ? null : plan,
  };
});
