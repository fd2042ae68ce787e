/** SQLite takes 32,766 parameters in a statement; an upsert has some of its own. */
const MAX_PARAMETERS = 32_766 - 100;
const MAX_ROWS = 500;

/** Splits rows so that the parameters of a batch fit into one statement. */
export function* batches<Row extends object>(rows: readonly Row[]): Generator<Row[]> {
  const columns = Object.keys(rows[0] ?? {}).length;
  const size = Math.min(MAX_ROWS, Math.floor(MAX_PARAMETERS / Math.max(columns, 1)));
  for (let start = 0; start < rows.length; start += size) yield rows.slice(start, start + size);
}
