import { useEffect } from "react";

/**
 * GraphiQL gives the role "tab" to a box with two buttons inside, which assistive technology cannot reach.
 * Makes the tabs a plain list of buttons, the open one marked, and keeps them so.
 */
export function useMendedTabs(): void {
  useEffect(() => {
    const header = document.querySelector(".graphiql-session-header");
    if (!header) return;
    const observer = new MutationObserver(() => mendTabs(header));
    observer.observe(header, { subtree: true, childList: true, attributeFilter: ["aria-selected"] });
    mendTabs(header);
    return () => observer.disconnect();
  }, []);
}

function mendTabs(header: Element): void {
  header.querySelector("[role=tablist]")?.removeAttribute("role");
  for (const tab of header.querySelectorAll(".graphiql-tab")) {
    tab.removeAttribute("role");
    tab.removeAttribute("aria-selected");
    const button = tab.querySelector(".graphiql-tab-button");
    if (tab.classList.contains("graphiql-tab-active")) button?.setAttribute("aria-current", "true");
    else button?.removeAttribute("aria-current");
  }
}
