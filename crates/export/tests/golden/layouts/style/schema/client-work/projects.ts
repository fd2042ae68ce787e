import { sql } from "drizzle-orm"
import { check, sqliteTable, text } from "drizzle-orm/sqlite-core"
import { ulid } from "ulid"
import { teams } from "../people/teams"

export const projects = sqliteTable(
  "projects",
  {
    id: text("id")
      .primaryKey()
      .$defaultFn(() => ulid()),
    teamId: text("team_id")
      .notNull()
      .references(() => teams.id, { onDelete: "restrict" }),
    priority: text("priority", { enum: ["low", "high"] }).notNull(),
    kind: text("kind", { length: 20 }).default("site").notNull(),
    createdAt: text("created_at")
      .default(sql`CURRENT_TIMESTAMP`)
      .notNull(),
    updatedAt: text("updated_at")
      .default(sql`CURRENT_TIMESTAMP`)
      .notNull(),
  },
  (table) => [
    check("projects_kind_check", sql`${table.kind} IN ('site', 'shop')`),
    check("projects_priority_check", sql`${table.priority} in ('low', 'high')`),
  ],
)

export type Project = typeof projects.$inferSelect
export type NewProject = typeof projects.$inferInsert
