import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { Kind, parse, type OperationDefinitionNode } from "graphql";
import { KaigoError } from "../../platform/errors/kaigo-error.js";
import { parseHeader } from "./operation-header.js";

/** Folder names under `schema/operations`, in the order in which people see them. */
export const audiences = [
  "front-end",
  "doctor",
  "care-manager",
  "service-office",
  "municipality",
  "analyst",
  "recipient",
  "operator",
] as const;

export type Audience = (typeof audiences)[number];

export interface LocalizedText {
  readonly ja: string;
  readonly en: string;
}

/** One file of `schema/operations/<audience>/<id>.graphql`. */
export interface SavedOperation {
  readonly audience: Audience;
  /** File name without ending, unique within its audience. */
  readonly id: string;
  readonly title: LocalizedText;
  readonly description: LocalizedText;
  /** The development persona that may run it; null when anyone may. */
  readonly persona: string | null;
  /** Values, in which `{{name}}` stands for something known only at serving time. */
  readonly variables: Readonly<Record<string, unknown>>;
  readonly operationName: string;
  /** The text after the header, line ends `\n`, one `\n` at the end. */
  readonly document: string;
  /** SHA-256 of `document` in UTF-8, lower-case hex: the trusted id. */
  readonly hash: string;
}

/**
 * Reads every saved operation below `folder`, in the order of audiences and file names.
 * A missing folder gives an empty list; a file of wrong form or a repeated operation name throws SAVED_OPERATION_INVALID.
 */
export async function readSavedOperations(folder: string): Promise<SavedOperation[]> {
  const found: SavedOperation[] = [];
  const names = new Map<string, string>();
  for (const audience of await audienceFolders(folder)) {
    const files = (await readdir(join(folder, audience))).filter((file) => file.endsWith(".graphql")).sort();
    for (const file of files) {
      const operation = toSavedOperation(audience, file, await readFile(join(folder, audience, file), "utf8"));
      const path = `${audience}/${file}`;
      const other = names.get(operation.operationName);
      if (other) throw invalid(path, `the operation name ${operation.operationName} is taken by ${other}`);
      names.set(operation.operationName, path);
      found.push(operation);
    }
  }
  return found;
}

/** Reads one file's text; throws SAVED_OPERATION_INVALID with the file and what is wrong. */
export function toSavedOperation(audience: Audience, file: string, source: string): SavedOperation {
  const path = `${audience}/${file}`;
  const id = file.replace(/\.graphql$/, "");
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id)) throw invalid(path, "the file name is not kebab-case");
  const { header, body } = parseHeader(source, (problem) => invalid(path, problem));
  const document = `${body.trim()}\n`;
  const definition = theOperation(document, path);
  assertVariablesFit(definition, header.variables, path);
  return {
    audience,
    id,
    ...header,
    operationName: definition.name!.value,
    document,
    hash: createHash("sha256").update(document, "utf8").digest("hex"),
  };
}

async function audienceFolders(folder: string): Promise<Audience[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
  const present = new Set(entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name));
  for (const name of present) {
    if (!audiences.some((audience) => audience === name)) throw invalid(name, `not an audience (${audiences.join(", ")})`);
  }
  return audiences.filter((audience) => present.has(audience));
}

function theOperation(document: string, path: string): OperationDefinitionNode {
  let definitions;
  try {
    definitions = parse(document).definitions;
  } catch (error) {
    throw invalid(path, error instanceof Error ? error.message : "not GraphQL");
  }
  const operations = definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  const [operation] = operations;
  if (!operation || operations.length > 1) throw invalid(path, `${operations.length} operations, expected one`);
  if (!operation.name) throw invalid(path, "the operation has no name");
  return operation;
}

function assertVariablesFit(operation: OperationDefinitionNode, variables: object, path: string): void {
  const declared = new Map((operation.variableDefinitions ?? []).map((node) => [node.variable.name.value, node]));
  for (const name of Object.keys(variables)) {
    if (!declared.has(name)) throw invalid(path, `the operation declares no variable $${name}`);
  }
  for (const [name, node] of declared) {
    const needed = node.type.kind === Kind.NON_NULL_TYPE && !node.defaultValue;
    if (needed && !Object.hasOwn(variables, name)) throw invalid(path, `the variable $${name} has no value`);
  }
}

function invalid(file: string, problem: string): KaigoError {
  return new KaigoError("SAVED_OPERATION_INVALID", { file, problem });
}
