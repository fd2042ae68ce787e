// The style of an element, as an object: no policy for style sheets stands in its way.
const CSS = `
:host { display: block }
:host([hidden]) { display: none }
.root { position: relative; height: var(--height, 420px); --paper: #fff; --ink: #1c2230; --line: #c9ced8; font: 13px/1.4 system-ui, sans-serif; border-radius: inherit }
.root[dark] { --paper: #1b1f27; --ink: #e4e8ef; --line: #414957 }
.root:not([shown]) { height: auto; min-height: var(--height, 420px); font: inherit }
.root[touch]:not([shown]) { min-height: 0; cursor: pointer }
.root[page] { height: 100% }
.root[shown] slot, .root:not([shown]) .all { display: none }
.all { color-scheme: light; position: absolute; inset: 0; overflow: hidden; color: var(--ink); border-radius: inherit }
.root[dark] .all { color-scheme: dark }
canvas { position: absolute; width: 100%; height: 100%; touch-action: pan-x pan-y; cursor: grab; outline-offset: -2px }
.root[active] canvas { touch-action: none }
canvas:active { cursor: grabbing }
button, input, select, .open { font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--line); border-radius: 5px; min-height: 28px; min-width: 28px; padding: 0 7px; box-sizing: border-box }
button:hover { border-color: currentColor }
.bar { position: absolute; display: flex; gap: 4px; align-items: center }
.bar output { min-width: 44px; text-align: center; background: var(--paper); border-radius: 5px }
.top { top: 8px; left: 8px; right: 8px; flex-wrap: wrap }
.top select { max-width: 45% }
.view { right: 8px; bottom: 8px }
.open { margin-left: auto; text-decoration: none; display: flex; align-items: center }
.list { position: absolute; top: 42px; bottom: 8px; left: 8px; width: min(300px, 100% - 16px); box-sizing: border-box; overflow: auto; padding: 8px; background: var(--paper); border: 1px solid var(--line); border-radius: 7px }
.list input { width: 100% }
.list ul { list-style: none; margin: 6px 0; padding: 0 }
.list li button { border: 0; width: 100%; text-align: left; overflow-wrap: anywhere; min-height: 24px }
.list td button, .list p button { border: 0; min-height: 24px; width: auto; padding: 0 2px; text-decoration: underline }
.list [aria-current] { font-weight: 600 }
.list h3 { font-size: 14px; margin: 8px 0 2px; overflow-wrap: anywhere }
.list p { margin: 2px 0 }
.list table { border-collapse: collapse; width: 100% }
.list th, .list td { text-align: left; vertical-align: top; padding: 2px 6px 2px 0; border-top: 1px solid var(--line); font-weight: 400; overflow-wrap: anywhere }
.hint { position: absolute; left: 50%; top: 50%; translate: -50% -50%; padding: 6px 12px; border-radius: 6px; background: var(--ink); color: var(--paper); opacity: 0; transition: opacity 0.2s; pointer-events: none }
.hint.seen { opacity: 0.9 }
.note { margin: 0; padding: 8px; font: 13px/1.4 system-ui, sans-serif }
.root[page] .note { position: fixed; inset: 40% 24px auto; text-align: center }
.note:empty { display: none }
[hidden] { display: none !important }
@media (prefers-reduced-motion: reduce) { .hint { transition: none } }
@media print { .bar, .list { display: none } }
`;

let sheet: CSSStyleSheet | undefined;

export function style(root: ShadowRoot): void {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(CSS);
  }
  root.adoptedStyleSheets = [sheet];
}
