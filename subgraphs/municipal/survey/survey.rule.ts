import { sumsIn, type Cube, type Dimension } from "../../../platform/statistics/cube.js";
import { protect } from "../../../platform/statistics/protect.js";
import { fiscalYearOf } from "../readiness/readiness.rule.js";

/** By how many people live there. The survey's own classes are not published; these are the ones of the publication rule. */
export const populationClasses = ["FROM_25000", "FROM_2000", "BELOW_2000", "UNKNOWN"] as const;
export type PopulationClass = (typeof populationClasses)[number];

/** What a body said about when it migrates. */
export const surveyOutcomes = ["BY_FISCAL_2026", "IN_FISCAL_2027", "FROM_FISCAL_2028", "UNDECIDED", "NO_ANSWER"] as const;
export type SurveyOutcome = (typeof surveyOutcomes)[number];

/** One body's answer: the month or day it plans to migrate, null when it is undecided. */
export interface SurveyAnswer {
  readonly population: number | null;
  readonly answered: boolean;
  readonly planned: string | null;
}

/** A count of bodies of one class (or ALL) with one outcome (or ALL). */
export interface SurveyCell {
  readonly populationClass: PopulationClass | "ALL";
  readonly outcome: SurveyOutcome | "ALL";
  readonly municipalities: number | null;
  readonly hiddenBecause: string | null;
}

export function classOf(population: number | null): PopulationClass {
  if (population === null) return "UNKNOWN";
  if (population < 2_000) return "BELOW_2000";
  return population < 25_000 ? "FROM_2000" : "FROM_25000";
}

export function outcomeOf({ answered, planned }: SurveyAnswer): SurveyOutcome {
  if (!answered) return "NO_ANSWER";
  if (planned === null) return "UNDECIDED";
  const year = fiscalYearOf(planned);
  if (year <= 2026) return "BY_FISCAL_2026";
  return year === 2027 ? "IN_FISCAL_2027" : "FROM_FISCAL_2028";
}

const dimension = (name: string, members: readonly string[]): Dimension => ({ name, levels: [{ name, members, of: [...members.keys()] }] });

/** Smallest count of municipalities that may be shown. Source: publication rule of the 介護DB, offices or municipalities per cell. */
export const smallestCountOfMunicipalities = 3;

/**
 * Counts answers by class and outcome, with all totals. Counts below `minimum`, and those that would give them away, are hidden
 * as in every statistic.
 */
export function surveyCells(answers: readonly SurveyAnswer[], minimum: number): SurveyCell[] {
  const counts = populationClasses.flatMap((own) => surveyOutcomes.map((outcome) => answers.filter((answer) => classOf(answer.population) === own && outcomeOf(answer) === outcome).length));
  const cube: Cube = { dimensions: [dimension("class", populationClasses), dimension("outcome", surveyOutcomes)], counts, minimum, mostDimensions: 2 };
  return protect(cube).tables.flatMap(({ shape, hidden }) => {
    const sums = sumsIn(cube, shape, counts);
    const [byClass, byOutcome] = shape.levels.map((level) => level >= 0);
    return sums.map((municipalities, cell): SurveyCell => {
      const [at, of] = byClass && byOutcome ? [Math.floor(cell / surveyOutcomes.length), cell % surveyOutcomes.length] : [cell, cell];
      const hiddenBecause = hidden[cell] ?? null;
      return { populationClass: (byClass && populationClasses[at]) || "ALL", outcome: (byOutcome && surveyOutcomes[of]) || "ALL", municipalities: hiddenBecause ? null : municipalities, hiddenBecause };
    });
  });
}

/** Bodies of a class as the survey reports them; a figure is null when a count it is made of is hidden. */
export interface SurveyRow {
  readonly populationClass: PopulationClass | "ALL";
  readonly asked: number | null;
  readonly answered: number | null;
  readonly undecided: number | null;
  /** Answered and not undecided: what shares are of. */
  readonly valid: number | null;
  readonly byFiscal2026: number | null;
  /** With those by fiscal 2026. */
  readonly byFiscal2027: number | null;
  readonly fromFiscal2028: number | null;
  /** Figures that are not shown, each with the rule that hid a count it is made of. */
  readonly hidden: readonly HiddenFigure[];
}

/** A figure that is not shown, and the rule that hid it. */
export interface HiddenFigure {
  readonly figure: keyof typeof madeOf;
  readonly hiddenBecause: string;
}

/** The counts that each figure is made of. */
const madeOf = {
  asked: ["ALL"],
  answered: ["ALL", "NO_ANSWER"],
  undecided: ["UNDECIDED"],
  valid: ["ALL", "NO_ANSWER", "UNDECIDED"],
  byFiscal2026: ["BY_FISCAL_2026"],
  byFiscal2027: ["BY_FISCAL_2026", "IN_FISCAL_2027"],
  fromFiscal2028: ["FROM_FISCAL_2028"],
} as const satisfies Readonly<Record<string, readonly (SurveyOutcome | "ALL")[]>>;

const add = (...figures: readonly (number | null)[]): number | null => figures.reduce((sum, figure) => (sum === null || figure === null ? null : sum + figure), 0);
const less = (whole: number | null, part: number | null): number | null => (whole === null || part === null ? null : whole - part);

/** The report's rows from counts as they may be shown: nothing else goes in. */
export function surveyRows(cells: readonly SurveyCell[]): SurveyRow[] {
  return (["ALL", ...populationClasses] as const)
    .map((populationClass): SurveyRow => {
      const cellOf = (outcome: SurveyOutcome | "ALL") => cells.find((own) => own.populationClass === populationClass && own.outcome === outcome);
      const figure = (outcome: SurveyOutcome | "ALL") => {
        const cell = cellOf(outcome);
        return cell ? cell.municipalities : 0;
      };
      const hidden = (Object.keys(madeOf) as (keyof typeof madeOf)[]).flatMap((name): HiddenFigure[] => {
        const hiddenBecause = madeOf[name].map((outcome) => cellOf(outcome)?.hiddenBecause).find((rule) => rule);
        return hiddenBecause ? [{ figure: name, hiddenBecause }] : [];
      });
      const asked = figure("ALL");
      const answered = less(asked, figure("NO_ANSWER"));
      const undecided = figure("UNDECIDED");
      const byFiscal2026 = figure("BY_FISCAL_2026");
      return { populationClass, asked, answered, undecided, valid: less(answered, undecided), byFiscal2026, byFiscal2027: add(byFiscal2026, figure("IN_FISCAL_2027")), fromFiscal2028: figure("FROM_FISCAL_2028"), hidden };
    })
    .filter(({ populationClass, asked }) => populationClass === "ALL" || asked !== 0);
}

/** A share in whole percent; null when a side is hidden or there is nothing to share. */
export const percentOf = (part: number | null, whole: number | null): number | null => (part === null || !whole ? null : Math.round((part * 100) / whole));
