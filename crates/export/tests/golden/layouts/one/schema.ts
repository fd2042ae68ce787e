import { relations, sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  check,
  pgEnum,
  pgTable,
  pgView,
  text,
  timestamp,
  varchar,
} from 'drizzle-orm/pg-core';
import { ulid } from 'ulid';

export const roleEnum = pgEnum('role', ['owner', 'member']);
export const priorityEnum = pgEnum('priority', ['low', 'high']);

const timestamps = {
  createdAt: timestamp('created_at', { withTimezone: true }).defaultNow().notNull(),
  updatedAt: timestamp('updated_at', { withTimezone: true }).defaultNow().notNull(),
};

export const teams = pgTable('teams', {
  id: text('id')
    .primaryKey()
    .$defaultFn(() => ulid()),
  name: varchar('name', { length: 80 }).notNull(),
  leadId: text('lead_id').references((): AnyPgColumn => users.id, { onDelete: 'set null' }),
  ...timestamps,
});

export type Team = typeof teams.$inferSelect;
export type NewTeam = typeof teams.$inferInsert;

/** People of a team. */
export const users = pgTable('users', {
  id: text('id')
    .primaryKey()
    .$defaultFn(() => ulid()),
  email: varchar('email', { length: 255 }).notNull().unique(),
  teamId: text('team_id')
    .notNull()
    .references((): AnyPgColumn => teams.id, { onDelete: 'cascade' }),
  role: roleEnum('role').default('member').notNull(),
  ...timestamps,
});

export type User = typeof users.$inferSelect;
export type NewUser = typeof users.$inferInsert;

export const projects = pgTable(
  'projects',
  {
    id: text('id')
      .primaryKey()
      .$defaultFn(() => ulid()),
    teamId: text('team_id')
      .notNull()
      .references(() => teams.id, { onDelete: 'restrict' }),
    priority: priorityEnum('priority').notNull(),
    kind: varchar('kind', { length: 20, enum: ['site', 'shop'] })
      .default('site')
      .notNull(),
    ...timestamps,
  },
  (table) => [check('projects_kind_check', sql`${table.kind} IN ('site', 'shop')`)],
);

export type Project = typeof projects.$inferSelect;
export type NewProject = typeof projects.$inferInsert;

export const tasks = pgTable('tasks', {
  id: text('id')
    .primaryKey()
    .$defaultFn(() => ulid()),
  projectId: text('project_id')
    .notNull()
    .references(() => projects.id, { onDelete: 'cascade' }),
  assigneeId: text('assignee_id').references(() => users.id, { onDelete: 'set null' }),
  priority: priorityEnum('priority').notNull(),
  ...timestamps,
  deletedAt: timestamp('deleted_at', { withTimezone: true }),
});

export type Task = typeof tasks.$inferSelect;
export type NewTask = typeof tasks.$inferInsert;

export const settings = pgTable('settings', {
  key: text('key').primaryKey(),
  value: text('value').notNull(),
});

export type Setting = typeof settings.$inferSelect;
export type NewSetting = typeof settings.$inferInsert;

export const teamsRelations = relations(teams, ({ one, many }) => ({
  lead: one(users, {
    fields: [teams.leadId],
    references: [users.id],
    relationName: 'teams_lead_id',
  }),
  users: many(users, { relationName: 'users_team_id' }),
  projects: many(projects),
}));

export const usersRelations = relations(users, ({ one, many }) => ({
  team: one(teams, {
    fields: [users.teamId],
    references: [teams.id],
    relationName: 'users_team_id',
  }),
  teams: many(teams, { relationName: 'teams_lead_id' }),
  tasks: many(tasks),
}));

export const projectsRelations = relations(projects, ({ one, many }) => ({
  team: one(teams, { fields: [projects.teamId], references: [teams.id] }),
  tasks: many(tasks),
}));

export const tasksRelations = relations(tasks, ({ one }) => ({
  project: one(projects, { fields: [tasks.projectId], references: [projects.id] }),
  assignee: one(users, { fields: [tasks.assigneeId], references: [users.id] }),
}));

export const openTasksView = pgView('open_tasks', {
  id: text('id').notNull(),
  priority: priorityEnum('priority').notNull(),
}).as(sql`SELECT id, priority FROM tasks WHERE deleted_at IS NULL`);
