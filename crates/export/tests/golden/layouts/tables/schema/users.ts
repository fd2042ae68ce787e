import { relations } from 'drizzle-orm';
import { type AnyPgColumn, pgEnum, pgTable, text, varchar } from 'drizzle-orm/pg-core';
import { ulid } from 'ulid';
import { timestamps } from './columns';
import { tasks } from './tasks';
import { teams } from './teams';

export const roleEnum = pgEnum('role', ['owner', 'member']);

/** People of a team. */
export const users = pgTable('users', {
  id: text()
    .primaryKey()
    .$defaultFn(() => ulid()),
  email: varchar({ length: 255 }).notNull().unique(),
  teamId: text()
    .notNull()
    .references((): AnyPgColumn => teams.id, { onDelete: 'cascade' }),
  role: roleEnum().default('member').notNull(),
  ...timestamps,
});

export type User = typeof users.$inferSelect;
export type NewUser = typeof users.$inferInsert;

export const usersRelations = relations(users, ({ one, many }) => ({
  team: one(teams, {
    fields: [users.teamId],
    references: [teams.id],
    relationName: 'users_team_id',
  }),
  teams: many(teams, { relationName: 'teams_lead_id' }),
  tasks: many(tasks),
}));
