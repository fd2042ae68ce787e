import { relations } from 'drizzle-orm';
import { pgTable, text, timestamp } from 'drizzle-orm/pg-core';
import { ulid } from 'ulid';
import { timestamps } from './columns';
import { priorityEnum } from './enums';
import { projects } from './projects';
import { users } from './users';

export const tasks = pgTable('tasks', {
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

export const tasksRelations = relations(tasks, ({ one }) => ({
  project: one(projects, { fields: [tasks.projectId], references: [projects.id] }),
  assignee: one(users, { fields: [tasks.assigneeId], references: [users.id] }),
}));
