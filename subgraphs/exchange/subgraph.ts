import { reportRoutes } from "../../platform/report/report-routes.js";
import type { SubgraphManifest } from "../../platform/subgraph/manifest.js";
import { everyone, holdersOf, onlyRoles } from "../../platform/subgraph/policy.js";
import { stubReference } from "../../platform/subgraph/stub-reference.js";
import { prepareMs932 } from "../../standard/index.js";
import { ExchangeActivity } from "./activity/activity.entity.js";
import { activityReaders } from "./activity/activity.policy.js";
import { ExchangeActivityResolver } from "./activity/activity.resolver.js";
import { AdoptionReference, adoptionReferenceLoad } from "./adoption/adoption-reference.js";
import { ExchangeAdoption } from "./adoption/adoption.entity.js";
import { ExchangeAdoptionResolver } from "./adoption/adoption.resolver.js";
import { EffectResolver } from "./effect/effect.resolver.js";
import { defaultSettings, type ExchangeSettings } from "./exchange-services.js";
import { exportRoutes } from "./export/export.routes.js";
import { defaultNoticeSettings, type NoticeSettings } from "./notice/notice-settings.js";
import { startNoticeWorker } from "./notice/notice-worker.js";
import { webhookRoutes } from "./notice/webhook.routes.js";
import { ParcelFile } from "./parcel/parcel-file.entity.js";
import { ParcelFinding } from "./parcel/parcel-finding.entity.js";
import { officeGroupLoad, officeGroupMeasureLoad } from "./office-group/office-group.load.js";
import { OfficeGroupResolver } from "./office-group/office-group.resolver.js";
import { Parcel } from "./parcel/parcel.entity.js";
import { exchangeOffices, officeReference, parcelReference } from "./parcel/parcel.reference.js";
import { ParcelResolver } from "./parcel/parcel.resolver.js";
import { startImportWorker } from "./process/import-worker.js";
import { oldestWaiting, queueMeasures } from "./process/queue-measures.js";
import { ParcelPerson } from "./person/parcel-person.entity.js";
import { RecipientParcelsResolver } from "./person/recipient-parcels.resolver.js";
import { RecipientStub } from "./person/recipient.stub.js";
import { exchangeReports } from "./reports/exchange-reports.js";
import { exchangeRoutes } from "./routes/exchange-routes.js";
import { openApi } from "./routes/openapi.js";

export { defaultSettings, type ExchangeServices, type ExchangeSettings } from "./exchange-services.js";
export type { ExportOrder } from "./export/export.input.js";
export { refreshAdoption } from "./adoption/adoption.service.js";
export { refreshOfficeGroups } from "./office-group/office-group.service.js";
export { exportSet } from "./export/export.service.js";
export { defaultNoticeSettings, type NoticeSettings } from "./notice/notice-settings.js";
export { startNoticeWorker } from "./notice/notice-worker.js";
export type { ExportedFile } from "./export/write-set.js";
export { processParcels } from "./process/process-parcels.service.js";
export { listSetAside, retrySetAside, type SetAside } from "./process/set-aside.service.js";
export { sendParcel, type SentParcel } from "./send-parcel.js";

/** File sets between offices: sent, stored byte for byte, checked, taken in by every subgraph, collected. `settings` replaces defaults. */
export const createExchangeSubgraph = (settings: Partial<ExchangeSettings & NoticeSettings> = {}): SubgraphManifest => ({
  name: "exchange",
  entities: [Parcel, ParcelPerson, ParcelFile, ParcelFinding, ExchangeActivity, ExchangeAdoption, AdoptionReference],
  resolvers: [ParcelResolver, RecipientParcelsResolver, ExchangeActivityResolver, ExchangeAdoptionResolver, EffectResolver, OfficeGroupResolver],
  orphanedTypes: [RecipientStub],
  references: { Parcel: parcelReference, Office: officeReference, Recipient: stubReference(holdersOf("PERSON")) },
  policies: {
    "Query.parcel": exchangeOffices,
    "Query.parcels": exchangeOffices,
    "Parcel.sender": exchangeOffices,
    "Parcel.receiver": exchangeOffices,
    "Parcel.files": exchangeOffices,
    "Parcel.findings": exchangeOffices,
    "Recipient.parcels": exchangeOffices,
    "Query.exchangeActivity": activityReaders,
    "Query.exchangeEffect": everyone,
    "Query.exchangeAdoptionReferences": onlyRoles("MUNICIPALITY", "ANALYST", "OPERATOR"),
    "Query.exchangeOfficeGroups": onlyRoles("MUNICIPALITY", "ANALYST", "OPERATOR"),
    "Query.exchangeAdoption": onlyRoles("MUNICIPALITY", "ANALYST", "OPERATOR"),
  },
  loads: [adoptionReferenceLoad, officeGroupLoad, officeGroupMeasureLoad],
  measures: queueMeasures,
  oldestWaiting,
  worker(services) {
    prepareMs932();
    const workers = [startImportWorker({ ...services, settings }), startNoticeWorker(services, settings)];
    return { stop: async () => void (await Promise.all(workers.map((worker) => worker.stop()))) };
  },
  openRoutes: (app) => void app.get("/exchange/openapi.json", () => openApi(settings.maxBytes ?? defaultSettings.maxBytes)),
  async routes(app, services) {
    prepareMs932();
    await exchangeRoutes(app, { ...services, settings });
    await exportRoutes(app, services);
    await reportRoutes(app, services, exchangeReports, "/exchange");
    await webhookRoutes(app, services, { ...defaultNoticeSettings, ...settings });
  },
});

