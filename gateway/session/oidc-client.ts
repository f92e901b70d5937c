import { createHash, randomBytes } from "node:crypto";
import { createRemoteJWKSet, jwtVerify } from "jose";
import { z } from "zod";
import { KaigoError } from "../../platform/errors/kaigo-error.js";
import { rememberedIssuer, type IssuerDocument } from "../identity/discovery.js";

export interface OidcClientOptions {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string | undefined;
  readonly scopes: string;
  readonly redirectUri: string;
}

/** What a browser has to bring back from the issuer to be let in. */
export interface StartedLogin {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

const tokensShape = z.object({
  access_token: z.string().min(1).max(8_192),
  refresh_token: z.string().min(1).max(8_192).optional(),
  id_token: z.string().optional(),
  expires_in: z.number().positive().default(300),
});

export interface Tokens {
  readonly accessToken: string;
  readonly refreshToken: string | undefined;
  /** Seconds for which the access token is good. */
  readonly expiresIn: number;
}

const timeout = 5_000;

/** How long a browser waits for the issuer's document: the embedded issuer is loaded when it is first asked, which takes seconds on a busy machine. */
const browserPatience = 15_000;

const random = () => randomBytes(32).toString("base64url");

/** The authorization code flow with PKCE (RFC 7636), state and nonce, at any issuer with a discovery document. */
export class OidcClient {
  readonly #document: () => Promise<IssuerDocument>;
  #keys: ReturnType<typeof createRemoteJWKSet> | undefined;

  constructor(private readonly options: OidcClientOptions) {
    this.#document = rememberedIssuer(options.issuer, browserPatience);
  }

  /** The issuer's address to send the browser to, and what to remember meanwhile. */
  async start(): Promise<{ readonly login: StartedLogin; readonly url: string }> {
    const login = { state: random(), nonce: random(), verifier: random() };
    const url = new URL(await this.endpoint("authorization_endpoint"));
    const { clientId, redirectUri, scopes } = this.options;
    const challenge = createHash("sha256").update(login.verifier).digest("base64url");
    // Always asked anew: whoever signed out must not be let in by what the issuer remembers.
    for (const [name, value] of Object.entries({ response_type: "code", client_id: clientId, redirect_uri: redirectUri, scope: scopes, state: login.state, nonce: login.nonce, code_challenge: challenge, code_challenge_method: "S256", prompt: "login" })) url.searchParams.set(name, value);
    return { login, url: url.href };
  }

  /** Tokens for a code that the browser brought back. Throws SIGN_IN_FAILED whatever is wrong. */
  async finish(code: string, { nonce, verifier }: StartedLogin): Promise<Tokens> {
    const answer = await this.token({ grant_type: "authorization_code", code, redirect_uri: this.options.redirectUri, code_verifier: verifier });
    await this.checkIdToken(answer.id_token, nonce);
    return toTokens(answer);
  }

  /** New tokens; the old refresh token is used up. Throws SIGN_IN_FAILED when the issuer refuses it. */
  async refresh(refreshToken: string): Promise<Tokens> {
    return toTokens(await this.token({ grant_type: "refresh_token", refresh_token: refreshToken }));
  }

  /** Takes a sign-in back at the issuer, where it offers that. */
  async revoke(refreshToken: string): Promise<void> {
    const { revocation_endpoint: endpoint } = await this.#document();
    if (endpoint) await this.post(endpoint, { token: refreshToken, token_type_hint: "refresh_token" });
  }

  private async endpoint(name: "authorization_endpoint" | "token_endpoint"): Promise<string> {
    const address = (await this.#document())[name];
    if (!address) throw new KaigoError("CONFIG_INVALID", { variable: "IDENTITY_ISSUER" });
    return address;
  }

  private async token(parameters: Record<string, string>): Promise<z.output<typeof tokensShape>> {
    const response = await this.post(await this.endpoint("token_endpoint"), parameters);
    const parsed = response.ok ? tokensShape.safeParse(await response.json().catch(() => undefined)) : undefined;
    if (!parsed?.success) throw new KaigoError("SIGN_IN_FAILED");
    return parsed.data;
  }

  private async post(url: string, parameters: Record<string, string>): Promise<Response> {
    const { clientId, clientSecret } = this.options;
    const headers: Record<string, string> = { "content-type": "application/x-www-form-urlencoded", accept: "application/json" };
    if (clientSecret) headers["authorization"] = `Basic ${Buffer.from(`${encodeURIComponent(clientId)}:${encodeURIComponent(clientSecret)}`).toString("base64")}`;
    const body = new URLSearchParams(clientSecret ? parameters : { ...parameters, client_id: clientId });
    return fetch(url, { method: "POST", headers, body, redirect: "error", signal: AbortSignal.timeout(timeout) }).catch((error: unknown) => {
      throw new KaigoError("SIGN_IN_FAILED", {}, { cause: error });
    });
  }

  private async checkIdToken(idToken: string | undefined, nonce: string): Promise<void> {
    try {
      this.#keys ??= createRemoteJWKSet(new URL((await this.#document()).jwks_uri), { timeoutDuration: timeout });
      const { payload } = await jwtVerify(idToken ?? "", this.#keys, { issuer: this.options.issuer, audience: this.options.clientId, algorithms: ["ES256", "EdDSA", "PS256", "RS256"], clockTolerance: 30, requiredClaims: ["exp", "iat", "sub", "nonce"] });
      if (payload["nonce"] === nonce) return;
    } catch (error) {
      throw new KaigoError("SIGN_IN_FAILED", {}, { cause: error });
    }
    throw new KaigoError("SIGN_IN_FAILED");
  }
}

const toTokens = ({ access_token, refresh_token, expires_in }: z.output<typeof tokensShape>): Tokens => ({ accessToken: access_token, refreshToken: refresh_token, expiresIn: expires_in });
