-- cycles for SQLite
-- Foreign keys are only enforced on connections that run PRAGMA foreign_keys = ON.

-- Tables

CREATE TABLE employees (
    id            text PRIMARY KEY NOT NULL,
    manager_id    text,
    mentor_id     text,
    department_id text,
    CONSTRAINT employees_manager_id_fk FOREIGN KEY (manager_id)
        REFERENCES employees (id) ON DELETE SET NULL,
    CONSTRAINT mentors FOREIGN KEY (mentor_id) REFERENCES employees (id),
    CONSTRAINT employees_department_id_fk FOREIGN KEY (department_id)
        REFERENCES departments (id)
);

CREATE TABLE departments (
    id        text PRIMARY KEY NOT NULL,
    head_id   text NOT NULL,
    deputy_id text,
    CONSTRAINT departments_head_id_unique UNIQUE (head_id),
    CONSTRAINT departments_head_id_fk FOREIGN KEY (head_id)
        REFERENCES employees (id) ON DELETE RESTRICT,
    CONSTRAINT "a name of its own" FOREIGN KEY (deputy_id)
        REFERENCES employees (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE tenants (
    region       varchar(2)  NOT NULL,
    code         varchar(10) NOT NULL,
    lead_project integer,
    CONSTRAINT tenants_pk PRIMARY KEY (region, code),
    CONSTRAINT tenants_region_code_lead_project_fk FOREIGN KEY (region, code, lead_project)
        REFERENCES projects (tenant_region, tenant_code, number),
    CONSTRAINT tenants_region_fk FOREIGN KEY (region) REFERENCES regions (code)
);

CREATE TABLE projects (
    tenant_region   varchar(2)  NOT NULL,
    tenant_code     varchar(10) NOT NULL,
    number          integer     NOT NULL,
    previous_number integer,
    CONSTRAINT projects_pk PRIMARY KEY (tenant_region, tenant_code, number),
    CONSTRAINT projects_previous_unique UNIQUE (tenant_region, tenant_code, previous_number),
    CONSTRAINT projects_previous_number_number_unique UNIQUE (previous_number, number),
    CONSTRAINT projects_number_unique UNIQUE (number),
    CONSTRAINT projects_tenant_fk FOREIGN KEY (tenant_region, tenant_code)
        REFERENCES tenants (region, code) ON DELETE CASCADE ON UPDATE NO ACTION,
    CONSTRAINT projects_tenant_region_tenant_code_previous_number_fk FOREIGN KEY (tenant_region, tenant_code, previous_number)
        REFERENCES projects (tenant_region, tenant_code, number)
);
