import { useEffect, useState } from "react";
import { usePreferences } from "../preferences.js";

/** The request id, copied on a click: it finds the request in the logs. */
export function RequestIdButton({ requestId }: { requestId: string }) {
  const { texts } = usePreferences();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 2000);
    return () => clearTimeout(timer);
  }, [copied]);

  return (
    <button
      type="button"
      className="kg-quiet kg-request-id"
      aria-label={`${texts("requestId")} ${requestId} ${texts("copy")}`}
      title={`${texts("requestId")}: ${requestId}`}
      onClick={() => navigator.clipboard.writeText(requestId).then(() => setCopied(true), () => undefined)}
    >
      {copied ? texts("copied") : <code>{requestId}</code>}
    </button>
  );
}
