import type { Database } from "../database/database.js";
import type { Viewer } from "../viewer/viewer.js";

/**
 * The viewer as their account stands at this moment: level and job come from the account, not from the token.
 * Throws ACCOUNT_CHANGED when the account has ended or is another one than the token says, SESSION_ENDED after signing out.
 */
export type CheckStanding = (viewer: Viewer) => Promise<Viewer>;

/** Made by the subgraph that owns the accounts, over the database of the process. */
export type StandingOf = (database: Database) => CheckStanding;

/** Notes for good that the viewer's browser session has ended. */
export type SessionEnd = (database: Database, viewer: Viewer) => Promise<void>;
