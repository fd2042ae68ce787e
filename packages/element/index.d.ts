/** `<crowfoot-erd>`: a database diagram in a page. */
export declare class CrowfootErd extends HTMLElement {
  /** The names of the tables, views and enums of the diagram. */
  readonly tables: string[];
  readonly diagrams: string[];
  /** What a link to the design carries behind its `#`, once the design is shown. */
  readonly link: string | undefined;
  /** Selects a table and brings it into view; `false` if the diagram has none with that name. */
  select(name: string): boolean;
  /** Shows everything, or all that is in focus. */
  fit(): void;
  /** Shows the diagram now, wherever the element is. */
  start(): Promise<void>;
}

export interface CrowfootErdEvents {
  "crowfoot-ready": CustomEvent<{ tables: string[]; diagrams: string[]; skipped: number }>;
  "crowfoot-select": CustomEvent<{ name: string | null }>;
  "crowfoot-view": CustomEvent<{ zoom: number }>;
  "crowfoot-diagram": CustomEvent<{ diagram: string }>;
  "crowfoot-error": CustomEvent<{ message: string }>;
}

declare global {
  interface HTMLElementTagNameMap {
    "crowfoot-erd": CrowfootErd;
  }
  interface HTMLElementEventMap extends CrowfootErdEvents {}
  // Events bubble.
  interface DocumentEventMap extends CrowfootErdEvents {}
  interface WindowEventMap extends CrowfootErdEvents {}
}
