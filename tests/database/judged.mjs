import assert from "node:assert/strict";
import { CORPUS, corpusText } from "../support/crowfoot.mjs";
import { testSchema } from "../support/gaps.mjs";
import { EXPLAINED } from "./explained.mjs";
import { corpusFiles } from "./inputs.mjs";
import { crossing, roundTrip, survival } from "./round-trip.mjs";

const FOLDERS = { pg: "postgres", mysql: "mysql", sqlite: "sqlite" };

/** The DDL runs, and importing what it made and exporting it again makes the same. Returns what is there then. */
export async function assertSurvives(engine, sql, options) {
  const found = await survival(engine, sql, options);
  assertVerdict(found, ["runs"]);
  return found.catalog;
}

/** Every file of the corpus: those of the engine's own dialect come out as they went in, all others run. */
export function testCorpus(engine) {
  for (const [folder, dialect] of Object.entries(FOLDERS)) {
    for (const path of corpusFiles(folder)) {
      if (dialect === engine.dialect) {
        testSchema(`${path}: what was imported is what is exported`, path, engine.dialect, async () => {
          const found = await roundTrip(engine, [corpusText(path)]);
          assertVerdict(found, EXPLAINED[path] ? ["equal", "refused", "explained", "differs"] : ["equal", "refused", "explained"]);
        });
      } else {
        testSchema(`${path} in ${engine.dialect}`, path, engine.dialect, async () => assertVerdict(await crossing(engine, [CORPUS + path], dialect), ["runs"]));
      }
    }
  }
}

/** Fails where a verdict is none of `allowed`, with what speaks against it. */
export function assertVerdict({ verdict, reason, difference }, allowed) {
  if (!allowed.includes(verdict)) assert.fail([`${verdict}: ${reason ?? "- is lost, + is new"}`, ...difference].join("\n"));
}
