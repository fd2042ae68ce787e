import { type AnyPgColumn, pgEnum, snakeCase, text, varchar } from 'drizzle-orm/pg-core';
import { ulid } from 'ulid';
import { timestamps } from '../columns';
import { teams } from './teams';

export const roleEnum = pgEnum('role', ['owner', 'member']);

/** People of a team. */
export const users = snakeCase.table('users', {
  id: text()
    .primaryKey()
    .$defaultFn(() => ulid()),
  email: varchar({ length: 255 }).notNull().unique('users_email_unique'),
  teamId: text()
    .notNull()
    .references((): AnyPgColumn => teams.id, { onDelete: 'cascade' }),
  role: roleEnum().default('member').notNull(),
  ...timestamps,
});

export type User = typeof users.$inferSelect;
export type NewUser = typeof users.$inferInsert;
