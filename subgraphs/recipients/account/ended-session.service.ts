import type { Database } from "../../../platform/database/database.js";
import { KaigoError } from "../../../platform/errors/kaigo-error.js";
import type { SessionEnd } from "../../../platform/subgraph/standing.js";
import type { Viewer } from "../../../platform/viewer/viewer.js";

/** No session lasts longer than 8 hours, so that its end need not be remembered longer. */
const remembered = "9 hours";

/** Notes that the viewer's session has ended: a copy of its cookies is worth nothing from then on. */
export const endSession: SessionEnd = async (database, viewer) => {
  const { subject, sessionId } = viewer;
  if (sessionId === undefined) return;
  await database.write(viewer, async (tx) => {
    await tx.execute(`DELETE FROM recipients.ended_session WHERE subject = $1 AND ended_at < now() - interval '${remembered}'`, [subject]);
    await tx.execute("INSERT INTO recipients.ended_session (session_id, subject) VALUES ($1, $2) ON CONFLICT (session_id) DO NOTHING", [sessionId, subject]);
  });
};

/** Throws SESSION_ENDED when the viewer has signed out of the session that the request came with. */
export async function assertSessionLasts(database: Database, viewer: Viewer): Promise<void> {
  const session = database.read(viewer);
  try {
    if ((await session.query("SELECT FROM recipients.ended_session WHERE session_id = $1", [viewer.sessionId])).length > 0) throw new KaigoError("SESSION_ENDED");
  } finally {
    await session.close();
  }
}
