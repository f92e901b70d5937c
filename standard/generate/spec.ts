/** The parts of standard/spec/careplan-csv.json that the generator reads. */
export interface SpecColumn {
  no: number;
  nameJa: string;
  name: string;
  type: string;
  maxLength: number | null;
  required: string;
  neededMark?: boolean;
  format?: string;
  notes?: string;
  codeList?: string;
}

export interface SpecFile {
  id: string;
  prefix: string;
  nameJa: string;
  nameEn: string;
  directions: { from: string; to: string }[];
  fileName: { pattern: string };
  recordUnit: { text: string };
  key: string[] | Record<string, string[]>;
  parent: string | null;
  sortOrder?: string[];
  addedIn?: string;
  columns: SpecColumn[];
}

export interface Spec {
  interfaceFiles: SpecFile[];
  codeLists: { id: string; nameJa: string; nameEn: string; values: { code: string; ja: string; en: string }[] }[];
  serviceTypeScope: { values: { code: string; ja: string; group: string; inScope: boolean }[] };
}

export const layoutId = (file: SpecFile): string => file.prefix.replace(/_$/, "");
export const pascal = (id: string): string => id.charAt(0).toUpperCase() + id.slice(1);
export const recordName = (file: SpecFile): string => `${pascal(file.id)}Record`;
export const layoutName = (file: SpecFile): string => `${file.id}Layout`;

/** userSupplement → user-supplement, carePlan1Delete → care-plan-1-delete. */
export const moduleName = (file: SpecFile): string =>
  file.id.replace(/([a-z])([A-Z0-9])/g, "$1-$2").replace(/(\d)([A-Z])/g, "$1-$2").toLowerCase();

export const banner = "// Written by standard/generate from standard/spec/careplan-csv.json. Change the generator, not this file.\n";
