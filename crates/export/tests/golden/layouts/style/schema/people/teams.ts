import { sql } from "drizzle-orm"
import { type AnySQLiteColumn, sqliteTable, text } from "drizzle-orm/sqlite-core"
import { ulid } from "ulid"
import { users } from "./users"

export const teams = sqliteTable("teams", {
  id: text("id")
    .primaryKey()
    .$defaultFn(() => ulid()),
  name: text("name", { length: 80 }).notNull(),
  leadId: text("lead_id").references((): AnySQLiteColumn => users.id, { onDelete: "set null" }),
  createdAt: text("created_at")
    .default(sql`CURRENT_TIMESTAMP`)
    .notNull(),
  updatedAt: text("updated_at")
    .default(sql`CURRENT_TIMESTAMP`)
    .notNull(),
})

export type Team = typeof teams.$inferSelect
export type NewTeam = typeof teams.$inferInsert
