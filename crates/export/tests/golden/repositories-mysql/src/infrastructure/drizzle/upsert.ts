import { type SQL, sql } from 'drizzle-orm';
import type { MySqlColumn } from 'drizzle-orm/mysql-core';

/** The value of a column in the row that an upsert has tried to insert. */
export function excluded(column: MySqlColumn): SQL {
  return sql`values(${sql.identifier(column.name)})`;
}

/**
 * MySQL takes a duplicate of any key for the row to update. This keeps the rows of other keys as they are: a key cannot
 * be null, so that the statement fails.
 */
export function sameRow(column: MySqlColumn): SQL {
  return sql`if(${column} = ${excluded(column)}, ${column}, null)`;
}
