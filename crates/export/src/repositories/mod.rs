//! Repositories: a domain of entities and ports, their Drizzle implementations, and tests for both.

mod build;
mod checks;
mod code;
mod contract;
mod domain;
mod drizzle;
mod flavor;
mod memory;
mod methods;
mod pglite;
mod plan;
mod project;
mod queries;
mod samples;
mod testing_schema;
mod types;
mod words;

use crowfoot_dialect::spec;
use crowfoot_model::Document;

use crate::drizzle::Line;
use crate::exporter::file_stem;
use crate::options::{CONTRACTS, IN_MEMORY, LINE, QUERIES};
use crate::{File, Options, Output};
pub(crate) use flavor::{Flavor, MYSQL, POSTGRES, SQLITE};
use plan::{Plan, Role};

/// The file that a project begins with.
pub(crate) const FILE: &str = "drizzle.config.ts";

/// Writes the repositories of a document for a database.
pub(crate) fn export(flavor: &'static Flavor, document: &Document, options: &Options) -> Output {
    let line = Line::of(options);
    let of_schema = Options::default().with(&LINE, options.value(&LINE));
    let schema = crate::drizzle::export(flavor.package, document, &of_schema);
    let (plan, notices) = build::plan(flavor, document, &of_schema);
    let mut output = Output { files: Vec::new(), notices: schema.notices };
    output.notices.extend(notices);
    let has_contracts = options.is_on(&CONTRACTS) && plan.entities.iter().any(contract::has_one);
    let in_memory = options.is_on(&IN_MEMORY);
    let schema_text = schema.files.first().map_or("", |file| file.text.as_str()).to_owned();
    let has_relations = schema_text.contains("export const relations = defineRelations(");
    let mut project = Project { output, line, has_relations, has_contracts, in_memory };
    project.add(FILE, project::drizzle_config(flavor));
    let name = file_stem(document);
    project.add("package.json", project::package_json(flavor, line, &name, &schema_text, has_contracts));
    project.add("tsconfig.json", project::TSCONFIG.to_owned());
    project.domain(&plan);
    project.infrastructure(flavor, &plan, schema_text);
    if options.is_on(&QUERIES)
        && let Some(text) = queries::module(&plan, document)
    {
        project.add("src/queries.ts", text);
    }
    if has_contracts {
        project.testing(flavor, &plan, document);
    }
    project.output
}

struct Project {
    output: Output,
    line: Line,
    /// The schema exports relations for all of its tables.
    has_relations: bool,
    has_contracts: bool,
    in_memory: bool,
}

impl Project {
    fn add(&mut self, path: &str, text: String) {
        self.output.files.push(File { path: path.to_owned(), text });
    }

    fn module(&mut self, module: &str, text: String) {
        self.add(&[module, ".ts"].concat(), text);
    }

    fn domain(&mut self, plan: &Plan) {
        let tables = plan.by_table();
        for entity in &plan.entities {
            self.module(&entity.module(), domain::entity(entity, plan, &tables));
            self.module(&entity.port_module(), domain::port(entity, plan, &tables));
            if self.has_contracts && contract::has_one(entity) {
                self.module(&entity.contract_module(), contract::contract(entity, plan, &tables));
            }
        }
        self.add("src/domain/repositories.ts", domain::repositories(plan));
        for (name, text) in [
            ("brand", include_str!("text/shared/brand.ts")),
            ("errors", include_str!("text/shared/errors.ts")),
            ("json", include_str!("text/shared/json.ts")),
            ("page", include_str!("text/shared/page.ts")),
            ("unit-of-work", include_str!("text/shared/unit-of-work.ts")),
        ] {
            self.module(&["src/domain/shared/", name].concat(), text.to_owned());
        }
        if plan.has_ranges() {
            self.add("src/domain/shared/range.ts", include_str!("text/shared/range.ts").to_owned());
        }
        if !plan.enums.is_empty() {
            self.add("src/domain/shared/enums.ts", domain::enums(plan));
        }
    }

    fn infrastructure(&mut self, flavor: &Flavor, plan: &Plan, schema: String) {
        let tables = plan.by_table();
        let texts = &flavor.texts;
        self.add("src/infrastructure/database/schema.ts", schema);
        self.add("src/infrastructure/database/database.ts", texts.database(self.line, self.has_relations));
        self.add("src/infrastructure/database/errors.ts", texts.errors.to_owned());
        for entity in &plan.entities {
            self.module(&entity.drizzle_module(), drizzle::repository(flavor, entity, plan, &tables));
        }
        let has_entities = plan.entities.iter().any(|entity| entity.role == Role::Entity);
        if has_entities {
            for (name, text) in
                [("batches", texts.batches), ("keyset", texts.keyset), ("upsert", texts.upsert)]
            {
                self.module(&["src/infrastructure/drizzle/", name].concat(), text.to_owned());
            }
        }
        if plan.has_ranges() {
            let text = include_str!("text/shared/drizzle-range.ts");
            self.add("src/infrastructure/drizzle/range.ts", text.to_owned());
        }
        self.add("src/infrastructure/drizzle/drizzle-repositories.ts", project::composition(plan));
        self.add("src/infrastructure/drizzle/drizzle-unit-of-work.ts", texts.unit_of_work.to_owned());
        if self.in_memory {
            let folder = "src/infrastructure/memory/";
            for entity in &plan.entities {
                self.module(&entity.memory_module(), memory::repository(entity, plan, &tables));
            }
            self.add(&[folder, "in-memory-repositories.ts"].concat(), memory::composition(plan, &tables));
            for (name, text) in [
                ("foreign-key.ts", include_str!("text/memory/foreign-key.ts")),
                ("in-memory-table.ts", include_str!("text/memory/in-memory-table.ts")),
                ("statement.ts", include_str!("text/memory/statement.ts")),
            ] {
                self.add(&[folder, name].concat(), text.to_owned());
            }
            if plan.has_ranges() {
                let range = include_str!("text/memory/range.ts");
                self.add(&[folder, "range.ts"].concat(), range.to_owned());
            }
            if plan.has_orders() {
                let ordering = include_str!("text/memory/ordering.ts");
                let are_last = spec(flavor.dialect()).capabilities().nulls_sort_last;
                let (null, value) = if are_last { ("1", "-1") } else { ("-1", "1") };
                let ordering = ordering.replace("SIDE_OF_NULL", null).replace("SIDE_OF_VALUE", value);
                self.add(&[folder, "ordering.ts"].concat(), ordering);
            }
            let work = include_str!("text/memory/in-memory-unit-of-work.ts");
            self.add(&[folder, "in-memory-unit-of-work.ts"].concat(), work.to_owned());
        }
    }

    fn testing(&mut self, flavor: &Flavor, plan: &Plan, document: &Document) {
        self.add("src/domain/boundary.test.ts", include_str!("text/shared/boundary.test.ts").to_owned());
        self.add("src/infrastructure/drizzle/contracts.test.ts", project::contracts_test(plan, false));
        if self.in_memory {
            self.add("src/infrastructure/memory/contracts.test.ts", project::contracts_test(plan, true));
        }
        self.add("src/testing/builders.ts", samples::module(plan));
        self.add("src/testing/samples.ts", include_str!("text/shared/samples.ts").to_owned());
        let database = flavor.texts.testing(self.line, self.has_relations);
        let script = testing_schema::script(document, flavor.dialect());
        self.output.notices.extend(pglite::missing(&database, &script, document));
        self.add("src/testing/database.ts", pglite::with_extensions(&database, &script));
        self.add("src/testing/schema.sql", script);
    }
}
