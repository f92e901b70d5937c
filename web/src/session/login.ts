/** Whether this server signs browsers in, and whether it has signed this one in. */
export interface FoundLogin {
  offered: boolean;
  signedIn: boolean;
  role: string | undefined;
  /** When the server's token ends, in milliseconds since 1970. */
  expiresAt: number | undefined;
}

/** Signing in at the issuer's own page. The token stays in cookies that this page cannot read. */
export interface BrowserLogin {
  /** Throws when the server cannot be reached. */
  find(): Promise<FoundLogin>;
  /** Has the server get a new token; undefined when the sign-in is over. */
  refresh(): Promise<number | undefined>;
  signOut(): Promise<void>;
  /** Leaves this page for the issuer's, and comes back here. */
  leave(): void;
}

/** Sent along so that the server knows the request comes from a page of its own. */
export const ownPage = { "x-kaigo-session": "1" } as const;
