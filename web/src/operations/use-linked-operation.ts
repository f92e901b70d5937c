import { useEffect } from "react";
import type { SavedOperation } from "./saved-operation.js";

/** Opens the operation that the address names, as in `/graphiql/#doctor/patient-overview`, so that documents can link to it. */
export function useLinkedOperation(
  operations: readonly SavedOperation[] | undefined,
  open: ((operation: SavedOperation) => void) | undefined,
): void {
  const ready = Boolean(open);
  useEffect(() => {
    const wanted = decodeURIComponent(location.hash.slice(1));
    const operation = operations?.find(({ audience, id }) => `${audience}/${id}` === wanted);
    if (!open || !operation) return;
    open(operation);
    // Taken once: a reload must not overwrite what was typed since.
    history.replaceState(null, "", location.pathname + location.search);
    // `open` is new on every render: only its readiness matters.
  }, [operations, ready]);
}
