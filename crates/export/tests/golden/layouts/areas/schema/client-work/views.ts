import { sql } from 'drizzle-orm';
import { pgView, text } from 'drizzle-orm/pg-core';
import { priorityEnum } from './enums';

export const openTasksView = pgView('open_tasks', {
  id: text('id').notNull(),
  priority: priorityEnum('priority').notNull(),
}).as(sql`SELECT id, priority FROM tasks WHERE deleted_at IS NULL`);
