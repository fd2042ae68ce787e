// Starts the viewer, and says so where it cannot show anything.
import start from "glue";

// The largest packing that is inflated, in bytes: MAX_PACKED_BYTES of crates/share.
const MOST = 32 * 1024 * 1024;

const say = (reason) => {
  console.error(reason);
  document.getElementById("message").textContent = "The diagram cannot be shown. Reload the page to try again.";
};
// A panic or a trap: nothing goes on after it.
addEventListener("error", ({ error }) => say(error));

/** What a link carries behind its version; null where that is too large, undefined where it is damaged. */
async function inflated(link) {
  try {
    const text = link.split("#").pop().trim().slice(1).replaceAll("-", "+").replaceAll("_", "/");
    const deflated = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
    const reader = new Blob([deflated]).stream().pipeThrough(new DecompressionStream("deflate-raw")).getReader();
    const chunks = [];
    for (let size = 0; ; ) {
      const { done, value } = await reader.read();
      if (done) return new Uint8Array(await new Blob(chunks).arrayBuffer());
      size += value.length;
      if (size > MOST) return null;
      chunks.push(value);
    }
  } catch {
    return undefined;
  }
}

const packed = inflated(location.hash);
fetch(document.querySelector("link[rel=preload]").href)
  .then(async (response) => {
    const bytes = await packed;
    window.crowfootPacked = () => bytes;
    await start({ module_or_path: response });
  })
  .catch(say);
