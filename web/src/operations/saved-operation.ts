import { endpoints } from "../endpoints.js";
import type { LocalizedText } from "../texts.js";

/** One entry of `operations.json`, as the gateway serves it. */
export interface SavedOperation {
  audience: string;
  id: string;
  title: LocalizedText;
  description: LocalizedText;
  document: string;
  variables: Record<string, unknown>;
  persona: string | null;
}

/** The saved operations. Throws when they cannot be read. */
export async function loadOperations(): Promise<SavedOperation[]> {
  const response = await fetch(endpoints.operations, { cache: "no-store" });
  if (!response.ok) throw new Error(`operations: HTTP ${response.status}`);
  return (await response.json()) as SavedOperation[];
}
