import { endpoints } from "../endpoints.js";
import { toPersonas, type Persona } from "./persona.js";

/** The demo people; empty when this server has none (production). Throws when the server cannot be reached. */
export async function loadPersonas(): Promise<Persona[]> {
  const response = await fetch(endpoints.personas, { cache: "no-store" });
  if (response.status === 404) return [];
  if (!response.ok) throw new Error(`personas: HTTP ${response.status}`);
  return toPersonas(await response.json());
}
