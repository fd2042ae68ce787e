/** What wasm-bindgen makes of `crates/viewer`, as far as it is used here. The build puts it in place of this name. */
declare module "glue" {
  export default function start(options: { module_or_path: Promise<Response> | Response }): Promise<unknown>;
  export class Viewer {
    static open(canvas: HTMLCanvasElement, packed: Uint8Array): Viewer | undefined;
    is_placed(): boolean;
    diagrams(): string;
    show(diagram: number, notation: number): string;
    outline(): string;
    set_dark(dark: boolean): void;
    resize(width: number, height: number): void;
    fit(): void;
    pan(dx: number, dy: number): void;
    zoom_by(factor: number, x: number, y: number): void;
    zoom(): number;
    reveal(node: number): void;
    node_at(x: number, y: number): number | undefined;
    select(node: number): void;
    bring_out(nodes: Uint32Array): void;
    focus(nodes: Uint32Array): void;
    paint(ratio: number): boolean;
    free(): void;
  }
}

/** The same of `crates/link-reader`. */
declare module "reader" {
  export default function start(): Promise<unknown>;
  export function packed(link: string): Uint8Array | null | undefined;
}

/** The address of the module, as the build names it. */
declare const MODULE: string;
/** The loader of the import worker, likewise. */
declare const WORKER: string;
