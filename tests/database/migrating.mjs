import { difference } from "./catalog/lines.mjs";

/**
 * Runs a migration forth and back on an engine, with rows and, where these do not fit, without. The engine has `empty()`,
 * `run(sql)`, `attempt(sql)` for a row, `rows(sql)`, and `catalog(script)`.
 *
 * Returns `{ verdict, reason }`: `whole` with rows all the way, `declared` where rows do not fit and the plan says so,
 * `manual` where the plan leaves something to a person, `refused` where the engine takes no script of a design itself,
 * and `broken`.
 */
export async function migrated(engine, migration) {
  const { old, up, down } = migration;
  let aim, start;
  try {
    aim = await built(engine, migration.new);
    start = await built(engine, old);
  } catch (error) {
    return { verdict: "refused", reason: error.message };
  }
  if ([up, down].some(({ hazards }) => hazards.some(({ kind }) => kind === "manual"))) return { verdict: "manual", reason: "" };
  let verdict = "whole";
  for (const row of migration.rows) await engine.attempt(row);
  const was = await values(engine, migration.same.map((table) => table.old));
  let failure = await failed(engine, up);
  if (failure) {
    if (!up.hazards.some(({ kind }) => kind === "may fail")) return broken("up fails, and nothing says that it may", failure, up);
    verdict = "declared";
    await built(engine, old);
    failure = await failed(engine, up);
    if (failure) return broken("up fails on empty tables", failure, up);
  }
  let lines = difference(await engine.catalog(migration.new), aim);
  if (lines.length > 0) return broken("up makes another database", lines.slice(0, 12).join("\n"), up);
  if (verdict === "whole") {
    const is = await values(engine, migration.same.map((table) => table.new));
    const lost = migration.same.findIndex((_, at) => is[at] !== was[at]);
    if (lost >= 0) return broken("rows are not the same", `${migration.same[lost].new[0]}\n${was[lost]}\n${is[lost]}`, up);
  }
  failure = await failed(engine, down);
  if (failure) {
    if (!down.hazards.some(({ kind }) => kind === "may fail")) return broken("down fails, and nothing says that it may", failure, down);
    verdict = "declared";
    await built(engine, migration.new);
    failure = await failed(engine, down);
    if (failure) return broken("down fails on empty tables", failure, down);
  }
  lines = difference(await engine.catalog(old), start);
  if (lines.length > 0) return broken("down makes another database", lines.slice(0, 12).join("\n"), down);
  if (verdict === "whole") {
    const back = await values(engine, migration.same.map((table) => table.old));
    const lost = migration.same.findIndex((_, at) => back[at] !== was[at]);
    if (lost >= 0) return broken("rows are not the same again", `${migration.same[lost].old[0]}\n${was[lost]}\n${back[lost]}`, down);
  }
  const reason = verdict === "whole" && migration.staged && (await staged(engine, migration, { aim, start }));
  return reason ? { verdict: "broken", reason } : { verdict, reason: "" };
}

/** What goes wrong where a migration is run in stages, and taken back in stages. */
async function staged(engine, migration, { aim, start }) {
  await built(engine, migration.old);
  for (const row of migration.rows) await engine.attempt(row);
  const was = await values(engine, migration.same.map((table) => table.old));
  const told = (what, why) => `${what}:\n${why}\n--- stages\n${migration.staged.map(({ kind, up, down }) => `-- ${kind}\n${up.flat().join("\n")}\n-- ${kind}, back\n${down.flat().join("\n")}`).join("\n")}`;
  for (const { kind, up } of migration.staged) {
    const failure = await failed(engine, { batches: up });
    if (failure) return told(`the stage ${kind} fails`, failure);
  }
  let lines = difference(await engine.catalog(migration.new), aim);
  if (lines.length > 0) return told("the stages make another database", lines.slice(0, 12).join("\n"));
  const is = await values(engine, migration.same.map((table) => table.new));
  const lost = migration.same.findIndex((_, at) => is[at] !== was[at]);
  if (lost >= 0) return told("rows are not the same after the stages", `${migration.same[lost].new[0]}\n${was[lost]}\n${is[lost]}`);
  for (const { kind, down } of migration.staged.toReversed()) {
    const failure = await failed(engine, { batches: down });
    if (failure) return told(`the stage ${kind} cannot be taken back`, failure);
  }
  lines = difference(await engine.catalog(migration.old), start);
  if (lines.length > 0) return told("the stages back make another database", lines.slice(0, 12).join("\n"));
  return undefined;
}

function broken(what, why, { batches, hazards }) {
  return { verdict: "broken", reason: `${what}:\n${why}\n--- plan\n${batches.map((batch) => batch.join("\n")).join("\n--\n")}\n--- hazards\n${hazards.map(({ kind, message }) => `${kind}: ${message}`).join("\n")}` };
}

async function built(engine, script) {
  await engine.empty();
  await engine.run(script);
  return engine.catalog(script);
}

/** What an engine says of the first batch that it refuses. */
async function failed(engine, { batches }) {
  for (const batch of batches) {
    try {
      await engine.run(batch.join("\n"));
    } catch (error) {
      await engine.rollback?.();
      return [error.message, error.detail].filter(Boolean).join("\n");
    }
  }
  return undefined;
}

/** The rows of tables, in any order, as text. */
async function values(engine, tables) {
  const found = [];
  for (const [table, columns] of tables) {
    const rows = columns.length > 0 ? await engine.rows(`SELECT ${columns.join(", ")} FROM ${table}`) : [await count(engine, table)];
    found.push(rows.map((row) => JSON.stringify(Object.values(row))).sort().join("\n"));
  }
  return found;
}

async function count(engine, table) {
  const [row] = await engine.rows(`SELECT count(*) AS n FROM ${table}`);
  return row;
}
