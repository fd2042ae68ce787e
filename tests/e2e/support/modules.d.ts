/* What the database and TypeScript tests have in common with these. */

declare module "*/support/postgres.mjs" {
  interface Postgres {
    exec(sql: string): Promise<unknown>;
    query(sql: string): Promise<{ rows: Record<string, unknown>[] }>;
  }
  export function withPostgres<T>(work: (database: Postgres) => Promise<T>): Promise<T>;
}

declare module "*/support/sqlite.mjs" {
  interface Sqlite {
    run(sql: string): unknown;
    rows(sql: string): Record<string, unknown>[];
  }
  export function withSqlite<T>(work: (database: Sqlite) => Promise<T>): Promise<T>;
}

declare module "*/support/typescript.mjs" {
  export function typeErrors(files: Record<string, string>): string[];
}
