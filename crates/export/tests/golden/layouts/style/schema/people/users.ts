import { sql } from "drizzle-orm"
import { type AnySQLiteColumn, check, sqliteTable, text } from "drizzle-orm/sqlite-core"
import { ulid } from "ulid"
import { teams } from "./teams"

/** People of a team. */
export const users = sqliteTable(
  "users",
  {
    id: text("id")
      .primaryKey()
      .$defaultFn(() => ulid()),
    email: text("email", { length: 255 }).notNull().unique(),
    teamId: text("team_id")
      .notNull()
      .references((): AnySQLiteColumn => teams.id, { onDelete: "cascade" }),
    role: text("role", { enum: ["owner", "member"] })
      .default("member")
      .notNull(),
    createdAt: text("created_at")
      .default(sql`CURRENT_TIMESTAMP`)
      .notNull(),
    updatedAt: text("updated_at")
      .default(sql`CURRENT_TIMESTAMP`)
      .notNull(),
  },
  (table) => [check("users_role_check", sql`${table.role} in ('owner', 'member')`)],
)

export type User = typeof users.$inferSelect
export type NewUser = typeof users.$inferInsert
