// The page's own style sheet goes with the app, so the rescue page brings what it needs.
export const STYLE = `
:root { color-scheme: light; --ink: #1d2026; --muted: #5d626c; --ground: #f4f3f1; --raised: #fff; --rule: #d5d3cf; --accent: #3b4cc0; --on-accent: #fff; --warn: #8a5200; }
@media (prefers-color-scheme: dark) { :root:not([data-theme="light"]) { ${dark()} } }
:root[data-theme="dark"] { ${dark()} }
* { box-sizing: border-box; }
body { margin: 0; min-height: 100vh; font: 14px/22px ui-sans-serif, system-ui, sans-serif; color: var(--ink); background: var(--ground); }
main { max-width: 640px; margin: 0 auto; padding: max(32px, 12vh) 24px 48px; }
h1 { margin: 0 0 12px; font-size: 20px; line-height: 28px; }
h1:focus { outline: none; }
p { margin: 0 0 12px; overflow-wrap: anywhere; }
p:empty { display: none; }
.warning { color: var(--warn); font-weight: 600; }
.status { color: var(--muted); }
.actions { display: flex; flex-wrap: wrap; gap: 8px; margin: 20px 0; }
button { min-height: 32px; padding: 0 14px; border: 1px solid var(--rule); border-radius: 6px; font: inherit; color: inherit; background: var(--raised); cursor: pointer; }
button:hover { border-color: var(--muted); }
button.primary { border-color: transparent; color: var(--on-accent); background: var(--accent); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
details { padding: 12px 0; border-top: 1px solid var(--rule); }
summary { cursor: pointer; font-weight: 600; }
ul { margin: 8px 0 0; padding: 0; list-style: none; }
li { display: flex; align-items: center; gap: 12px; padding: 4px 0; }
li span { flex: 1; overflow-wrap: anywhere; }
small { font-size: 13px; color: var(--muted); }
pre { max-height: 240px; overflow: auto; margin: 12px 0; padding: 12px; border: 1px solid var(--rule); border-radius: 6px; font: 12px/18px ui-monospace, monospace; white-space: pre-wrap; overflow-wrap: anywhere; background: var(--raised); }
`;

function dark() {
  return "color-scheme: dark; --ink: #ebecef; --muted: #a3a8b2; --ground: #131416; --raised: #1f2125; --rule: #393c42; --accent: #8fa2ff; --on-accent: #14172b; --warn: #e8b45c;";
}
