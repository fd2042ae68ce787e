import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { crowfoot } from "./crowfoot.mjs";
import { loaded, snapshots } from "./drizzle-lines.mjs";

/** Writes a design with its first migration; returns the text of the schema and the snapshot. */
export function written(source, exporter, line, folder, options = []) {
  crowfoot(["convert", source, ...options, "--to", exporter, "--line", line, "--layout", "file", "--migrations", "--out", folder]);
  const read = (path) => readFileSync(join(folder, path), "utf8");
  const at = line === "1.0" ? readdirSync(join(folder, "drizzle"))[0] + "/snapshot.json" : "meta/0000_snapshot.json";
  return { schema: read("schema.ts"), snapshot: JSON.parse(read(`drizzle/${at}`)) };
}

/** Holds that drizzle-kit would write the same snapshot, so that its `generate` finds nothing to do. */
export async function assertSettled({ schema, snapshot }, exporter, line, what) {
  const [, kit] = await snapshots(line, exporter, loaded(line, { "schema.ts": schema }));
  assert.deepEqual(comparable(snapshot), comparable(kit), what);
}

/** A snapshot without what differs from one to the next, its entities by what they are. */
export function comparable(snapshot) {
  const { id: _, prevId: _1, prevIds: _2, ddl, ...rest } = JSON.parse(JSON.stringify(snapshot));
  if (!ddl) return rest;
  const key = (entity) => [entity.entityType, entity.schema, entity.table, entity.name].join("|");
  const entities = Object.fromEntries(ddl.map((entity) => [key(entity), entity]));
  // Two of one name would hide each other.
  assert.equal(Object.keys(entities).length, ddl.length);
  return { ...rest, entities };
}
