import { sql } from "drizzle-orm"
import { check, sqliteTable, text } from "drizzle-orm/sqlite-core"
import { ulid } from "ulid"
import { users } from "../people/users"
import { projects } from "./projects"

export const tasks = sqliteTable(
  "tasks",
  {
    id: text("id")
      .primaryKey()
      .$defaultFn(() => ulid()),
    projectId: text("project_id")
      .notNull()
      .references(() => projects.id, { onDelete: "cascade" }),
    assigneeId: text("assignee_id").references(() => users.id, { onDelete: "set null" }),
    priority: text("priority", { enum: ["low", "high"] }).notNull(),
    createdAt: text("created_at")
      .default(sql`CURRENT_TIMESTAMP`)
      .notNull(),
    updatedAt: text("updated_at")
      .default(sql`CURRENT_TIMESTAMP`)
      .notNull(),
    deletedAt: text("deleted_at"),
  },
  (table) => [check("tasks_priority_check", sql`${table.priority} in ('low', 'high')`)],
)

export type Task = typeof tasks.$inferSelect
export type NewTask = typeof tasks.$inferInsert
