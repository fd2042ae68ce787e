import { relations } from "drizzle-orm"
import { teams, users, projects, tasks } from "./schema"

export const teamsRelations = relations(teams, ({ one, many }) => ({
  lead: one(users, {
    fields: [teams.leadId],
    references: [users.id],
    relationName: "teams_lead_id",
  }),
  users: many(users, { relationName: "users_team_id" }),
  projects: many(projects),
}))

export const usersRelations = relations(users, ({ one, many }) => ({
  team: one(teams, {
    fields: [users.teamId],
    references: [teams.id],
    relationName: "users_team_id",
  }),
  teams: many(teams, { relationName: "teams_lead_id" }),
  tasks: many(tasks),
}))

export const projectsRelations = relations(projects, ({ one, many }) => ({
  team: one(teams, { fields: [projects.teamId], references: [teams.id] }),
  tasks: many(tasks),
}))

export const tasksRelations = relations(tasks, ({ one }) => ({
  project: one(projects, { fields: [tasks.projectId], references: [projects.id] }),
  assignee: one(users, { fields: [tasks.assigneeId], references: [users.id] }),
}))
