import initSqlJs from "sql.js";

/** Gives `work` an empty SQLite with foreign keys enforced: `run(sql)`, and `rows(sql)` as objects. */
export async function withSqlite(work) {
  const { Database } = await initSqlJs();
  const database = new Database();
  try {
    database.run("PRAGMA foreign_keys = ON");
    return await work({
      run: (sql) => database.run(sql),
      rows: (sql) =>
        database
          .exec(sql)
          .flatMap(({ columns, values }) =>
            values.map((row) => Object.fromEntries(row.map((value, at) => [columns[at], value]))),
          ),
    });
  } finally {
    database.close();
  }
}
