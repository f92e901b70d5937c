import { loadSupergraph, type SupergraphState } from "./load.js";
import type { SupergraphSource } from "./source.js";

export interface SupergraphLifeOptions {
  readonly source: SupergraphSource;
  /** Milliseconds between two looks at the source; 0 looks once only. */
  readonly every: number;
  /** Serves a new supergraph from now on; what it throws refuses the supergraph. */
  readonly serve: (supergraph: SupergraphState) => void;
  /** Told why a supergraph was refused or not read; the one in service stays. */
  readonly refused: (error: Error) => void;
}

/** Looks at the source again and again and hands over each new supergraph that can be served. A bad one changes nothing. */
export function watchSupergraph({ source, every, serve, refused }: SupergraphLifeOptions): { stop(): void } {
  if (every === 0) return { stop: () => undefined };
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  const look = async (): Promise<void> => {
    try {
      const sdl = await source();
      if (sdl !== null && !stopped) serve(loadSupergraph(sdl));
    } catch (error) {
      refused(error as Error);
    }
    schedule();
  };
  const schedule = (): void => {
    if (!stopped) timer = setTimeout(() => void look(), every).unref();
  };
  schedule();
  return {
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
