import type { SubgraphManifest } from "../../platform/subgraph/manifest.js";
import { everyone, holdersOf, onlyRoles } from "../../platform/subgraph/policy.js";
import { OpenAccessResolver, RecipientAccessResolver } from "./access/category-access.resolver.js";
import { AccessEventResolver, RecipientAccessEventResolver } from "./access-event/access-event.resolver.js";
import { StaffAccount } from "./account/staff-account.entity.js";
import { StaffAccountEvent } from "./account/staff-account-event.entity.js";
import { StaffAccountResolver } from "./account/staff-account.resolver.js";
import { endSession } from "./account/ended-session.service.js";
import { staffStanding, type StandingSettings } from "./account/standing.service.js";
import { subjectDirectory } from "./access/subject-directory.js";
import { BreakGlass } from "./break-glass/break-glass.entity.js";
import { BreakGlassResolver, RecipientBreakGlassResolver } from "./break-glass/break-glass.resolver.js";
import { Consent } from "./consent/consent.entity.js";
import { ConsentEvent } from "./consent/consent-event.entity.js";
import { consentLoad } from "./consent/consent.load.js";
import { ConsentResolver } from "./consent/consent.resolver.js";
import { RecipientConsentResolver } from "./consent/recipient-consent.resolver.js";
import { Office } from "./office/office.entity.js";
import { officeLoad, staffAccountLoad } from "./office/office.load.js";
import { OfficePeopleResolver } from "./office/office-people.resolver.js";
import { officeReference } from "./office/office.reference.js";
import { OfficeResolver } from "./office/office.resolver.js";
import { Proxy } from "./proxy/proxy.entity.js";
import { ProxyResolver } from "./proxy/proxy.resolver.js";
import { Recipient } from "./recipient/recipient.entity.js";
import { recipientExporter } from "./recipient/recipient.exporter.js";
import { recipientLoad } from "./recipient/recipient.load.js";
import { recipientReference } from "./recipient/recipient.reference.js";
import { RecipientResolver } from "./recipient/recipient.resolver.js";
import { StatedPerson } from "./recipient/stated-person.entity.js";
import { statedPersonImporter } from "./recipient/stated-person.importer.js";
import { CareRelationship } from "./relationship/care-relationship.entity.js";
import { RelationshipEvent } from "./relationship/relationship-event.entity.js";
import { careRelationshipLoad } from "./relationship/relationship.load.js";
import { CareRelationshipResolver, RecipientRelationshipResolver, RelationshipMutationResolver } from "./relationship/relationship.resolver.js";
import { serviceContinuationImporter } from "./relationship/service-continuation.importer.js";

export { accessMatrix, categories, categoriesOf, type Category, type Cell } from "./access/access-matrix.js";
export { storeAccessRules } from "./access/grant.service.js";

const offices = ["CARE_MANAGER", "SERVICE_OFFICE"] as const;

/** People, offices, staff, relationships and consent: who is who, and who may see whom. */
export const recipientsSubgraph = (settings: { readonly graceMonths: number } & Partial<StandingSettings>): SubgraphManifest => ({
  name: "recipients",
  entities: [Recipient, StatedPerson, Office, CareRelationship, StaffAccount, StaffAccountEvent, RelationshipEvent, Consent, ConsentEvent, BreakGlass, Proxy],
  resolvers: [
    RecipientResolver, OfficeResolver, OfficePeopleResolver, StaffAccountResolver, RecipientRelationshipResolver, CareRelationshipResolver, RelationshipMutationResolver,
    RecipientConsentResolver, ConsentResolver, BreakGlassResolver, RecipientBreakGlassResolver, ProxyResolver, RecipientAccessResolver, OpenAccessResolver,
    AccessEventResolver, RecipientAccessEventResolver,
  ],
  references: { Recipient: recipientReference, Office: officeReference },
  policies: {
    "Query.recipient": holdersOf("PERSON"),
    "Query.recipientByNumber": holdersOf("PERSON"),
    "Query.recipients": holdersOf("PERSON"),
    "Query.office": everyone,
    "Query.offices": everyone,
    "Office.people": holdersOf("PERSON"),
    "Query.breakGlasses": onlyRoles("MUNICIPALITY"),
    "Query.accessEvents": onlyRoles("MUNICIPALITY"),
    "Query.staffAccounts": onlyRoles("MUNICIPALITY", ...offices, "MEDICAL_INSTITUTION"),
    "Mutation.createStaffAccount": onlyRoles("MUNICIPALITY", ...offices, "MEDICAL_INSTITUTION"),
    "Mutation.changeStaffAccount": onlyRoles("MUNICIPALITY", ...offices, "MEDICAL_INSTITUTION"),
    "Mutation.endStaffAccount": onlyRoles("MUNICIPALITY", ...offices, "MEDICAL_INSTITUTION"),
    "Mutation.recordConsent": onlyRoles("MUNICIPALITY", ...offices),
    "Mutation.confirmIdentity": onlyRoles(...offices),
    "Mutation.endRelationship": onlyRoles("MUNICIPALITY", ...offices, "MEDICAL_INSTITUTION"),
    "Mutation.requestOpinion": onlyRoles("MUNICIPALITY"),
    "Mutation.breakGlass": onlyRoles("MEDICAL_INSTITUTION"),
    "Mutation.reviewBreakGlass": onlyRoles("MUNICIPALITY"),
    "Mutation.registerProxy": onlyRoles("MUNICIPALITY"),
    "Mutation.endProxy": onlyRoles("MUNICIPALITY"),
    "Recipient.proxies": onlyRoles("RECIPIENT", "MUNICIPALITY"),
    "Recipient.careRelationships": holdersOf("PERSON"),
    "Recipient.consents": holdersOf("CONSENT"),
    "Recipient.consentHistory": holdersOf("CONSENT"),
    "Recipient.access": holdersOf("CONSENT"),
    "Recipient.breakGlasses": onlyRoles("RECIPIENT", "MUNICIPALITY"),
    "Recipient.accessEvents": onlyRoles("RECIPIENT", "MUNICIPALITY"),
  },
  papers: [{ entity: Recipient, category: "PERSON" }],
  directory: subjectDirectory(settings.graceMonths),
  standing: staffStanding({ accountsRequired: true, certificationJobTypes: [], ...settings }),
  endSession,
  importers: [statedPersonImporter, serviceContinuationImporter],
  exporters: [recipientExporter],
  loads: [officeLoad, staffAccountLoad, recipientLoad, careRelationshipLoad, consentLoad],
});
