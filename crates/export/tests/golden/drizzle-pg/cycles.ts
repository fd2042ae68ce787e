import { relations } from 'drizzle-orm';
import {
  type AnyPgColumn,
  foreignKey,
  integer,
  pgSchema,
  pgTable,
  type PgTableExtraConfigValue,
  primaryKey,
  text,
  unique,
  varchar,
} from 'drizzle-orm/pg-core';
import { ulid } from 'ulid';

const elsewhereRegions = pgSchema('elsewhere').table('regions', {
  code: varchar('code', { length: 2 }),
});

export const employees = pgTable(
  'employees',
  {
    id: text('id')
      .primaryKey()
      .$defaultFn(() => ulid()),
    managerId: text('manager_id').references((): AnyPgColumn => employees.id, {
      onDelete: 'set null',
    }),
    mentorId: text('mentor_id'),
    departmentId: text('department_id').references((): AnyPgColumn => departments.id),
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

export const departments = pgTable(
  'departments',
  {
    id: text('id')
      .primaryKey()
      .$defaultFn(() => ulid()),
    headId: text('head_id')
      .notNull()
      .unique()
      .references((): AnyPgColumn => employees.id, { onDelete: 'restrict' }),
    deputyId: text('deputy_id'),
  },
  (table): PgTableExtraConfigValue[] => [
    foreignKey({
      name: 'a name of its own',
      columns: [table.deputyId],
      foreignColumns: [employees.id],
    }),
  ],
);

export type Department = typeof departments.$inferSelect;
export type NewDepartment = typeof departments.$inferInsert;

export const tenants = pgTable(
  'tenants',
  {
    region: varchar('region', { length: 2 }).notNull(),
    code: varchar('code', { length: 10 }).notNull(),
    leadProject: integer('lead_project'),
  },
  (table): PgTableExtraConfigValue[] => [
    primaryKey({ name: 'tenants_pk', columns: [table.region, table.code] }),
    foreignKey({
      name: 'tenants_region_code_lead_project_fk',
      columns: [table.region, table.code, table.leadProject],
      foreignColumns: [projects.tenantRegion, projects.tenantCode, projects.number],
    }),
    foreignKey({
      name: 'tenants_region_fk',
      columns: [table.region],
      foreignColumns: [elsewhereRegions.code],
    }),
  ],
);

export type Tenant = typeof tenants.$inferSelect;
export type NewTenant = typeof tenants.$inferInsert;

export const projects = pgTable(
  'projects',
  {
    tenantRegion: varchar('tenant_region', { length: 2 }).notNull(),
    tenantCode: varchar('tenant_code', { length: 10 }).notNull(),
    number: integer('number').notNull().unique('projects_number_unique', { nulls: 'not distinct' }),
    previousNumber: integer('previous_number'),
  },
  (table): PgTableExtraConfigValue[] => [
    primaryKey({
      name: 'projects_pk',
      columns: [table.tenantRegion, table.tenantCode, table.number],
    }),
    unique('projects_previous_unique')
      .on(table.tenantRegion, table.tenantCode, table.previousNumber)
      .nullsNotDistinct(),
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
