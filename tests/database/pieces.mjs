/**
 * A script in pieces that can be run one by one: from each statement of its ledger up to the next, as far as they
 * begin on lines of their own. `{ line, text }`, lines from 1.
 */
export function pieces(sql, ledger) {
  const lines = sql.split("\n");
  const starts = [...new Set(ledger.map((entry) => entry.line))].sort((one, other) => one - other);
  const all = [];
  for (const [at, line] of starts.entries()) {
    const text = lines.slice(line - 1, (starts[at + 1] ?? lines.length + 1) - 1).join("\n");
    const last = all.at(-1);
    // What is made within CREATE SCHEMA is an entry of its own, but no statement of its own.
    if (last && /^CREATE SCHEMA\b/i.test(last.text) && !/;\s*$/.test(last.text.replace(/--.*$/gm, ""))) last.text += `\n${text}`;
    else all.push({ line, text });
  }
  return all;
}

/** How many things a single piece may lack. */
const MOST = 40;

/**
 * Runs pieces one after the other. Returns `{ line, message }` of those that fail. `granted` may answer a message with
 * a statement that makes what is lacking; the piece is then tried again.
 */
export async function attempted(all, run, granted = () => undefined) {
  const refused = [];
  for (const { line, text } of all) {
    for (let tries = 0; ; tries += 1) {
      const error = await failure(run, text);
      const help = error && tries < MOST ? granted(error.message) : undefined;
      if (help && !(await failure(run, help))) continue;
      if (error) refused.push({ line, message: error.message.split("\n")[0] });
      break;
    }
  }
  return refused;
}

async function failure(run, text) {
  try {
    await run(text);
    return undefined;
  } catch (error) {
    return error;
  }
}
