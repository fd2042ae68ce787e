/** Files that cannot come out equal although nothing is wrong with them or with us, and why. */
export const EXPLAINED = {
  "pg/skihub-supabase-migrations.sql": "PostgreSQL refuses most of it: it builds on tables that were made by hand, and functions end in the middle",
};
