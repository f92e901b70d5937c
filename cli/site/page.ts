import { posix } from "node:path";
import type { Html } from "./html.js";

/** One page below `/docs/`, before it is framed. */
export interface Page {
  /** As in `errors` or `schema/Recipient`; the start page has none. */
  readonly path: string;
  readonly title: string;
  readonly body: Html;
  /** What the search finds here, besides the title. */
  readonly entries?: readonly Entry[];
}

/** A place inside a page. */
export interface Entry {
  readonly anchor: string;
  readonly title: string;
  /** More words to be found by, such as the Japanese term. */
  readonly words: string;
}

/** The address of a page or file as seen from another page, so that the site holds under any prefix. */
export function addressFrom(from: string, to: string): string {
  const [path = "", anchor] = to.split("#");
  const folder = posix.relative(posix.dirname(`/${from}`), path === "" ? "/" : posix.dirname(`/${path}`));
  const address = `${folder ? `${folder}/` : ""}${posix.basename(path)}` || "./";
  return (path === from && anchor ? "" : address) + (anchor ? `#${anchor}` : "");
}
