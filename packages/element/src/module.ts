// The module that draws: fetched for the first diagram of a page, shared by all of them.
import type { Viewer } from "glue";

export type { Viewer };

let loaded: Promise<typeof Viewer> | undefined;

/** The folder that this script is in; what it needs later lies beside it. */
export const BASE = new URL("./", import.meta.url);

export const load = (): Promise<typeof Viewer> =>
  (loaded ??= (async () => {
    const response = fetch(new URL(MODULE, BASE)).then((response) => {
      if (!response.ok) throw new Error(`${response.url} is missing`);
      return response;
    });
    // Awaited below; a failure to load the glue must not leave it unheard.
    response.catch(() => {});
    const glue = await import("glue");
    await glue.default({ module_or_path: response });
    return glue.Viewer;
  })());
