import { useId, useRef, type ReactNode } from "react";

interface PanelButtonProps {
  id: string;
  /** Which edge of the page the panel keeps to. */
  align: "start" | "end";
  label: ReactNode;
  disabled?: boolean;
  /** True where this is the next thing to do. */
  prominent?: boolean;
  children(close: () => void): ReactNode;
}

/** A button that opens a panel. The browser's own popover gives Escape, outside click, focus return and the top layer. */
export function PanelButton({ id, align, label, disabled, prominent, children }: PanelButtonProps) {
  const panelId = useId();
  const panel = useRef<HTMLDivElement>(null);
  return (
    <>
      <button
        type="button"
        id={`kg-${id}-button`}
        className={prominent ? "kg-panel-button kg-prominent" : "kg-panel-button"}
        popoverTarget={panelId}
        disabled={disabled}
      >
        {label}
        <svg className="kg-caret" viewBox="0 0 10 6" aria-hidden="true">
          <path d="m1 1 4 4 4-4" />
        </svg>
      </button>
      <div
        ref={panel}
        id={panelId}
        popover="auto"
        role="region"
        className={`kg-panel kg-panel-${align} kg-panel-${id}`}
        aria-labelledby={`kg-${id}-button`}
        onKeyDown={moveByArrows}
        onBeforeToggle={(event) => {
          if (event.newState === "open" && panel.current) markFirstFocus(panel.current);
        }}
      >
        {children(() => panel.current?.hidePopover())}
      </div>
    </>
  );
}

/** Lets the browser itself put the focus where a panel begins while it opens: what is typed right after must not be lost. */
function markFirstFocus(panel: HTMLElement): void {
  // React's own autoFocus acts once, when the page is drawn; a panel opens many times.
  for (const former of panel.querySelectorAll("[autofocus]")) former.removeAttribute("autofocus");
  panel.querySelector("[data-first-focus]")?.setAttribute("autofocus", "");
}

/** Up and down walk the items, beside the usual Tab. */
function moveByArrows(event: React.KeyboardEvent<HTMLElement>): void {
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>(".kg-item")];
  const at = items.indexOf(document.activeElement as HTMLElement);
  const next = items[at + (event.key === "ArrowDown" ? 1 : -1)];
  if (!next) return;
  event.preventDefault();
  next.focus();
}
