import { registerEnumType } from "type-graphql";

/** Categories that are shown with consent only. */
export enum ConsentCategory {
  SURVEY = "SURVEY",
  OPINION = "OPINION",
  CARD = "CARD",
  LIFE = "LIFE",
}

registerEnumType(ConsentCategory, {
  name: "ConsentCategory",
  description: "Information that is shown with the person's consent only. 同意を要する情報",
  valuesConfig: {
    SURVEY: { description: "Assessment sheet. 認定調査票" },
    OPINION: { description: "Attending doctor's opinion. 主治医意見書" },
    CARD: { description: "Insurance card, to medical institutions. 被保険者証" },
    LIFE: { description: "LIFE feedback. LIFE情報" },
  },
});

/** What a person decided. */
export enum ConsentState {
  GIVEN = "GIVEN",
  REFUSED = "REFUSED",
  WITHDRAWN = "WITHDRAWN",
}

registerEnumType(ConsentState, {
  name: "ConsentState",
  description: "What a person decided about their information. 同意の状態",
  valuesConfig: {
    GIVEN: { description: "The person agrees. 同意" },
    REFUSED: { description: "The person does not agree. 不同意" },
    WITHDRAWN: { description: "The person takes an earlier agreement back. 撤回" },
  },
});
