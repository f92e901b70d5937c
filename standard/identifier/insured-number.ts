/** 被保険者番号: ten digits, or H and nine digits for people covered by public assistance only. No national check digit exists. */
export function isInsuredNumber(value: string): boolean {
  return /^(\d{10}|H\d{9})$/.test(value);
}

/** 生保単独: the person is covered by public assistance only. */
export function isPublicAssistanceOnly(insuredNumber: string): boolean {
  return insuredNumber.startsWith("H");
}
