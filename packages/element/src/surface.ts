// One diagram on its canvas, with the bars around it.
import { listen } from "./gestures";
import { list } from "./list";
import { make } from "./make";
import type { Viewer } from "./module";
import { type Node, around, outline, placeOf } from "./outline";
import type { Design } from "./source";

/** Stands for no node. */
const NONE = 0xffffffff;
const NOTATIONS = ["crows-foot", "idef1x", "uml", "min-max"];
/** How long a hint stays, in milliseconds. */
const HINT = 1600;
const STEP = 1.25;

/** What somebody does with the diagram, for events. */
export type Told = (name: "select" | "view" | "diagram", detail: Record<string, unknown>) => void;

export class Surface {
  readonly all: HTMLElement;
  nodes: Node[] = [];
  readonly diagrams: string[];
  readonly #level = make("output", { id: "level" });
  readonly #hint = make("div", { className: "hint", ariaHidden: "true" });
  readonly #host: HTMLElement;
  readonly #root: HTMLElement;
  readonly #canvas: HTMLCanvasElement;
  readonly #viewer: Viewer;
  readonly #tell: Told;
  readonly #failed: (error: unknown) => void;
  readonly #list = list((place) => this.choose(place, true));
  readonly #menu = make("select", { ariaLabel: "Diagram" });
  readonly #link = make("a", { className: "open", target: "_blank", rel: "noopener" }, "Open in Crowfoot");
  #frame = 0;
  #hiding: ReturnType<typeof setTimeout> | undefined;
  #hovered = NONE;
  #selected = NONE;
  #shown = -1;

  /** `viewer` is drawn to `canvas`; `failed` is called when it cannot go on. */
  constructor(
    host: HTMLElement,
    root: HTMLElement,
    canvas: HTMLCanvasElement,
    viewer: Viewer,
    tell: Told,
    failed: (error: unknown) => void,
    signal: AbortSignal,
  ) {
    this.#host = host;
    this.#root = root;
    this.#canvas = canvas;
    this.#viewer = viewer;
    this.#tell = tell;
    this.#failed = failed;
    this.diagrams = viewer.diagrams().split("\n").slice(0, -1).map((line) => line.slice(0, -1));
    this.#menu.append(...this.diagrams.map((name, place) => make("option", { value: place }, name)));
    this.#menu.onchange = () => this.show(Number(this.#menu.value));
    this.#menu.hidden = this.diagrams.length < 2;
    const button = (text: string, label: string, work: () => void) =>
      make("button", { type: "button", ariaLabel: label, onclick: work }, text);
    const tables = button("Tables", "Tables", () => this.#toggle());
    this.all = make(
      "div",
      { className: "all" },
      canvas,
      make("div", { className: "bar top" }, tables, this.#menu, this.#link),
      this.#list.panel,
      make(
        "div",
        { className: "bar view", role: "group", ariaLabel: "View" },
        button("−", "Zoom out", () => this.zoom(1 / STEP)),
        this.#level,
        button("+", "Zoom in", () => this.zoom(STEP)),
        button("Fit", "Fit", () => this.fit()),
      ),
      this.#hint,
    );
    this.#list.panel.addEventListener("keydown", (event) => {
      if (event.key === "Escape") this.#toggle(false);
    });
    listen(root, host.hasAttribute("page") && !host.hasAttribute("framed"), canvas, this, signal);
    const resized = new ResizeObserver(() => this.#measure());
    resized.observe(canvas);
    signal.addEventListener("abort", () => {
      resized.disconnect();
      cancelAnimationFrame(this.#frame);
      viewer.free();
    });
  }

  /** Offers to open the design where it can be edited. */
  offer(base: string | null, { link }: Design): void {
    this.#link.hidden = base === null || !link;
    if (base !== null && link) this.#link.href = `${new URL(base, document.baseURI).href.split("#")[0]}#${link}`;
  }

  /** Shows a diagram by its name or place; the first where there is none. */
  show(diagram: string | number | null): void {
    const named = this.diagrams.indexOf(String(diagram));
    const place = typeof diagram === "number" ? diagram : Math.max(0, named);
    this.#update(() => {
      const title = this.#viewer.show(place, NOTATIONS.indexOf(this.#host.getAttribute("notation") ?? ""));
      this.nodes = outline(this.#viewer.outline());
      this.#menu.value = String(place);
      this.#hovered = this.#selected = NONE;
      this.#list.fill(this.nodes);
      const tables = this.nodes.filter(({ kind }) => kind === "table").length;
      this.#canvas.ariaLabel = `Diagram${title && ` of ${title}`}: ${tables} ${tables === 1 ? "table" : "tables"}`;
      this.focus();
    });
    if (this.#shown >= 0 && place !== this.#shown) this.#tell("diagram", { diagram: this.diagrams[place] });
    this.#shown = place;
  }

  /** Lets everything step back but what the attributes name. */
  focus(names = this.#host.getAttribute("focus"), hops = Number(this.#host.getAttribute("hops") ?? 1)): void {
    const places = (names ?? "").split(",").map((name) => placeOf(this.nodes, name.trim()));
    this.#update(() => {
      this.#viewer.focus(Uint32Array.from(around(this.nodes, places, Math.max(0, hops || 0))));
      this.#viewer.fit();
    });
  }

  dark(dark: boolean): void {
    this.#root.toggleAttribute("dark", dark);
    this.#update(() => this.#viewer.set_dark(dark));
  }

  pan(dx: number, dy: number): void {
    this.#update(() => this.#viewer.pan(dx, dy));
  }

  /** Zooms about a point, by default the middle. */
  zoom(factor: number, x = this.#canvas.clientWidth / 2, y = this.#canvas.clientHeight / 2): void {
    this.#update(() => this.#viewer.zoom_by(factor, x, y));
  }

  fit(): void {
    this.#update(() => this.#viewer.fit());
  }

  level(): number {
    return this.#viewer.zoom();
  }

  nodeAt(x: number, y: number): number | undefined {
    return this.#viewer.node_at(x, y);
  }

  isHovering(): boolean {
    return this.#hovered !== NONE;
  }

  hover(node = NONE): void {
    if (node === this.#hovered) return;
    this.#hovered = node;
    this.#update(() => this.#viewer.bring_out(Uint32Array.from(around(this.nodes, [node], 1))));
  }

  /** Selects a node, and brings it into view if asked; none where there is none. */
  choose(node = NONE, reveals = false): void {
    if (node === this.#selected && !reveals) return;
    this.#selected = node in this.nodes ? node : NONE;
    this.#update(() => {
      this.#viewer.select(node);
      if (reveals) this.#viewer.reveal(node);
    });
    this.#list.show(this.#selected);
    this.#tell("select", { name: this.nodes[node]?.name ?? null });
  }

  find(): void {
    this.#toggle(true);
  }

  hint(text: string): void {
    this.#hint.textContent = text;
    this.#hint.classList.add("seen");
    clearTimeout(this.#hiding);
    this.#hiding = setTimeout(() => this.#hint.classList.remove("seen"), HINT);
  }

  #toggle(open = this.#list.panel.hidden): void {
    this.#list.panel.hidden = !open;
    (open ? this.#list.field : this.#canvas).focus({ preventScroll: true });
  }

  #measure(): void {
    const { width, height } = this.#canvas.getBoundingClientRect();
    if (width && height) this.#update(() => this.#viewer.resize(width, height));
  }

  /** Changes something, and paints it with the next frame. Nothing goes on after the module has stopped. */
  #update(change: () => void): void {
    try {
      change();
    } catch (error) {
      this.#failed(error);
      return;
    }
    this.#frame ||= requestAnimationFrame(() => this.#paint());
  }

  #paint(): void {
    this.#frame = 0;
    let goesOn = false;
    this.#update(() => {
      goesOn = this.#viewer.paint(devicePixelRatio);
      const level = `${Math.round(this.#viewer.zoom() * 100)}%`;
      if (this.#level.textContent !== level) {
        this.#level.textContent = level;
        this.#tell("view", { zoom: this.#viewer.zoom() });
      }
      this.#canvas.toggleAttribute("aria-busy", goesOn);
      // `update` asks for a frame; this one is enough.
      this.#frame = 1;
    });
    this.#frame = goesOn ? requestAnimationFrame(() => this.#paint()) : 0;
  }
}
