import assert from "node:assert/strict";
import { after, test } from "node:test";
import { stop as stopMariadb, withMariadb } from "../support/mariadb.mjs";
import { stop as stopPostgres, withPostgres } from "../support/postgres.mjs";
import { typed } from "../support/specimens.mjs";
import { withSqlite } from "../support/sqlite.mjs";
import { forMariadb } from "./mariadb-syntax.mjs";
import { TEXTS } from "./typed-texts.mjs";

// What people type, right and wrong, is typed into a design and the design is written as a script, which the database
// judges. What it refuses has a finding, and a notice in every script and Drizzle schema; what it takes has none.

after(stopMariadb);
after(stopPostgres);

const DIALECTS = Object.keys(TEXTS);
const cases = DIALECTS.flatMap((dialect) => TEXTS[dialect].map(([kind, text]) => ({ dialect, kind, text })));

/** Found, though the database takes the script: what it is found for fails later, or in MySQL itself. */
const LATER = {
  postgres: [],
  // Functional indexes are left out for MariaDB, which has none.
  mysql: [/^index /],
  // A default is only looked at when a row is written.
  sqlite: [/^column .* = \w+\(.*\)$/],
};

/** Why each of many scripts is refused by an engine, or null; each is run in an empty database. */
const ENGINES = {
  async postgres(scripts) {
    return withPostgres(async (database) => {
      const answers = [];
      for (const sql of scripts) {
        const error = await database.exec(`BEGIN; ${sql}`).then(() => null, (error) => error.message);
        await database.exec("ROLLBACK; RESET search_path");
        answers.push(error);
      }
      return answers;
    });
  },
  async mysql(scripts, isFound) {
    return withMariadb((database) => {
      const fresh = (sql) => `DROP DATABASE IF EXISTS typed; CREATE DATABASE typed; USE typed;\n${forMariadb(sql)}\n`;
      const answers = scripts.map(() => null);
      const lines = (sql) => sql.split("\n").length - 1;
      const together = scripts.map((sql, at) => ({ sql: fresh(sql), at })).filter(({ at }) => !isFound(scripts[at]));
      for (const { line, message } of database.attempt(together.map(({ sql }) => sql).join(""))) {
        let end = 0;
        const own = together.find(({ sql }) => line <= (end += lines(sql)));
        if (own) answers[own.at] ??= message;
      }
      // A quote that is not closed would swallow the scripts that follow.
      for (const [at, sql] of scripts.entries()) {
        if (!isFound(sql)) continue;
        try {
          database.run(fresh(sql));
        } catch (error) {
          answers[at] = error.message.split("\n")[0];
        }
      }
      return answers;
    });
  },
  async sqlite(scripts) {
    const answers = [];
    for (const sql of scripts) {
      const run = (database) => {
        try {
          database.run(sql);
          return null;
        } catch (error) {
          return error.message;
        }
      };
      answers.push(await withSqlite(run));
    }
    return answers;
  },
};

const judged = typed(cases);

for (const target of DIALECTS) {
  test(`what ${target} refuses is announced, and nothing else`, async () => {
    const scripts = [...new Set(judged.map((own) => own.scripts[target].sql))];
    const found = new Set(judged.filter((own) => own.findings.length > 0).map((own) => own.scripts[target].sql));
    const all = await ENGINES[target](scripts, (sql) => found.has(sql));
    const answers = new Map(all.map((answer, at) => [scripts[at], answer]));
    const wrong = [];
    const counts = { refused: 0, taken: 0 };
    for (const [at, { dialect, kind, text }] of cases.entries()) {
      const { findings, scripts } = judged[at];
      const { sql, notices, drizzle } = scripts[target];
      const refused = answers.get(sql);
      const isOwn = dialect === target;
      const say = (what) => wrong.push(`${dialect} in ${target}, ${kind} «${text}»: ${what}; ${[refused, ...findings, ...notices].join(" | ")}`);
      counts[refused === null ? "taken" : "refused"] += 1;
      if (refused !== null) {
        if (isOwn && findings.length === 0) say("refused without a finding");
        if (isOwn && drizzle.length === 0) say("refused without a notice of Drizzle");
        if (notices.length === 0) say("refused without a notice");
      } else {
        const isLater = LATER[target].some((pattern) => pattern.test(`${kind} ${text}`));
        const announced = notices.filter((notice) => /The script (will|may) fail/.test(notice));
        if (announced.length > 0 && !isLater) say("announced, but taken");
        // What is left out of the script has a notice; what is not fails as a type or an expression.
        const found = findings.filter((finding) => /^STR(009|010)/.test(finding));
        if (isOwn && found.length > 0 && notices.length === 0 && !isLater) say("found, but taken");
      }
    }
    assert.deepEqual(wrong, []);
    assert.ok(counts.refused > 50 && counts.taken > 50, JSON.stringify(counts));
  });
}
