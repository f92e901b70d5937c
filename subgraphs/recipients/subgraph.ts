import type { SubgraphManifest } from "../../platform/subgraph/manifest.js";
import { everyone, holdersOf, onlyRoles } from "../../platform/subgraph/policy.js";
import { CareRelationshipResolver, RecipientAccessResolver } from "./access/access.resolver.js";
import { CareRelationship } from "./access/care-relationship.entity.js";
import { Consent } from "./access/consent.entity.js";
import { ConsentResolver } from "./access/consent.resolver.js";
import { careRelationshipLoad, consentLoad } from "./access/relationship.load.js";
import { serviceContinuationImporter } from "./access/service-continuation.importer.js";
import { subjectDirectory } from "./access/subject-directory.js";
import { Office } from "./office/office.entity.js";
import { officeLoad, staffAccountLoad } from "./office/office.load.js";
import { officeReference } from "./office/office.reference.js";
import { OfficeResolver } from "./office/office.resolver.js";
import { Recipient } from "./recipient/recipient.entity.js";
import { recipientExporter } from "./recipient/recipient.exporter.js";
import { recipientLoad } from "./recipient/recipient.load.js";
import { recipientReference } from "./recipient/recipient.reference.js";
import { RecipientResolver } from "./recipient/recipient.resolver.js";
import { StatedPerson } from "./recipient/stated-person.entity.js";
import { statedPersonImporter } from "./recipient/stated-person.importer.js";

export { accessMatrix, categories, categoriesOf, type Category, type Cell } from "./access/access-matrix.js";
export { storeAccessRules } from "./access/grant.service.js";

/** People, offices, staff, relationships and consent: who is who, and who may see whom. */
export const recipientsSubgraph = (settings: { readonly graceMonths: number }): SubgraphManifest => ({
  name: "recipients",
  entities: [Recipient, StatedPerson, Office, CareRelationship, Consent],
  resolvers: [RecipientResolver, OfficeResolver, RecipientAccessResolver, CareRelationshipResolver, ConsentResolver],
  references: { Recipient: recipientReference, Office: officeReference },
  policies: {
    "Query.recipient": holdersOf("PERSON"),
    "Query.recipientByNumber": holdersOf("PERSON"),
    "Query.recipients": holdersOf("PERSON"),
    "Query.office": everyone,
    "Query.offices": everyone,
    "Mutation.recordConsent": onlyRoles("MUNICIPALITY", "CARE_MANAGER", "SERVICE_OFFICE"),
    "Recipient.careRelationships": holdersOf("PERSON"),
    "Recipient.consents": holdersOf("CONSENT"),
  },
  directory: subjectDirectory(settings.graceMonths),
  importers: [statedPersonImporter, serviceContinuationImporter],
  exporters: [recipientExporter],
  loads: [officeLoad, staffAccountLoad, recipientLoad, careRelationshipLoad, consentLoad],
});
