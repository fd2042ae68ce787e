import { relations, sql } from 'drizzle-orm';
import { check, pgTable, text, varchar } from 'drizzle-orm/pg-core';
import { ulid } from 'ulid';
import { timestamps } from './columns';
import { priorityEnum } from './enums';
import { tasks } from './tasks';
import { teams } from './teams';

export const projects = pgTable(
  'projects',
  {
    id: text()
      .primaryKey()
      .$defaultFn(() => ulid()),
    teamId: text()
      .notNull()
      .references(() => teams.id, { onDelete: 'restrict' }),
    priority: priorityEnum().notNull(),
    kind: varchar({ length: 20 }).default('site').notNull(),
    ...timestamps,
  },
  (table) => [check('projects_kind_check', sql`${table.kind} IN ('site', 'shop')`)],
);

export type Project = typeof projects.$inferSelect;
export type NewProject = typeof projects.$inferInsert;

export const projectsRelations = relations(projects, ({ one, many }) => ({
  team: one(teams, { fields: [projects.teamId], references: [teams.id] }),
  tasks: many(tasks),
}));
