/** One person as a whole: plan with its three tables, the month as planned and as done, certification. */
export const viewQuery = `query PersonView($id: ID!, $month: YearMonth!) {
  recipient(id: $id) {
    name birthDate
    insuredCard { careLevel validTo }
    certifications { status appliedOn careLevel validFrom validTo }
    careRelationships { role serviceType office { name phoneNumber } }
    carePlan {
      carePlanDate plannerName intentionsAndAssessmentResult overallSupportPolicy
      lines { needText longTermGoal shortTermGoal serviceContent serviceKind serviceOfficeName frequency }
      weeklyServices { weekday startTime endTime content } dailyActivities { startTime endTime content } nonWeeklyServices
    }
    usageTable(month: $month) { plannerName plannedServices { serviceDate startTime endTime serviceCode serviceCount serviceOfficeName } }
    actuals(month: $month) { serviceType documentDate days { serviceDate startTime endTime serviceCode serviceCount } }
  }
}`;

const some = (...columns: readonly string[]) => (alias: string): string => `json_build_object(${columns.map((column) => `'${column}', ${alias}.${column}`).join(", ")})`;
const card = some("care_level", "valid_to");
const certification = some("status", "applied_on", "care_level", "valid_from", "valid_to");
const line = some("need_text", "long_term_goal", "short_term_goal", "service_content", "service_kind", "service_office_name", "frequency");
const weekly = some("service_content", "weekday", "service_start_time", "service_end_time", "daily_activity", "activity_start_time", "activity_end_time", "non_weekly_service");
const planned = some("service_date", "start_time", "end_time", "service_code", "service_count", "service_office_name");
const done = some("service_date", "start_time", "end_time", "service_code", "service_count");

/** The same rows in one statement written by hand: insurer, person, month. Row-level security is what it is for everybody. */
export const viewSql = `SELECT json_build_object('name', r.name, 'birth_date', r.birth_date,
  'card', (SELECT ${card("c")} FROM municipal.insured_card c WHERE c.insurer_number = r.insurer_number AND c.recipient_id = r.id ORDER BY c.valid_from DESC LIMIT 1),
  'certifications', (SELECT json_agg(${certification("c")} ORDER BY c.applied_on DESC) FROM municipal.certification c WHERE c.insurer_number = r.insurer_number AND c.recipient_id = r.id),
  'relationships', (SELECT json_agg(json_build_object('role', c.role, 'service_type', c.service_type, 'name', o.name, 'phone_number', o.phone_number) ORDER BY c.start_date, c.office_number)
    FROM recipients.care_relationship c LEFT JOIN recipients.office o ON o.office_number = c.office_number WHERE c.insurer_number = r.insurer_number AND c.recipient_id = r.id),
  'plan', (SELECT json_build_object('date', p.care_plan_date, 'planner', p.planner_name, 'intentions', p.intentions_and_assessment_result, 'policy', p.overall_support_policy,
      'lines', (SELECT json_agg(${line("l")} ORDER BY l.position) FROM care_plans.care_plan_line l WHERE l.insurer_number = p.insurer_number AND l.document_id = p.id),
      'week', (SELECT json_agg(${weekly("w")} ORDER BY w.position) FROM care_plans.weekly_plan_item w WHERE w.insurer_number = p.insurer_number AND w.document_id = p.id))
    FROM care_plans.care_plan p WHERE p.insurer_number = r.insurer_number AND p.recipient_id = r.id AND p.status = 'IN_FORCE' ORDER BY p.care_plan_date DESC, p.id DESC LIMIT 1),
  'month', (SELECT json_build_object('planner', u.planner_name,
      'planned', (SELECT json_agg(${planned("s")} ORDER BY s.position) FROM schedules.planned_service s
        WHERE s.insurer_number = u.insurer_number AND s.usage_table_id = u.id AND s.version = u.version AND s.service_month = $3))
    FROM schedules.usage_table u WHERE u.insurer_number = r.insurer_number AND u.recipient_id = r.id AND u.service_month = $3 AND u.state = 'IN_FORCE' ORDER BY u.serial DESC, u.planning_office_number LIMIT 1),
  'results', (SELECT json_agg(json_build_object('service_type', a.service_type, 'date', a.document_date,
      'days', (SELECT json_agg(${done("d")} ORDER BY d.position) FROM actuals.actual_day d WHERE d.insurer_number = a.insurer_number AND d.actual_report_id = a.id AND d.version = a.version AND d.service_month = $3)) ORDER BY a.service_office_number, a.service_type)
    FROM actuals.actual_report a WHERE a.insurer_number = r.insurer_number AND a.recipient_id = r.id AND a.service_month = $3 AND a.state = 'IN_FORCE'))::text AS view
  FROM recipients.recipient r WHERE r.insurer_number = $1 AND r.id = $2`;

/** The same rows as PostGraphile names them. */
export const postgraphileQuery = `query PersonView($insurer: String!, $id: UUID!, $month: String!) {
  recipientByInsurerNumberAndRowId(insurerNumber: $insurer, rowId: $id) {
    name birthDate
    cardsList(orderBy: [VALID_FROM_DESC], first: 1) { careLevel validTo }
    certificationsList(orderBy: [APPLIED_ON_DESC]) { status appliedOn careLevel validFrom validTo }
    relationshipsList(orderBy: [START_DATE_ASC]) { role serviceType office { name phoneNumber } }
    plansList(condition: { status: "IN_FORCE" }, orderBy: [CARE_PLAN_DATE_DESC, ROW_ID_DESC], first: 1) {
      carePlanDate plannerName intentionsAndAssessmentResult overallSupportPolicy
      linesList(orderBy: [POSITION_ASC]) { needText longTermGoal shortTermGoal serviceContent serviceKind serviceOfficeName frequency }
      weekList(orderBy: [POSITION_ASC]) { serviceContent weekday serviceStartTime serviceEndTime dailyActivity activityStartTime activityEndTime nonWeeklyService }
    }
    monthsList(condition: { serviceMonth: $month, state: "IN_FORCE" }, orderBy: [SERIAL_DESC, PLANNING_OFFICE_NUMBER_ASC], first: 1) {
      plannerName plannedList(orderBy: [POSITION_ASC]) { serviceDate startTime endTime serviceCode serviceCount serviceOfficeName }
    }
    resultsList(condition: { serviceMonth: $month, state: "IN_FORCE" }, orderBy: [SERVICE_OFFICE_NUMBER_ASC, SERVICE_TYPE_ASC]) {
      serviceType documentDate daysList(orderBy: [POSITION_ASC]) { serviceDate startTime endTime serviceCode serviceCount }
    }
  }
}`;

/** How many rows of each kind an answer holds, whichever side gave it. */
export interface Counts {
  readonly certifications: number;
  readonly relationships: number;
  readonly lines: number;
  readonly planned: number;
  readonly done: number;
}

interface GraphView {
  readonly certifications: unknown[];
  readonly careRelationships: unknown[];
  readonly carePlan: { readonly lines: unknown[] } | null;
  readonly usageTable: { readonly plannedServices: unknown[] } | null;
  readonly actuals: readonly { readonly days: unknown[] }[];
}

interface HandView {
  readonly certifications: unknown[] | null;
  readonly relationships: unknown[] | null;
  readonly plan: { readonly lines: unknown[] | null } | null;
  readonly month: { readonly planned: unknown[] | null } | null;
  readonly results: readonly { readonly days: unknown[] | null }[] | null;
}

export const countGraph = ({ certifications, careRelationships, carePlan, usageTable, actuals }: GraphView): Counts => ({
  certifications: certifications.length, relationships: careRelationships.length, lines: carePlan?.lines.length ?? 0,
  planned: usageTable?.plannedServices.length ?? 0, done: actuals.reduce((sum, { days }) => sum + days.length, 0),
});

export const countHand = ({ certifications, relationships, plan, month, results }: HandView): Counts => ({
  certifications: certifications?.length ?? 0, relationships: relationships?.length ?? 0, lines: plan?.lines?.length ?? 0,
  planned: month?.planned?.length ?? 0, done: (results ?? []).reduce((sum, { days }) => sum + (days?.length ?? 0), 0),
});

interface PostgraphileView {
  readonly certificationsList: unknown[];
  readonly relationshipsList: unknown[];
  readonly plansList: readonly { readonly linesList: unknown[] }[];
  readonly monthsList: readonly { readonly plannedList: unknown[] }[];
  readonly resultsList: readonly { readonly daysList: unknown[] }[];
}

export const countPostgraphile = ({ certificationsList, relationshipsList, plansList, monthsList, resultsList }: PostgraphileView): Counts => ({
  certifications: certificationsList.length, relationships: relationshipsList.length, lines: plansList[0]?.linesList.length ?? 0,
  planned: monthsList[0]?.plannedList.length ?? 0, done: resultsList.reduce((sum, { daysList }) => sum + daysList.length, 0),
});
