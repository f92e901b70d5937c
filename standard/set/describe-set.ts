import { hasErrors, toFinding, type Finding } from "../finding/finding.js";
import type { FindingKind } from "../finding/catalogue.js";
import type { PartyKind } from "../layout/layout.js";
import type { FileId, FileName } from "../name/file-name.js";
import { parseFileName } from "../name/parse-file-name.js";
import { isPermitted, toPartyKinds } from "./party.js";
import { setDefinitions, type SetDefinition, type SetKind } from "./set-kinds.js";

export interface SetDescription {
  /** Null when no permitted set holds these files. */
  readonly kind: SetKind | null;
  /** complete: may be accepted by its names; incomplete: only files are missing, so it may wait; refused: see the findings. */
  readonly state: "complete" | "incomplete" | "refused";
  readonly missing: readonly FileId[];
  /** The parts all names share, from the first of them; null when no name can be read. */
  readonly name: Omit<FileName, "id" | "branch"> | null;
  readonly findings: readonly Finding[];
}

/** What sender and receiver are known to be, beyond what the service types in the names tell. */
export interface KnownParties {
  readonly sender?: PartyKind;
  readonly receiver?: PartyKind;
}

export interface NamedFile {
  readonly fileName: string;
  readonly name: FileName | null;
}

/** Looks at the names of a set's files alone: which permitted set they form, what is missing, who may send it to whom. */
export function describeSet(fileNames: readonly string[], parties: KnownParties = {}): SetDescription {
  const parsed = fileNames.map((fileName) => ({ fileName, ...parseFileName(fileName) }));
  const description = describeNamed(parsed, parties);
  const findings = [...parsed.flatMap((file) => file.findings), ...description.findings];
  return { ...description, state: hasErrors(findings) && description.state === "complete" ? "refused" : description.state, findings };
}

/** The same for names already parsed; findings about the names themselves are the caller's. */
export function describeNamed(files: readonly NamedFile[], parties: KnownParties = {}): SetDescription {
  const findings: Finding[] = [];
  const note = (kind: FindingKind, file = "", parameters = {}): number => findings.push(toFinding(kind, { file }, parameters));
  const named = files.flatMap(({ fileName, name }) => (name ? [{ fileName, name }] : []));
  const [first] = named;
  if (!first) {
    if (files.length === 0) note("noFiles");
    return { kind: null, state: "refused", missing: [], name: null, findings };
  }
  for (const { fileName, name } of named) {
    if (name.serial !== first.name.serial) note("serialDiffers", fileName);
    if (partiesOf(name) !== partiesOf(first.name)) note("partiesDiffer", fileName);
    if (named.some((other) => other.fileName < fileName && other.name.id === name.id && other.name.branch === name.branch)) note("duplicateFile", fileName);
  }
  if (new Set(named.map(({ fileName }) => fileName)).size < named.length) note("duplicateFile", first.fileName);

  const definition = findDefinition(named.map(({ name }) => name));
  const missing = definition ? missingFiles(definition, named.map(({ name }) => name)) : [];
  if (!definition) note("notPermitted");
  else {
    noteMonths(named, note);
    noteDirection(definition.kind, first.name, parties, note);
    const present = new Set(named.map(({ name }) => name.id));
    for (const id of definition.customary) if (!present.has(id)) note("annexMissing", "", { prefix: id });
  }
  const refused = !definition || hasErrors(findings) || named.length < files.length;
  for (const prefix of missing) note("missingFile", "", { prefix });
  const { id: _id, branch: _branch, ...shared } = first.name;
  return {
    kind: definition?.kind ?? null,
    state: refused ? "refused" : missing.length > 0 ? "incomplete" : "complete",
    missing,
    name: { ...shared, month: named.find(({ name }) => name.month !== null)?.name.month ?? null },
    findings,
  };
}

const partiesOf = (name: FileName): string =>
  [name.senderOfficeNumber, name.senderServiceType, name.receiverOfficeNumber, name.receiverServiceType].join();

/** The supplement's month part tells which of the two sets it belongs to. */
function findDefinition(names: readonly FileName[]): SetDefinition | null {
  const candidates = setDefinitions.filter(({ kind, required, customary, optional }) =>
    names.every(({ id, month }) => [...required, ...customary, ...optional].includes(id) && (id !== "UPHOSOKU" || (month === null) === (kind === "plan"))),
  );
  return candidates.sort((a, b) => missingFiles(a, names).length - missingFiles(b, names).length)[0] ?? null;
}

/** Table 3 came with edition 4. */
function missingFiles({ required }: SetDefinition, names: readonly FileName[]): FileId[] {
  const isEdition3 = names.every(({ senderServiceType }) => senderServiceType === null);
  return required.filter((id) => !names.some((name) => name.id === id) && !(isEdition3 && id === "UP3KYO"));
}

type Note = (kind: FindingKind, file?: string) => number;

function noteMonths(named: readonly { fileName: string; name: FileName }[], note: Note): void {
  const withMonth = named.filter(({ name }) => name.month !== null);
  for (const { fileName, name } of withMonth) if (name.month !== withMonth[0]?.name.month) note("monthsDiffer", fileName);
}

function noteDirection(kind: SetKind, name: FileName, known: KnownParties, note: Note): void {
  if (name.senderOfficeNumber === name.receiverOfficeNumber && name.senderServiceType === name.receiverServiceType) note("sameParty");
  const senders = known.sender ? [known.sender] : toPartyKinds(name.senderServiceType);
  const receivers = known.receiver ? [known.receiver] : toPartyKinds(name.receiverServiceType);
  if (!senders || !receivers) note("unknownPartyType");
  else if (isPermitted(kind, senders, receivers)) return;
  else if ((kind === "results" || kind === "resultsDeletion") && !known.sender && !known.receiver && isPermitted(kind, receivers, senders)) note("swappedTypes");
  else note("direction");
}
