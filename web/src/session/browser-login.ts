import { endpoints } from "../endpoints.js";
import { ownPage, type BrowserLogin, type FoundLogin } from "./login.js";

const post = (path: string) => fetch(`${endpoints.session}/${path}`, { method: "POST", headers: ownPage });

/** The login over the routes of this server. */
export const browserLogin: BrowserLogin = {
  async find() {
    const response = await fetch(endpoints.session, { cache: "no-store" });
    // Ended after a pause: offered, and signed in no more.
    if (response.status === 401) return { offered: true, signedIn: false, role: undefined, expiresAt: undefined };
    if (!response.ok) return { offered: false, signedIn: false, role: undefined, expiresAt: undefined };
    return { offered: true, ...toFound(await response.json()) };
  },
  async refresh() {
    const response = await post("refresh");
    return response.ok ? toFound(await response.json()).expiresAt : undefined;
  },
  async signOut() {
    await post("logout");
  },
  leave() {
    location.assign(`${endpoints.session}/login?return=${encodeURIComponent(location.pathname + location.search)}`);
  },
};

function toFound(body: unknown): Omit<FoundLogin, "offered"> {
  const { signedIn, role, expiresAt } = (typeof body === "object" && body !== null ? body : {}) as Record<string, unknown>;
  return { signedIn: signedIn === true, role: typeof role === "string" ? role : undefined, expiresAt: typeof expiresAt === "number" ? expiresAt * 1_000 : undefined };
}
