import { relations } from 'drizzle-orm';
import { type AnyPgColumn, pgTable, text, varchar } from 'drizzle-orm/pg-core';
import { ulid } from 'ulid';
import { timestamps } from './columns';
import { projects } from './projects';
import { users } from './users';

export const teams = pgTable('teams', {
  id: text()
    .primaryKey()
    .$defaultFn(() => ulid()),
  name: varchar({ length: 80 }).notNull(),
  leadId: text().references((): AnyPgColumn => users.id, { onDelete: 'set null' }),
  ...timestamps,
});

export type Team = typeof teams.$inferSelect;
export type NewTeam = typeof teams.$inferInsert;

export const teamsRelations = relations(teams, ({ one, many }) => ({
  lead: one(users, {
    fields: [teams.leadId],
    references: [users.id],
    relationName: 'teams_lead_id',
  }),
  users: many(users, { relationName: 'users_team_id' }),
  projects: many(projects),
}));
