/** Where the bands of five years begin and end: everybody younger or older is one band. */
export interface AgeLimits {
  readonly youngest: number;
  readonly oldest: number;
}

/** Closing bands of the publication rule; its wording in the source is cut, so they can be set (STATISTICS_AGE_LIMITS). */
export const defaultAgeLimits: AgeLimits = { youngest: 65, oldest: 95 };

const years = 5;

/** Limits from the text of the setting, "65-95". */
export function toAgeLimits(text: string): AgeLimits {
  const [youngest = defaultAgeLimits.youngest, oldest = defaultAgeLimits.oldest] = text.split("-").map(Number);
  return { youngest, oldest };
}

/** Names of all bands, youngest first: "0-64", "65-69", …, "95+". */
export const ageBands = ({ youngest, oldest }: AgeLimits): string[] => [
  `0-${youngest - 1}`,
  ...Array.from({ length: (oldest - youngest) / years }, (_none, at) => `${youngest + at * years}-${youngest + at * years + years - 1}`),
  `${oldest}+`,
];

/** The band of an age in full years. */
export function ageBandOf(age: number, { youngest, oldest }: AgeLimits): string {
  if (age < youngest) return `0-${youngest - 1}`;
  if (age >= oldest) return `${oldest}+`;
  const first = age - ((age - youngest) % years);
  return `${first}-${first + years - 1}`;
}
