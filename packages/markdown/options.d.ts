export interface Options {
  /**
   * What becomes of a fence: `element` (the default) needs the script `crowfoot-erd.js` in the page, `svg` and `live` the
   * command `crowfoot` when the site is built. A fence may choose with `render=svg`.
   */
  render?: "element" | "svg" | "live";
  /** The command `crowfoot`, if it is not on the path. */
  command?: string;
}
