// <crowfoot-erd>: a diagram in somebody else's page. What is inside it shows until the diagram does, and where it
// cannot.
import { make } from "./make";
import { load } from "./module";
import { placeOf } from "./outline";
import { isDark, watch } from "./scheme";
import { type Design, design, placed } from "./source";
import { style } from "./style";
import { Surface } from "./surface";

/** Diagrams start a little before they come into view, in CSS pixels. */
const AHEAD = "200px";
/** Attributes that name another design. */
const DESIGN = ["model", "src", "format"];

export class CrowfootErd extends HTMLElement {
  static observedAttributes = [...DESIGN, "diagram", "theme", "notation", "focus", "hops", "height", "open"];

  #surface: Surface | undefined;
  #life = new AbortController();
  readonly #note = make("p", { className: "note", role: "alert" });
  /** Has the state of the element as attributes: its own are the page's, whose frameworks compare them. */
  readonly #root = make("div", { className: "root" });
  #current: Design | undefined;
  /** It has come into view, or was touched: another design shows at once. */
  #begun = false;

  constructor() {
    super();
    const shadow = this.attachShadow({ mode: "open" });
    style(shadow);
    this.#root.append(make("slot"), this.#note);
    shadow.append(this.#root);
  }

  connectedCallback(): void {
    this.#life = new AbortController();
    this.#size();
    const { signal } = this.#life;
    const isTouched = this.getAttribute("start") === "touch";
    this.#root.toggleAttribute("touch", isTouched);
    this.#root.toggleAttribute("page", this.hasAttribute("page"));
    if (isTouched) {
      // A link within it still leads where it leads.
      const start = (event: Event) => {
        if (!this.#begun && !(event.target instanceof Element && event.target.closest("a"))) void this.start();
      };
      this.addEventListener("pointerdown", start, { signal });
      this.addEventListener("keydown", (event) => event.key === "Enter" && start(event), { signal });
      return;
    }
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) {
          observer.disconnect();
          void this.start();
        }
      },
      { rootMargin: AHEAD },
    );
    observer.observe(this);
    signal.addEventListener("abort", () => observer.disconnect());
  }

  disconnectedCallback(): void {
    this.#end();
  }

  attributeChangedCallback(name: string, before: string | null, now: string | null): void {
    if (before === now) return;
    if (name === "height") this.#size();
    const surface = this.#surface;
    if (DESIGN.includes(name) && this.isConnected && this.#begun) {
      this.#end();
      this.#life = new AbortController();
      void this.start();
    }
    if (!surface || !this.#current) return;
    if (name === "theme") surface.dark(isDark(this));
    else if (name === "open") surface.offer(now, this.#current);
    else if (name === "focus" || name === "hops") surface.focus();
    else if (name === "diagram" || name === "notation") surface.show(this.getAttribute("diagram"));
  }

  /** The names of the tables, views and enums of the diagram. */
  get tables(): string[] {
    return this.#surface?.nodes.map(({ name }) => name) ?? [];
  }

  get diagrams(): string[] {
    return this.#surface?.diagrams ?? [];
  }

  /** What a link to the design carries behind its `#`, once the design is shown. */
  get link(): string | undefined {
    return this.#current?.link;
  }

  /** Selects a table and brings it into view; `false` if the diagram has none with that name. */
  select(name: string): boolean {
    const place = placeOf(this.#surface?.nodes ?? [], name);
    if (place >= 0) this.#surface!.choose(place, true);
    return place >= 0;
  }

  /** Shows everything, or all that is in focus. */
  fit(): void {
    this.#surface?.fit();
  }

  /** Shows the diagram now, wherever the element is. */
  async start(): Promise<void> {
    const { signal } = this.#life;
    if (this.#surface) return;
    this.#begun = true;
    try {
      const [Viewer, given] = await Promise.all([load(), design(this)]);
      const open = (from: Design) => {
        const canvas = make("canvas", { tabIndex: 0, role: "img", id: "diagram", ariaBusy: "true" });
        return { canvas, viewer: Viewer.open(canvas, from.packed), from };
      };
      let opened = open(given);
      if (opened.viewer && !opened.viewer.is_placed()) {
        opened.viewer.free();
        opened = open(await placed(given));
      }
      const { canvas, viewer, from } = opened;
      if (!viewer) throw new Error("The design cannot be read. It may be of a newer Crowfoot.");
      if (signal.aborted) return viewer.free();
      this.#current = from;
      const tell = (name: string, detail: Record<string, unknown>) => this.#tell(name, detail);
      const surface = new Surface(this, this.#root, canvas, viewer, tell, (error) => this.#fail(error), signal);
      this.#surface = surface;
      surface.offer(this.getAttribute("open"), from);
      this.#note.textContent = "";
      this.#root.append(surface.all);
      this.#root.toggleAttribute("shown", true);
      surface.dark(isDark(this));
      watch(() => surface.dark(isDark(this)), signal);
      surface.show(this.getAttribute("diagram"));
      const { tables, diagrams } = this;
      this.#tell("ready", { tables, diagrams, skipped: from.skipped ?? 0 });
    } catch (error) {
      if (!signal.aborted) this.#fail(error);
    }
  }

  #tell(name: string, detail: Record<string, unknown>): void {
    this.dispatchEvent(new CustomEvent(`crowfoot-${name}`, { detail, bubbles: true, composed: true }));
  }

  /** What is inside shows again, with the reason. */
  #fail(error: unknown): void {
    console.error(error);
    this.#end();
    const message = error instanceof Error ? error.message : String(error);
    const isTrap = error instanceof WebAssembly.RuntimeError || error instanceof WebAssembly.CompileError;
    this.#note.textContent = isTrap ? "The diagram cannot be shown. Reload the page to try again." : message;
    this.#tell("error", { message });
  }

  #end(): void {
    this.#life.abort();
    this.#surface?.all.remove();
    this.#surface = undefined;
    this.#root.toggleAttribute("shown", false);
  }

  #size(): void {
    const height = this.getAttribute("height");
    this.#root.style.setProperty("--height", height && /^\d+$/.test(height) ? `${height}px` : height);
  }
}
