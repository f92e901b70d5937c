/** A row of the support plan as it was sent. */
export interface SupportRow {
  readonly issueNumber: string | null;
  readonly overallIssue: string | null;
  readonly goalAndMeasureProposal: string | null;
  readonly userFamilyIntentions: string | null;
  readonly goal: string | null;
  readonly supportPlanNumber: string | null;
  readonly supportPoint: string | null;
  readonly selfCareAndInformalSupport: string | null;
  readonly insuredOrProgramService: string | null;
  readonly serviceNumber: string | null;
  readonly serviceKind: string | null;
  readonly serviceOffice: string | null;
  readonly servicePeriod: string | null;
}

export type IssueTexts = Pick<SupportRow, "overallIssue" | "goalAndMeasureProposal" | "userFamilyIntentions" | "goal">;
export type SupportTexts = Pick<SupportRow, "supportPoint" | "selfCareAndInformalSupport" | "insuredOrProgramService">;
export type ServiceTexts = Pick<SupportRow, "serviceKind" | "serviceOffice" | "servicePeriod">;

export interface ServiceNode extends ServiceTexts {
  readonly number: string | null;
}

export interface SupportNode extends SupportTexts {
  readonly number: string | null;
  readonly services: ServiceNode[];
}

export interface PreventiveIssueNode extends IssueTexts {
  readonly number: string | null;
  readonly supportPlans: SupportNode[];
}

const issueTexts = ["overallIssue", "goalAndMeasureProposal", "userFamilyIntentions", "goal"] as const;
const supportTexts = ["supportPoint", "selfCareAndInformalSupport", "insuredOrProgramService"] as const;
const serviceTexts = ["serviceKind", "serviceOffice", "servicePeriod"] as const;

/**
 * The support plan as a tree (R36): issue, support plan, service. Rows with the number of the row above, or none, go on with its
 * node; text that is empty there is the node's, other text opens a new node. A row without any service text has no service.
 */
export function toPreventiveTree(rows: readonly SupportRow[]): PreventiveIssueNode[] {
  const issues: PreventiveIssueNode[] = [];
  for (const row of inPrintOrder(rows)) {
    const issue = nodeOf(issues, row.issueNumber, pick(row, issueTexts), issueTexts, () => ({ supportPlans: [] as SupportNode[] }));
    const support = nodeOf(issue.supportPlans, row.supportPlanNumber, pick(row, supportTexts), supportTexts, () => ({ services: [] as ServiceNode[] }));
    const service = { number: row.serviceNumber, ...pick(row, serviceTexts) };
    if (Object.values(service).some((value) => value !== null)) support.services.push(service);
  }
  return issues;
}

function pick<Name extends keyof SupportRow>(row: SupportRow, names: readonly Name[]): Pick<SupportRow, Name> {
  return Object.fromEntries(names.map((name) => [name, row[name]])) as Pick<SupportRow, Name>;
}

function nodeOf<Texts extends object, More extends object>(
  nodes: (Texts & More & { readonly number: string | null })[],
  number: string | null,
  texts: Texts,
  names: readonly (keyof Texts)[],
  more: () => More,
): Texts & More & { readonly number: string | null } {
  const above = nodes.at(-1);
  const isSame = above && (number === null || number === above.number) && names.every((name) => texts[name] === null || texts[name] === above[name]);
  if (isSame) return above;
  const node = { number: number ?? above?.number ?? null, ...texts, ...more() };
  nodes.push(node);
  return node;
}

/** By the three numbers when all given ones are numbers (they are free text); otherwise in the order sent. */
function inPrintOrder(rows: readonly SupportRow[]): readonly SupportRow[] {
  let above = [0, 0, 0];
  const ranked = rows.map((row) => {
    const own = [row.issueNumber, row.supportPlanNumber, row.serviceNumber].map((number) => (number === null ? null : toNumber(number)));
    const issue = own[0] ?? above[0] ?? 0;
    const isSameIssue = issue === above[0];
    const support = own[1] ?? (isSameIssue ? above[1] : 0) ?? 0;
    const service = own[2] ?? (isSameIssue && support === above[1] ? above[2] : 0) ?? 0;
    above = [issue, support, service];
    return { row, rank: above };
  });
  if (ranked.some(({ rank }) => rank.some(Number.isNaN))) return rows;
  return ranked.sort((a, b) => a.rank.reduce((order, value, index) => order || value - (b.rank[index] ?? 0), 0)).map(({ row }) => row);
}

/** Full-width digits count too. */
const toNumber = (text: string): number => Number(text.normalize("NFKC"));
