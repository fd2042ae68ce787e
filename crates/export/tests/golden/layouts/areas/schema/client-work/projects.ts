import { sql } from 'drizzle-orm';
import { check, snakeCase, text, varchar } from 'drizzle-orm/pg-core';
import { ulid } from 'ulid';
import { timestamps } from '../columns';
import { teams } from '../people/teams';
import { priorityEnum } from './enums';

export const projects = snakeCase.table(
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
