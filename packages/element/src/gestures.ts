// What moves the view: drags, wheel, pinch and keys. The page around keeps its scroll: a wheel and one finger are the
// page's until somebody clicks or taps into the diagram, and again after Escape or when they leave.
import type { Surface } from "./surface";

/** How far an arrow key moves the view, in CSS pixels. */
const ARROW = 64;
const STEP = 1.25;
/** CSS pixels of a line and of a page that a wheel scrolls by. */
const UNITS = [1, 20, 400];
/** A press that moves less is a click. */
const STILL = 4;
/** How long the pointer rests on a table before its neighbourhood shows, in milliseconds. */
const REST = 120;

type Point = { x: number; y: number };

/** `root` says by an attribute that the diagram is active, as it always is where it is the page. */
export function listen(root: HTMLElement, isPage: boolean, canvas: HTMLCanvasElement, surface: Surface, signal: AbortSignal): void {
  const on = <Name extends keyof HTMLElementEventMap>(target: EventTarget, name: Name, work: (event: HTMLElementEventMap[Name]) => void) =>
    target.addEventListener(name, work as EventListener, { signal, passive: false });
  const at = ({ clientX, clientY }: { clientX: number; clientY: number }): Point => {
    const { left, top } = canvas.getBoundingClientRect();
    return { x: clientX - left, y: clientY - top };
  };
  const activate = (active: boolean) => root.toggleAttribute("active", active || isPage);
  const isActive = () => root.hasAttribute("active");
  activate(false);

  on(canvas, "wheel", (event) => {
    if (!isActive() && !event.ctrlKey && !event.metaKey) {
      surface.hint(`${/Mac|iP/.test(navigator.platform) ? "⌘" : "Ctrl"} + scroll to zoom`);
      return;
    }
    event.preventDefault();
    const unit = UNITS[event.deltaMode] ?? 1;
    const { x, y } = at(event);
    if (isPage || event.ctrlKey || event.metaKey) {
      const turn = Math.max(-100, Math.min(100, event.deltaY * unit));
      surface.zoom(Math.exp(-turn / 250), x, y);
    } else {
      surface.pan(-event.deltaX * unit, -event.deltaY * unit);
    }
  });

  let pressed: { id: number; from: Point; last: Point; moved: boolean } | undefined;
  on(canvas, "pointerdown", (event) => {
    if (event.pointerType === "touch" && !event.isPrimary) return;
    canvas.setPointerCapture(event.pointerId);
    pressed = { id: event.pointerId, from: at(event), last: at(event), moved: false };
  });
  let resting: ReturnType<typeof setTimeout> | undefined;
  on(canvas, "pointermove", (event) => {
    const now = at(event);
    if (pressed?.id === event.pointerId && !fingers) {
      const { from, last } = pressed;
      pressed.moved ||= Math.hypot(now.x - from.x, now.y - from.y) > STILL;
      if (pressed.moved && (event.pointerType !== "touch" || isActive())) {
        surface.pan(now.x - last.x, now.y - last.y);
        pressed.last = now;
      }
    } else if (!pressed && event.pointerType !== "touch") {
      clearTimeout(resting);
      const node = surface.nodeAt(now.x, now.y);
      // From one table to the next at once.
      if (surface.isHovering()) surface.hover(node);
      else if (node !== undefined) resting = setTimeout(() => surface.hover(node), REST);
    }
  });
  on(canvas, "pointerup", (event) => {
    if (pressed?.id === event.pointerId && !pressed.moved && !fingers) {
      activate(true);
      const { x, y } = at(event);
      surface.choose(surface.nodeAt(x, y));
    } else if (pressed && event.pointerType !== "touch") {
      activate(true);
    }
    pressed = undefined;
  });
  on(canvas, "pointercancel", (event) => {
    if (event.pointerType === "touch" && !fingers && !isActive()) surface.hint("Tap to move the diagram, pinch to zoom");
    pressed = undefined;
  });
  on(canvas, "pointerleave", () => {
    clearTimeout(resting);
    surface.hover(undefined);
  });

  // Two fingers are for the diagram.
  let fingers: { middle: Point; apart: number } | undefined;
  const touched = (event: TouchEvent) => {
    const [first, second] = event.touches;
    if (!first || !second) {
      if (!event.touches.length) fingers = undefined;
      return;
    }
    if (event.cancelable) event.preventDefault();
    const [a, b] = [at(first), at(second)];
    const now = { middle: { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 }, apart: Math.max(1, Math.hypot(a.x - b.x, a.y - b.y)) };
    if (fingers && event.type === "touchmove") {
      surface.pan(now.middle.x - fingers.middle.x, now.middle.y - fingers.middle.y);
      surface.zoom(now.apart / fingers.apart, now.middle.x, now.middle.y);
    }
    fingers = now;
  };
  on(canvas, "touchstart", touched);
  on(canvas, "touchmove", touched);
  on(canvas, "touchend", touched);
  on(canvas, "touchcancel", touched);

  on(isPage ? window : canvas, "keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.composedPath()[0] instanceof HTMLInputElement) return;
    const work = KEYS[event.key];
    if (event.key === "Escape") activate(false);
    else if (work) {
      event.preventDefault();
      work(surface);
    }
  });
  on(root, "mouseleave", () => activate(false));
  on(root, "focusout", (event) => {
    if (event.relatedTarget && !root.contains(event.relatedTarget as globalThis.Node)) activate(false);
  });
}

const KEYS: Record<string, (surface: Surface) => void> = {
  "+": (surface) => surface.zoom(STEP),
  "=": (surface) => surface.zoom(STEP),
  "-": (surface) => surface.zoom(1 / STEP),
  "0": (surface) => surface.zoom(1 / surface.level()),
  "1": (surface) => surface.fit(),
  "/": (surface) => surface.find(),
  ArrowLeft: (surface) => surface.pan(ARROW, 0),
  ArrowRight: (surface) => surface.pan(-ARROW, 0),
  ArrowUp: (surface) => surface.pan(0, ARROW),
  ArrowDown: (surface) => surface.pan(0, -ARROW),
};
