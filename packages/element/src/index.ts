import { CrowfootErd } from "./element";

export { CrowfootErd };

if (!customElements.get("crowfoot-erd")) customElements.define("crowfoot-erd", CrowfootErd);
