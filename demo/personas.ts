import { makePeople } from "./demo-town.js";
import type { Office, Person, Staff } from "./model.js";
import { toSetting } from "./options.js";
import type { DemoOptions } from "./options.js";
import { plannerParty } from "./parcels/district-parcels.js";
import { officeAt } from "./people/make-person.js";
import { Random } from "./random.js";
import { makeDistrict } from "./town/districts.js";
import { makeOfficers } from "./town/staff.js";

/** Someone of the town whom a visitor can be; the recipient is named by number, as ids exist only after loading. */
export interface DemoPersona {
  readonly id: string;
  readonly role: "RECIPIENT" | "CARE_MANAGER" | "SERVICE_OFFICE" | "MEDICAL_INSTITUTION" | "MUNICIPALITY" | "ANALYST" | "OPERATOR";
  readonly title: { readonly ja: string; readonly en: string };
  readonly description: { readonly ja: string; readonly en: string };
  readonly subject: string;
  readonly officeNumber?: string;
  readonly serviceType?: string;
  readonly insurerNumber?: string;
  readonly insuredNumber?: string;
  readonly jobType?: string;
}

/** The identities of a town, and the person on whom everything can be shown. */
export interface DemoCast {
  readonly personas: readonly DemoPersona[];
  /** Has a plan with its tables, usage tables and results of every month, certifications, a doctor and all consents. */
  readonly goodExample: {
    readonly insurerNumber: string;
    readonly insuredNumber: string;
    readonly name: string;
    readonly nameKana: string;
    readonly sex: string;
    readonly birthDate: string;
    readonly months: readonly string[];
    readonly careManagerOffice: string;
    readonly serviceOffice: string;
    readonly doctorOffice: string;
  };
}

/** One identity per role around the good example person of the same town; makes only the first district. */
export function demoPersonas(options: DemoOptions = {}): DemoCast {
  const setting = toSetting(options);
  const district = makeDistrict(setting, 0);
  const person = makePeople(setting, district)[0] as Person;
  const visit = officeAt(district, "VISIT");
  const doctorOffice = person.doctor ?? officeAt(district, "CLINIC");
  const officer = makeOfficers(new Random(setting.seed, "officers", district.insurer.index), district.insurer)[0] as Staff;
  return {
    personas: [
      {
        id: "recipient", role: "RECIPIENT", subject: `${person.insurerNumber}-${person.insuredNumber}`,
        insurerNumber: person.insurerNumber, insuredNumber: person.insuredNumber,
        title: { ja: `利用者　${person.name}さん`, en: "Recipient" },
        description: { ja: "自分の計画、利用票、被保険者証、閲覧の履歴を見る。", en: "Sees the own plan, schedule, card and who looked at them." },
      },
      {
        id: "care-manager", role: "CARE_MANAGER", ...staffItems(person.planOffice, person.planner, plannerParty(person).serviceType),
        title: { ja: `介護支援専門員　${person.planner.displayName}`, en: "Care manager" },
        description: { ja: `${person.planOffice.name}。担当する利用者の計画と実績を扱う。`, en: "Works on the plans and results of the people in charge." },
      },
      {
        id: "service-office", role: "SERVICE_OFFICE", ...staffItems(visit, visit.staff[0] as Staff, "11"),
        title: { ja: `訪問介護　${visit.staff[0]?.displayName}`, en: "Service office (home help)" },
        description: { ja: `${visit.name}。担当する利用者の計画を見て実績を返す。`, en: "Sees the plans of its people and reports results." },
      },
      {
        id: "doctor", role: "MEDICAL_INSTITUTION", ...staffItems(doctorOffice, doctorOffice.staff[0] as Staff, "31"),
        title: { ja: `医師　${doctorOffice.staff[0]?.displayName}`, en: "Doctor" },
        description: { ja: `${doctorOffice.name}。意見書を依頼された利用者の計画と、同意のある情報を見る。`, en: "Sees plans of people whose opinion was asked for, and what they consented to." },
      },
      {
        id: "municipality", role: "MUNICIPALITY", subject: officer.subject, insurerNumber: district.insurer.insurerNumber, jobType: officer.jobType,
        title: { ja: `${district.insurer.name}　${officer.displayName}`, en: "Municipality officer" },
        description: { ja: "自分の市町村の被保険者の認定と計画を見る。", en: "Sees certifications and plans of its own insured people." },
      },
      {
        id: "analyst", role: "ANALYST", subject: "demo-analyst",
        title: { ja: "分析担当", en: "Analyst" },
        description: { ja: "統計だけを見る。個人の情報は見えない。", en: "Sees statistics only, no personal data." },
      },
      {
        id: "operator", role: "OPERATOR", subject: "demo-operator",
        title: { ja: "運用担当", en: "Operator" },
        description: { ja: "システムの状態を見る。個人の情報は見えない。", en: "Sees the state of the system, no personal data." },
      },
    ],
    goodExample: {
      insurerNumber: person.insurerNumber,
      insuredNumber: person.insuredNumber,
      name: person.name,
      nameKana: person.nameKana,
      sex: person.sex,
      birthDate: person.birthDate,
      months: setting.months,
      careManagerOffice: person.planOffice.officeNumber,
      serviceOffice: visit.officeNumber,
      doctorOffice: doctorOffice.officeNumber,
    },
  };
}

function staffItems(office: Office, staff: Staff, serviceType: string) {
  return { subject: staff.subject, officeNumber: office.officeNumber, serviceType, jobType: staff.jobType };
}
