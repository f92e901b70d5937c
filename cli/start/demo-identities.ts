import type { DemoOptions } from "../../demo/options.js";
import { demoPersonas, type DemoCast, type DemoPersona } from "../../demo/personas.js";
import { readSavedOperations, type SavedOperation } from "../../gateway/operations/saved-operations.js";
import { toServedOperations } from "../../gateway/operations/served-operations.js";
import { developmentTokenLifetime, type DevelopmentIdentity, type DevelopmentIssuer } from "../../gateway/identity/development-issuer.js";
import type { EmbeddedPersona } from "../../gateway/identity/embedded/persona.js";
import type { Database } from "../../platform/database/database.js";
import { today } from "../../platform/calendar/today.js";
import { KaigoError } from "../../platform/errors/kaigo-error.js";
import { toGlobalId } from "../../platform/graphql/global-id.js";
import { toViewer } from "../../platform/viewer/viewer.js";

/** A demo identity with a fresh token, as the GraphiQL page lists it. */
export interface SignedInPersona extends Pick<DemoPersona, "id" | "role" | "title" | "description"> {
  readonly token: string;
  readonly expiresAt: string;
}

/** The people of the demo town whom a visitor can be, and the person on whom everything can be shown. Development only. */
export class DemoIdentities {
  private constructor(
    private readonly cast: DemoCast,
    private readonly recipientId: string,
    private readonly carePlanRow: string,
    private readonly issuer: Pick<DevelopmentIssuer, "issue">,
    private readonly audience: string,
  ) {}

  /** Looks up the example person's internal id, which exists only after loading. Throws NOT_FOUND when the town is not there. */
  static async open(database: Database, issuer: Pick<DevelopmentIssuer, "issue">, audience: string, town: DemoOptions): Promise<DemoIdentities> {
    const cast = demoPersonas(town);
    const { insurerNumber, insuredNumber } = cast.goodExample;
    const session = database.read(toViewer({ subject: "demo", role: "MUNICIPALITY", insurerNumber, purpose: "DEMONSTRATION", secondFactor: false, categories: ["PERSON", "CARE_PLAN"] }));
    try {
      const [person] = await session.query<{ id: string }>("SELECT id FROM recipients.recipient WHERE insurer_number = $1 AND insured_number = $2", [insurerNumber, insuredNumber]);
      if (!person) throw new KaigoError("NOT_FOUND");
      const [plan] = await session.query<{ id: string }>("SELECT id FROM care_plans.care_plan WHERE insurer_number = $1 AND recipient_id = $2 AND status = 'IN_FORCE' ORDER BY care_plan_date DESC, id DESC LIMIT 1", [insurerNumber, person.id]);
      return new DemoIdentities(cast, person.id, plan?.id ?? person.id, issuer, audience);
    } finally {
      await session.close();
    }
  }

  get examplePersonId(): string {
    return toGlobalId(this.cast.goodExample.insurerNumber, this.recipientId);
  }

  get exampleMonth(): string {
    return this.cast.goodExample.months.at(-1) ?? "";
  }

  async personas(): Promise<SignedInPersona[]> {
    return Promise.all(this.cast.personas.map(async (persona) => this.signIn(persona)));
  }

  /** The saved operations with a real person of the town filled in. */
  async operations(folder = "schema/operations"): Promise<SavedOperation[]> {
    const { goodExample } = this.cast;
    const values = new Map<string, string>([
      ["personId", this.examplePersonId],
      ["carePlanId", toGlobalId(goodExample.insurerNumber, this.carePlanRow)],
      ["month", this.exampleMonth],
      ["firstMonth", goodExample.months[0] ?? ""],
      ["insurerNumber", goodExample.insurerNumber],
      ["insuredNumber", goodExample.insuredNumber],
      ["careManagerOffice", goodExample.careManagerOffice],
      ["serviceOffice", goodExample.serviceOffice],
      ["doctorOffice", goodExample.doctorOffice],
      ["personKana", goodExample.nameKana],
      ["personSex", goodExample.sex],
      ["personBirthDate", goodExample.birthDate],
      ["today", today()],
    ]);
    return toServedOperations(await readSavedOperations(folder), values);
  }

  /** The same people as the embedded identity provider signs them in. */
  get embedded(): EmbeddedPersona[] {
    return this.cast.personas.map((persona) => ({ id: persona.id, title: persona.title, description: persona.description, identity: this.identityOf(persona) }));
  }

  private identityOf({ role, ...persona }: DemoPersona): DevelopmentIdentity {
    const isRecipient = role === "RECIPIENT";
    return {
      // The subject is written to the audit: it must not be a number that names a person.
      subject: isRecipient ? "demo-recipient" : persona.subject,
      role,
      office: persona.officeNumber,
      serviceType: persona.serviceType,
      insurer: persona.insurerNumber,
      recipient: isRecipient ? this.recipientId : undefined,
      jobType: persona.jobType,
    };
  }

  private async signIn(persona: DemoPersona): Promise<SignedInPersona> {
    const { id, role, title, description } = persona;
    const token = await this.issuer.issue(this.identityOf(persona), this.audience);
    return { id, role, title, description, token, expiresAt: new Date(Date.now() + developmentTokenLifetime * 1_000).toISOString() };
  }
}
