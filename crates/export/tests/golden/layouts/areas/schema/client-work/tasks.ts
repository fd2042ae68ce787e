import { snakeCase, text, timestamp } from 'drizzle-orm/pg-core';
import { ulid } from 'ulid';
import { timestamps } from '../columns';
import { users } from '../people/users';
import { priorityEnum } from './enums';
import { projects } from './projects';

export const tasks = snakeCase.table('tasks', {
  id: text()
    .primaryKey()
    .$defaultFn(() => ulid()),
  projectId: text()
    .notNull()
    .references(() => projects.id, { onDelete: 'cascade' }),
  assigneeId: text().references(() => users.id, { onDelete: 'set null' }),
  priority: priorityEnum().notNull(),
  ...timestamps,
  deletedAt: timestamp({ withTimezone: true }),
});

export type Task = typeof tasks.$inferSelect;
export type NewTask = typeof tasks.$inferInsert;
