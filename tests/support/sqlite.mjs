import initSqlJs from "sql.js";

/** Gives `work` an empty SQLite with foreign keys enforced: `run(sql)`, `rows(sql)` as objects, and `renew()` to empty it. */
export async function withSqlite(work) {
  const { Database } = await initSqlJs();
  let database = new Database();
  try {
    database.run("PRAGMA foreign_keys = ON");
    return await work({
      run: (sql) => database.run(sql),
      renew: () => {
        database.close();
        database = new Database();
        database.run("PRAGMA foreign_keys = ON");
      },
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
