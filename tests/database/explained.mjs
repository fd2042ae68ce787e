/** Files that cannot come out equal although nothing is wrong with them or with us, and why. */
export const EXPLAINED = {
  "mysql/skeema-mariadb-fixtures.sql": "a server older than VECTOR refuses statements, and of MariaDB's own types in the table behind them nothing is left",
  "mysql/skeema-mysql8-fixtures.sql": "MariaDB refuses functional keys, invisible columns, SRID and linear keys with an algorithm of MySQL 8, which the import makes sense of",
  "pg/skihub-supabase-migrations.sql": "PostgreSQL refuses most of it: it builds on tables that were made by hand, of which a comment and row security are not kept, and functions end in the middle",
};
