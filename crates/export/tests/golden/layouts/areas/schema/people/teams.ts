import { type AnyPgColumn, snakeCase, text, varchar } from 'drizzle-orm/pg-core';
import { ulid } from 'ulid';
import { timestamps } from '../columns';
import { users } from './users';

export const teams = snakeCase.table('teams', {
  id: text()
    .primaryKey()
    .$defaultFn(() => ulid()),
  name: varchar({ length: 80 }).notNull(),
  leadId: text().references((): AnyPgColumn => users.id, { onDelete: 'set null' }),
  ...timestamps,
});

export type Team = typeof teams.$inferSelect;
export type NewTeam = typeof teams.$inferInsert;
