import type { DevelopmentIdentity } from "../development-issuer.js";

/** Somebody whom a visitor of the development identity provider can be. */
export interface EmbeddedPersona {
  readonly id: string;
  readonly title: { readonly ja: string; readonly en: string };
  readonly description: { readonly ja: string; readonly en: string };
  readonly identity: DevelopmentIdentity;
}
