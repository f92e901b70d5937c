/** What of a table 2 row makes the tree. Rows of the table have more; the tree keeps the whole row of each support, its texts resolved. */
export interface TreeRow {
  readonly needNumber: number | null;
  readonly needText: string | null;
  readonly goalNumber: number | null;
  readonly longTermGoal: string | null;
  readonly longTermPeriod: string | null;
  readonly shortTermGoal: string | null;
  readonly shortTermPeriod: string | null;
  readonly supportNumber: number | null;
  readonly serviceContent: string | null;
}

/** A need 課題 with its goals, in print order. */
export interface IssueNode<Support> {
  readonly number: number | null;
  readonly text: string | null;
  readonly goals: GoalNode<Support>[];
}

/** A goal 援助目標: one pair of long-term and short-term goal. A further short-term goal under the same number is a node of its own. */
export interface GoalNode<Support> {
  readonly number: number | null;
  readonly longTermGoal: string | null;
  readonly longTermPeriod: string | null;
  readonly shortTermGoal: string | null;
  readonly shortTermPeriod: string | null;
  readonly supports: Support[];
}

type Goal = Omit<GoalNode<never>, "supports">;
type Numbers = Pick<TreeRow, "needNumber" | "goalNumber" | "supportNumber">;

/**
 * Table 2 as a tree (R27). Rows are put in the order of need, goal and support number; an empty number is that of the row above.
 * Empty text is the text of the row above within the same need; a new goal text takes no period or short-term goal from above.
 * Senders that print the same text on every row give the same tree.
 */
export function toPlanTree<Row extends TreeRow>(rows: readonly Row[]): IssueNode<Row>[] {
  const issues: IssueNode<Row>[] = [];
  for (const row of inPrintOrder(rows)) {
    const issue = issueOf(issues, row);
    const goal = goalOf(issue, row);
    const { supports, number: goalNumber, ...goalTexts } = goal;
    supports.push({ ...row, ...goalTexts, ...supportTexts(supports.at(-1), row), needNumber: issue.number, needText: issue.text, goalNumber });
  }
  return issues;
}

/** The rows of a tree as a form prints them: numbers on every row, repeated text left empty. */
export function toPlanRows<Row extends TreeRow>(issues: readonly IssueNode<Row>[]): Row[] {
  return issues.flatMap((issue) => issue.goals.flatMap((goal, goalIndex) => goal.supports.map((support, index): Row => {
    const above = goal.supports[index - 1];
    const isRepeated = above !== undefined && above.supportNumber === support.supportNumber && above.serviceContent === support.serviceContent;
    return {
      ...support,
      needNumber: issue.number,
      needText: goalIndex === 0 && index === 0 ? issue.text : null,
      goalNumber: goal.number,
      ...(index === 0 ? printedGoal(issue.goals[goalIndex - 1], goal) : noGoal),
      serviceContent: isRepeated ? null : support.serviceContent,
    };
  })));
}

const noGoal = { longTermGoal: null, longTermPeriod: null, shortTermGoal: null, shortTermPeriod: null };

function printedGoal(above: Goal | undefined, goal: Goal): Omit<Goal, "number"> {
  const isLongSame = above !== undefined && above.longTermGoal === goal.longTermGoal;
  const isShortSame = isLongSame && above.shortTermGoal === goal.shortTermGoal;
  return {
    longTermGoal: isLongSame ? null : goal.longTermGoal,
    longTermPeriod: isLongSame && above.longTermPeriod === goal.longTermPeriod ? null : goal.longTermPeriod,
    shortTermGoal: isShortSame ? null : goal.shortTermGoal,
    shortTermPeriod: isShortSame && above.shortTermPeriod === goal.shortTermPeriod ? null : goal.shortTermPeriod,
  };
}

/** Stable order by the three numbers after empty ones have been filled from above; 0 stands for none. */
function inPrintOrder<Row extends TreeRow>(rows: readonly Row[]): Row[] {
  const order = (a: Numbers, b: Numbers) => rank(a.needNumber) - rank(b.needNumber) || rank(a.goalNumber) - rank(b.goalNumber) || rank(a.supportNumber) - rank(b.supportNumber);
  return withNumbers(rows).sort(order);
}

const rank = (number: number | null): number => number ?? 0;

function withNumbers<Row extends TreeRow>(rows: readonly Row[]): Row[] {
  let above: Numbers = { needNumber: null, goalNumber: null, supportNumber: null };
  return rows.map((row) => {
    const needNumber = row.needNumber ?? above.needNumber;
    const isSameNeed = needNumber === above.needNumber;
    const goalNumber = row.goalNumber ?? (isSameNeed ? above.goalNumber : null);
    const isSameGoal = isSameNeed && goalNumber === above.goalNumber;
    above = { needNumber, goalNumber, supportNumber: row.supportNumber ?? (isSameGoal ? above.supportNumber : null) };
    return { ...row, ...above };
  });
}

function issueOf<Row extends TreeRow>(issues: IssueNode<Row>[], row: Row): IssueNode<Row> {
  const above = issues.at(-1);
  const isSame = above?.number === row.needNumber && (row.needText === null || row.needText === above.text);
  if (above && isSame) return above;
  const issue = { number: row.needNumber, text: row.needText, goals: [] };
  issues.push(issue);
  return issue;
}

function goalOf<Row extends TreeRow>(issue: IssueNode<Row>, row: Row): GoalNode<Row> {
  const above = issue.goals.at(-1);
  const goal = resolveGoal(above, row);
  const isSame = above && (Object.keys(goal) as (keyof Goal)[]).every((name) => goal[name] === above[name]);
  if (isSame) return above;
  const node = { ...goal, supports: [] };
  issue.goals.push(node);
  return node;
}

function resolveGoal(above: Goal | undefined, row: TreeRow): Goal {
  const isLongSame = above !== undefined && (row.longTermGoal === null || row.longTermGoal === above.longTermGoal);
  const isShortSame = isLongSame && (row.shortTermGoal === null || row.shortTermGoal === above.shortTermGoal);
  return {
    number: row.goalNumber,
    longTermGoal: isLongSame ? above.longTermGoal : row.longTermGoal,
    longTermPeriod: row.longTermPeriod ?? (isLongSame ? above.longTermPeriod : null),
    shortTermGoal: isShortSame ? above.shortTermGoal : row.shortTermGoal,
    shortTermPeriod: row.shortTermPeriod ?? (isShortSame ? above.shortTermPeriod : null),
  };
}

/** A support's own texts: only the content is repeated from above, and only under the same support number. */
function supportTexts(above: TreeRow | undefined, row: TreeRow): Pick<TreeRow, "serviceContent"> {
  const isSame = above !== undefined && above.supportNumber === row.supportNumber;
  return { serviceContent: row.serviceContent ?? (isSame ? above.serviceContent : null) };
}
