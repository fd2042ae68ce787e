-- cycles for MySQL

-- Tables

CREATE TABLE employees (
    id            char(26) NOT NULL,
    manager_id    char(26),
    mentor_id     char(26),
    department_id char(26),
    PRIMARY KEY (id),
    CONSTRAINT employees_manager_id_fk FOREIGN KEY (manager_id)
        REFERENCES employees (id) ON DELETE SET NULL,
    CONSTRAINT mentors FOREIGN KEY (mentor_id) REFERENCES employees (id)
);

CREATE TABLE departments (
    id        char(26) NOT NULL,
    head_id   char(26) NOT NULL,
    deputy_id char(26),
    PRIMARY KEY (id),
    CONSTRAINT departments_head_id_unique UNIQUE (head_id),
    CONSTRAINT departments_head_id_fk FOREIGN KEY (head_id)
        REFERENCES employees (id) ON DELETE RESTRICT,
    CONSTRAINT `a name of its own` FOREIGN KEY (deputy_id) REFERENCES employees (id)
);

CREATE TABLE tenants (
    region       varchar(2)  NOT NULL,
    code         varchar(10) NOT NULL,
    lead_project int,
    PRIMARY KEY (region, code)
);

CREATE TABLE projects (
    tenant_region   varchar(2)  NOT NULL,
    tenant_code     varchar(10) NOT NULL,
    number          int         NOT NULL,
    previous_number int,
    PRIMARY KEY (tenant_region, tenant_code, number),
    CONSTRAINT projects_previous_unique UNIQUE (tenant_region, tenant_code, previous_number),
    CONSTRAINT projects_previous_number_number_unique UNIQUE (previous_number, number),
    CONSTRAINT projects_number_unique UNIQUE (number),
    CONSTRAINT projects_tenant_fk FOREIGN KEY (tenant_region, tenant_code)
        REFERENCES tenants (region, code) ON DELETE CASCADE ON UPDATE NO ACTION,
    CONSTRAINT projects_tenant_region_tenant_code_previous_number_fk FOREIGN KEY (tenant_region, tenant_code, previous_number)
        REFERENCES projects (tenant_region, tenant_code, number)
);

-- Constraints across tables

ALTER TABLE employees
    ADD CONSTRAINT employees_department_id_fk FOREIGN KEY (department_id)
        REFERENCES departments (id);

ALTER TABLE tenants
    ADD CONSTRAINT tenants_region_code_lead_project_fk FOREIGN KEY (region, code, lead_project)
        REFERENCES projects (tenant_region, tenant_code, number);
