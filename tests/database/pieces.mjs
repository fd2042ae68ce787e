/**
 * A script in pieces that can be run one by one: from each statement of its ledger up to the next, as far as they
 * begin on lines of their own. `{ line, text }`, lines from 1.
 */
export function pieces(sql, ledger) {
  const lines = sql.split("\n");
  const starts = [...new Set(ledger.map((entry) => entry.line))].sort((one, other) => one - other);
  return starts.map((line, at) => ({ line, text: lines.slice(line - 1, (starts[at + 1] ?? lines.length + 1) - 1).join("\n") }));
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
