const MARK = String.raw`^--\s*(?:\+goose Down|\+migrate Down|migrate:down)\b`;
const NEXT = String.raw`^--\s*(?:\+goose Up|\+migrate Up|migrate:up)\b`;

/** A migration without the part that undoes the rest. Lines keep their numbers. */
export function forth(text) {
  return text.replace(new RegExp(`${MARK}[^]*?(?=${NEXT}|$(?![^]))`, "gim"), (part) => part.replace(/[^\n]/g, ""));
}
