// The design of an element: a link, a text within it, or a file of its site.
import { read } from "./importing";

/** A design as the viewer takes it, and what a link to it carries, once that is known. */
export interface Design {
  packed: Uint8Array;
  link?: string;
  skipped?: number;
}

// The largest packing that is inflated, in bytes: MAX_PACKED_BYTES of crates/share.
const MOST = 32 * 1024 * 1024;

const DAMAGED = "The link is damaged, was cut short, or was created by a newer Crowfoot.";
const LARGE = "The design in the link is too large to open.";

export async function design(element: HTMLElement): Promise<Design> {
  const format = element.getAttribute("format") ?? undefined;
  const model = element.getAttribute("model");
  if (model) return linked(model);
  const src = element.getAttribute("src");
  if (src) {
    const address = new URL(src, document.baseURI);
    if (address.origin !== location.origin) throw new Error("src has to be a file of this site.");
    const response = await fetch(address);
    if (!response.ok) throw new Error(`${src} could not be loaded (${response.status}).`);
    return read(await response.text(), address.pathname.split("/").pop() ?? "", format);
  }
  const block = element.querySelector('script[type^="text/"], pre, textarea') ?? element;
  const text = block.textContent ?? "";
  if (!text.trim()) throw new Error("There is no design here.");
  return read(text, "", format);
}

/** The design of a link, or of what it carries behind its `#`. */
export async function linked(model: string): Promise<Design> {
  const link = model.split("#").pop()!.trim();
  if (!link) throw new Error("There is no design in this link.");
  // Links of other versions are judged where the codec is.
  if (link[0] === "1") return { packed: await inflated(link), link };
  return link[0] === "2" ? { packed: await repacked(link), link } : read(link, "", "link");
}

/** The same of a link of version 2, whose reader is fetched only now. */
async function repacked(link: string): Promise<Uint8Array> {
  const reader = await import("reader");
  await reader.default();
  const packed = reader.packed(link);
  if (!packed) throw new Error(packed === null ? LARGE : DAMAGED);
  return packed;
}

/** Lays out a design that leaves that to whoever opens it. */
export const placed = (design: Design): Promise<Design> => read(design.link ?? "", "", "link");

/** What a link of version 1 carries. Browsers inflate and read base64 themselves; in the module that would take 7 KB. */
async function inflated(link: string): Promise<Uint8Array> {
  try {
    const text = link.slice(1).replaceAll("-", "+").replaceAll("_", "/");
    const deflated = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
    const reader = new Blob([deflated]).stream().pipeThrough(new DecompressionStream("deflate-raw")).getReader();
    const chunks: Uint8Array<ArrayBuffer>[] = [];
    for (let size = 0; ; ) {
      const { done, value } = await reader.read();
      if (done) return new Uint8Array(await new Blob(chunks).arrayBuffer());
      size += value.length;
      if (size > MOST) throw new RangeError();
      chunks.push(value);
    }
  } catch (error) {
    throw new Error(error instanceof RangeError ? LARGE : DAMAGED);
  }
}
