import { relations } from 'drizzle-orm';
import {
  type AnyMySqlColumn,
  char,
  foreignKey,
  int,
  mysqlTable,
  type MySqlTableExtraConfigValue,
  primaryKey,
  unique,
  varchar,
} from 'drizzle-orm/mysql-core';
import { ulid } from 'ulid';

export const employees = mysqlTable(
  'employees',
  {
    id: char('id', { length: 26 })
      .primaryKey()
      .$defaultFn(() => ulid()),
    managerId: char('manager_id', { length: 26 }).references((): AnyMySqlColumn => employees.id, {
      onDelete: 'set null',
    }),
    mentorId: char('mentor_id', { length: 26 }),
    departmentId: char('department_id', { length: 26 }).references(
      (): AnyMySqlColumn => departments.id,
    ),
  },
  (table) => [
    foreignKey({
      name: 'mentors',
      columns: [table.mentorId],
      foreignColumns: [table.id],
    }),
  ],
);

export type Employee = typeof employees.$inferSelect;
export type NewEmployee = typeof employees.$inferInsert;

export const departments = mysqlTable(
  'departments',
  {
    id: char('id', { length: 26 })
      .primaryKey()
      .$defaultFn(() => ulid()),
    headId: char('head_id', { length: 26 })
      .notNull()
      .unique()
      .references((): AnyMySqlColumn => employees.id, { onDelete: 'restrict' }),
    deputyId: char('deputy_id', { length: 26 }),
  },
  (table): MySqlTableExtraConfigValue[] => [
    foreignKey({
      name: 'a name of its own',
      columns: [table.deputyId],
      foreignColumns: [employees.id],
    }),
  ],
);

export type Department = typeof departments.$inferSelect;
export type NewDepartment = typeof departments.$inferInsert;

export const tenants = mysqlTable(
  'tenants',
  {
    region: varchar('region', { length: 2 }).notNull(),
    code: varchar('code', { length: 10 }).notNull(),
    leadProject: int('lead_project'),
  },
  (table): MySqlTableExtraConfigValue[] => [
    primaryKey({ columns: [table.region, table.code] }),
    foreignKey({
      name: 'tenants_region_code_lead_project_fk',
      columns: [table.region, table.code, table.leadProject],
      foreignColumns: [projects.tenantRegion, projects.tenantCode, projects.number],
    }),
  ],
);

export type Tenant = typeof tenants.$inferSelect;
export type NewTenant = typeof tenants.$inferInsert;

export const projects = mysqlTable(
  'projects',
  {
    tenantRegion: varchar('tenant_region', { length: 2 }).notNull(),
    tenantCode: varchar('tenant_code', { length: 10 }).notNull(),
    number: int('number').notNull().unique(),
    previousNumber: int('previous_number'),
  },
  (table): MySqlTableExtraConfigValue[] => [
    primaryKey({ columns: [table.tenantRegion, table.tenantCode, table.number] }),
    unique('projects_previous_unique').on(
      table.tenantRegion,
      table.tenantCode,
      table.previousNumber,
    ),
    unique('projects_previous_number_number_unique').on(table.previousNumber, table.number),
    foreignKey({
      name: 'projects_tenant_fk',
      columns: [table.tenantRegion, table.tenantCode],
      foreignColumns: [tenants.region, tenants.code],
    })
      .onDelete('cascade')
      .onUpdate('no action'),
    foreignKey({
      name: 'projects_tenant_region_tenant_code_previous_number_fk',
      columns: [table.tenantRegion, table.tenantCode, table.previousNumber],
      foreignColumns: [table.tenantRegion, table.tenantCode, table.number],
    }),
  ],
);

export type Project = typeof projects.$inferSelect;
export type NewProject = typeof projects.$inferInsert;

export const employeesRelations = relations(employees, ({ one, many }) => ({
  manager: one(employees, {
    fields: [employees.managerId],
    references: [employees.id],
    relationName: 'employees_manager_id',
  }),
  mentor: one(employees, {
    fields: [employees.mentorId],
    references: [employees.id],
    relationName: 'mentors',
  }),
  department: one(departments, {
    fields: [employees.departmentId],
    references: [departments.id],
    relationName: 'employees_department_id',
  }),
  directReports: many(employees, { relationName: 'employees_manager_id' }),
  employeesAsMentor: many(employees, { relationName: 'mentors' }),
  departmentsAsHead: many(departments, { relationName: 'departments_head_id' }),
  departmentsAsDeputy: many(departments, { relationName: 'a name of its own' }),
}));

export const departmentsRelations = relations(departments, ({ one, many }) => ({
  head: one(employees, {
    fields: [departments.headId],
    references: [employees.id],
    relationName: 'departments_head_id',
  }),
  deputy: one(employees, {
    fields: [departments.deputyId],
    references: [employees.id],
    relationName: 'a name of its own',
  }),
  employees: many(employees, { relationName: 'employees_department_id' }),
}));

export const tenantsRelations = relations(tenants, ({ one, many }) => ({
  leadProjectProject: one(projects, {
    fields: [tenants.region, tenants.code, tenants.leadProject],
    references: [projects.tenantRegion, projects.tenantCode, projects.number],
    relationName: 'tenants_region_code_lead_project',
  }),
  projects: many(projects, { relationName: 'projects_tenant_fk' }),
}));

export const projectsRelations = relations(projects, ({ one, many }) => ({
  tenant: one(tenants, {
    fields: [projects.tenantRegion, projects.tenantCode],
    references: [tenants.region, tenants.code],
    relationName: 'projects_tenant_fk',
  }),
  previous: one(projects, {
    fields: [projects.tenantRegion, projects.tenantCode, projects.previousNumber],
    references: [projects.tenantRegion, projects.tenantCode, projects.number],
    relationName: 'projects_tenant_region_tenant_code_previous_number',
  }),
  leadTenants: many(tenants, { relationName: 'tenants_region_code_lead_project' }),
  next: many(projects, { relationName: 'projects_tenant_region_tenant_code_previous_number' }),
}));
