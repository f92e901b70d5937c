import type { MissedRow } from "../audit/record-denials.js";
import type { WriteTransaction } from "../database/write-transaction.js";
import type { SubjectKey } from "./importer.js";

/** A person as files name them. */
export interface SubjectNumbers {
  readonly insurerNumber: string;
  readonly insuredNumber: string;
}

/** An office as the directory knows it. */
export interface DirectoryOffice {
  readonly officeNumber: string;
  readonly kind: string;
  readonly serviceTypes: readonly string[];
  /** "01" to "47". */
  readonly prefectureCode: string;
}

/** Where a question is asked: a transaction of a worker, or a reader's snapshot with the reader's rights. */
export interface Asked {
  query<Row>(text: string, values?: readonly unknown[]): Promise<Row[]>;
}

/** Offices of one kind in one prefecture. */
export interface OfficeCount {
  readonly kind: string;
  readonly prefectureCode: string;
  readonly all: number;
  readonly among: number;
}

/** Which grants are asked for: those of a category, in any role or in one. */
export interface GrantedFor {
  readonly category: string;
  readonly role?: string;
}

/** What imports and other subgraphs may ask of the one that owns people and offices. */
export interface SubjectDirectory {
  /** Keys in the order asked; null for people nobody has confirmed or registered. */
  findSubjects(tx: WriteTransaction, people: readonly SubjectNumbers[]): Promise<(SubjectKey | null)[]>;
  /** For each person, whether the office has a care relationship, or had one that ended within the grace: results of the last month come after it. */
  findRelated(tx: WriteTransaction, officeNumber: string, people: readonly SubjectKey[]): Promise<boolean[]>;
  /** For each office, whether it may see that category of the person today. */
  findGranted(asked: Asked, person: SubjectKey, granted: GrantedFor, officeNumbers: readonly string[]): Promise<boolean[]>;
  /** Adds `"recipientId"` to `pg_temp.staging`, empty for people nobody has confirmed or registered. */
  resolveStaged(tx: WriteTransaction): Promise<void>;
  /** The way back of `findSubjects`: numbers in the order asked; null for people who are not there for whoever asks. */
  findNumbers(asked: Asked, people: readonly SubjectKey[]): Promise<(SubjectNumbers | null)[]>;
  /** How the access record names a person who was asked for and may not be dealt with. */
  missed(person: SubjectNumbers | SubjectKey): MissedRow;
  /** Adds `birth_date` and `sex` to `pg_temp.census`; rows of people who are not there are removed. */
  describeCensus(tx: WriteTransaction): Promise<void>;
  findOffice(tx: WriteTransaction, officeNumber: string): Promise<DirectoryOffice | null>;
  /** How many offices the directory has, by kind and prefecture, and how many of them are among those named. */
  countOffices(tx: WriteTransaction, officeNumbers: readonly string[]): Promise<OfficeCount[]>;
}
