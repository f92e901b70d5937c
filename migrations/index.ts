import type { MigrationClass } from "../platform/database/migrate.js";
import { CreateActuals20261122090500 } from "./actuals/20261122090500-create-actuals.js";
import { CreateReconciliation20261125165427 } from "./actuals/20261125165427-create-reconciliation.js";
import { WidenDifferenceReason20261125173528 } from "./actuals/20261125173528-widen-difference-reason.js";
import { OpenResults20261125174632 } from "./actuals/20261125174632-open-results.js";
import { IndexOfficeResults20261125193903 } from "./actuals/20261125193903-index-office-results.js";
import { LeaveRoomForMonths20261126043806 } from "./actuals/20261126043806-leave-room-for-months.js";
import { CountMonthChanges20261126073714 } from "./actuals/20261126073714-count-month-changes.js";
import { KeyDaysByPlace20261126135530 } from "./actuals/20261126135530-key-days-by-place.js";
import { CreateRoles20261122090000 } from "./base/20261122090000-create-roles.js";
import { CreateAudit20261122090100 } from "./base/20261122090100-create-audit.js";
import { CreateIdempotency20261125161500 } from "./base/20261125161500-create-idempotency.js";
import { LimitViewerWrites20261125161510 } from "./base/20261125161510-limit-viewer-writes.js";
import { SealAudit20261125170344 } from "./base/20261125170344-seal-audit.js";
import { CreateLoadLedger20261125180558 } from "./base/20261125180558-create-load-ledger.js";
import { RecordDenials20261125180931 } from "./base/20261125180931-record-denials.js";
import { SignHead20261125195101 } from "./base/20261125195101-sign-head.js";
import { ReadAccessRecord20261126013121 } from "./base/20261126013121-read-access-record.js";
import { RememberMissingEvents20261126044000 } from "./base/20261126044000-remember-missing-events.js";
import { CountWithdrawals20261126073200 } from "./base/20261126073200-count-withdrawals.js";
import { CreateCarePlans20261122090300 } from "./care-plans/20261122090300-create-care-plans.js";
import { CreateDraft20261125165147 } from "./care-plans/20261125165147-create-draft.js";
import { UnbindDocumentParts20261125165453 } from "./care-plans/20261125165453-unbind-document-parts.js";
import { IndexOfficeDocuments20261125193901 } from "./care-plans/20261125193901-index-office-documents.js";
import { CreateDraftPicture20261125200405 } from "./care-plans/20261125200405-create-draft-picture.js";
import { ShareOutsideWeek20261126081149 } from "./care-plans/20261126081149-share-outside-week.js";
import { CreateExchange20261122090700 } from "./exchange/20261122090700-create-exchange.js";
import { CreateExchangeActivity20261122090710 } from "./exchange/20261122090710-create-exchange-activity.js";
import { CreateNotice20261122090720 } from "./exchange/20261122090720-create-notice.js";
import { CreateOfficeGroup20261125172007 } from "./exchange/20261125172007-create-office-group.js";
import { IndexSetAside20261125174259 } from "./exchange/20261125174259-index-set-aside.js";
import { HideSmallCounts20261126014012 } from "./exchange/20261126014012-hide-small-counts.js";
import { UnbindParcelPeople20261126144028 } from "./exchange/20261126144028-unbind-parcel-people.js";
import { CreateMunicipal20261122090600 } from "./municipal/20261122090600-create-municipal.js";
import { ShareBurdenRatio20261125163245 } from "./municipal/20261125163245-share-burden-ratio.js";
import { CreateStatistics20261125163258 } from "./municipal/20261125163258-create-statistics.js";
import { CreateReadiness20261125165525 } from "./municipal/20261125165525-create-readiness.js";
import { HoldCertificationToJobType20261125171710 } from "./municipal/20261125171710-hold-certification-to-job-type.js";
import { CreateRecords20261125180559 } from "./municipal/20261125180559-create-records.js";
import { CreatePanelReview20261125193525 } from "./municipal/20261125193525-create-panel-review.js";
import { DateEndedApplications20261126043311 } from "./municipal/20261126043311-date-ended-applications.js";
import { KeepSupersededRecords20261126073100 } from "./municipal/20261126073100-keep-superseded-records.js";
import { CreateRecipients20261122090200 } from "./recipients/20261122090200-create-recipients.js";
import { CreateStatedPerson20261122090210 } from "./recipients/20261122090210-create-stated-person.js";
import { OpenConsent20261125161520 } from "./recipients/20261125161520-open-consent.js";
import { ShareOfficeGrade20261125163244 } from "./recipients/20261125163244-share-office-grade.js";
import { OpenRelationships20261125164500 } from "./recipients/20261125164500-open-relationships.js";
import { AdministerStaffAccounts20261125171700 } from "./recipients/20261125171700-administer-staff-accounts.js";
import { CreateProxy20261125175857 } from "./recipients/20261125175857-create-proxy.js";
import { SharePerson20261125193904 } from "./recipients/20261125193904-share-person.js";
import { KeepAccountHistory20261125195602 } from "./recipients/20261125195602-keep-account-history.js";
import { QuickenRights20261125202200 } from "./recipients/20261125202200-quicken-rights.js";
import { DropSharedNumber20261126013515 } from "./recipients/20261126013515-drop-shared-number.js";
import { ShowAccountsToColleagues20261126014248 } from "./recipients/20261126014248-show-accounts-to-colleagues.js";
import { LightenRights20261126042500 } from "./recipients/20261126042500-lighten-rights.js";
import { NotePerson20261126184000 } from "./recipients/20261126184000-note-person.js";
import { CreateSchedules20261122090400 } from "./schedules/20261122090400-create-schedules.js";
import { CreatePlanSupplement20261122090410 } from "./schedules/20261122090410-create-plan-supplement.js";
import { CreateMasters20261125163026 } from "./schedules/20261125163026-create-masters.js";
import { CreateBenefitGroup20261125163246 } from "./schedules/20261125163246-create-benefit-group.js";
import { OpenPlanning20261125173327 } from "./schedules/20261125173327-open-planning.js";
import { IndexOfficeMonths20261125193902 } from "./schedules/20261125193902-index-office-months.js";
import { SharePlannerName20261125201706 } from "./schedules/20261125201706-share-planner-name.js";
import { KeyMonthLinesByPlace20261126135529 } from "./schedules/20261126135529-key-month-lines-by-place.js";

/** Every migration, oldest first. */
export const migrations: readonly MigrationClass[] = [
  CreateRoles20261122090000,
  CreateAudit20261122090100,
  CreateRecipients20261122090200,
  CreateStatedPerson20261122090210,
  CreateCarePlans20261122090300,
  CreateSchedules20261122090400,
  CreatePlanSupplement20261122090410,
  CreateActuals20261122090500,
  CreateMunicipal20261122090600,
  CreateExchange20261122090700,
  CreateExchangeActivity20261122090710,
  CreateNotice20261122090720,
  CreateIdempotency20261125161500,
  LimitViewerWrites20261125161510,
  OpenConsent20261125161520,
  CreateMasters20261125163026,
  ShareOfficeGrade20261125163244,
  ShareBurdenRatio20261125163245,
  CreateBenefitGroup20261125163246,
  CreateStatistics20261125163258,
  OpenRelationships20261125164500,
  CreateDraft20261125165147,
  CreateReconciliation20261125165427,
  UnbindDocumentParts20261125165453,
  CreateReadiness20261125165525,
  SealAudit20261125170344,
  AdministerStaffAccounts20261125171700,
  HoldCertificationToJobType20261125171710,
  CreateOfficeGroup20261125172007,
  OpenPlanning20261125173327,
  WidenDifferenceReason20261125173528,
  IndexSetAside20261125174259,
  OpenResults20261125174632,
  CreateProxy20261125175857,
  CreateLoadLedger20261125180558,
  CreateRecords20261125180559,
  RecordDenials20261125180931,
  CreatePanelReview20261125193525,
  IndexOfficeDocuments20261125193901,
  IndexOfficeMonths20261125193902,
  IndexOfficeResults20261125193903,
  SharePerson20261125193904,
  SignHead20261125195101,
  KeepAccountHistory20261125195602,
  CreateDraftPicture20261125200405,
  SharePlannerName20261125201706,
  QuickenRights20261125202200,
  ReadAccessRecord20261126013121,
  DropSharedNumber20261126013515,
  HideSmallCounts20261126014012,
  ShowAccountsToColleagues20261126014248,
  LightenRights20261126042500,
  DateEndedApplications20261126043311,
  LeaveRoomForMonths20261126043806,
  RememberMissingEvents20261126044000,
  KeepSupersededRecords20261126073100,
  CountWithdrawals20261126073200,
  CountMonthChanges20261126073714,
  ShareOutsideWeek20261126081149,
  KeyMonthLinesByPlace20261126135529,
  KeyDaysByPlace20261126135530,
  UnbindParcelPeople20261126144028,
  NotePerson20261126184000,
];
