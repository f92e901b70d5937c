/** What a service does for a person, each kind with its codes, words and weekly times. */
export type SupportKind =
  | "BODY_CARE" | "HOUSEWORK" | "NURSING" | "BATHING" | "DAY" | "SMALL_DAY" | "REHAB" | "EQUIPMENT" | "SHORT_STAY" | "SHORT_MEDICAL" | "DOCTOR"
  | "P_VISIT" | "P_DAY" | "P_SMALL_DAY" | "P_REHAB" | "P_NURSING" | "P_EQUIPMENT";
