//! The files around the modules: the package, the compiler, drizzle-kit, and what puts repositories together.

use super::Flavor;
use super::code::{Code, relative};
use super::contract;
use super::plan::Plan;
use crate::drizzle::Line;
use crate::typescript::quote;

pub(super) fn drizzle_config(flavor: &Flavor) -> String {
    let url = if flavor.kit == "sqlite" { "file:local.db" } else { "" };
    let url = if url.is_empty() {
        "process.env.DATABASE_URL ?? ''".to_owned()
    } else {
        ["process.env.DATABASE_URL ?? ", &quote(url)].concat()
    };
    [
        "import { defineConfig } from 'drizzle-kit';\n\nexport default defineConfig({\n  dialect: ",
        &quote(flavor.kit),
        ",\n  schema: './src/infrastructure/database/schema.ts',\n  out: './drizzle',\n  dbCredentials: { url: ",
        &url,
        " },\n});\n",
    ]
    .concat()
}

pub(super) fn package_json(flavor: &Flavor, line: Line, name: &str, schema: &str, tests: bool) -> String {
    let (orm, kit) = match line {
        Line::Zero => ("^0.45.4", "^0.31.11"),
        Line::One => ("1.0.0-rc.5", "1.0.0-rc.5"),
    };
    let mut dependencies = vec![("drizzle-orm", orm)];
    dependencies.extend(flavor.dependencies);
    if schema.contains("from 'ulid'") {
        dependencies.push(("ulid", "^3.0.2"));
    }
    dependencies.sort_unstable();
    let mut development = vec![("@types/node", "^22.0.0"), ("drizzle-kit", kit), ("typescript", "^5.9.3")];
    if tests {
        development.extend(flavor.test_dependencies);
        development.push(("tsx", "^4.20.0"));
    }
    development.sort_unstable();
    let list = |packages: &[(&str, &str)]| {
        let lines = packages.iter().map(|(name, version)| ["    \"", name, "\": \"", version, "\""].concat());
        lines.collect::<Vec<_>>().join(",\n")
    };
    let test = if tests { "    \"test\": \"tsx --test 'src/**/*.test.ts'\",\n" } else { "" };
    [
        "{\n  \"name\": \"",
        name,
        "\",\n  \"version\": \"0.0.0\",\n  \"private\": true,\n  \"type\": \"module\",\n  \"scripts\": {\n",
        "    \"db:generate\": \"drizzle-kit generate\",\n    \"db:migrate\": \"drizzle-kit migrate\",\n",
        test,
        "    \"types\": \"tsc --noEmit\"\n  },\n  \"dependencies\": {\n",
        &list(&dependencies),
        "\n  },\n  \"devDependencies\": {\n",
        &list(&development),
        "\n  }\n}\n",
    ]
    .concat()
}

pub(super) const TSCONFIG: &str = include_str!("text/tsconfig.json");

/// The repositories of Drizzle, put together.
pub(super) fn composition(plan: &Plan) -> String {
    let mut code = Code::default();
    let here = "src/infrastructure/drizzle/drizzle-repositories";
    code.import_type(&relative(here, "src/domain/repositories"), "Repositories");
    code.import_type(&relative(here, "src/infrastructure/database/database"), "Database");
    code.comment(0, Some("All repositories of a connection or a transaction."));
    code.line(0, "export function drizzleRepositories(database: Database): Repositories {");
    code.line(1, "return {");
    for entity in &plan.entities {
        let class = ["Drizzle", &entity.repository()].concat();
        code.import(&relative(here, &entity.drizzle_module()), &class);
        code.line(2, &[&entity.many, ": new ", &class, "(database),"].concat());
    }
    code.line(1, "};");
    code.line(0, "}");
    code.finish()
}

/// The test that holds the implementations of one side to the contracts.
pub(super) fn contracts_test(plan: &Plan, in_memory: bool) -> String {
    let mut code = Code::default();
    let here = if in_memory {
        "src/infrastructure/memory/contracts.test"
    } else {
        "src/infrastructure/drizzle/contracts.test"
    };
    code.import("node:test", "describe");
    if in_memory {
        code.import("./in-memory-unit-of-work", "InMemoryUnitOfWork");
        code.line(0, "describe('in memory', () => {");
        code.line(1, "const unitOfWork = new InMemoryUnitOfWork();");
    } else {
        code.import("node:test", "after");
        code.import("./drizzle-unit-of-work", "DrizzleUnitOfWork");
        code.import(&relative(here, "src/testing/database"), "openTestDatabase");
        code.line(0, "const { database, close } = await openTestDatabase();");
        code.blank();
        code.line(0, "describe('with Drizzle', () => {");
        code.line(1, "after(close);");
        code.line(1, "const unitOfWork = new DrizzleUnitOfWork(database);");
    }
    for entity in plan.entities.iter().filter(|entity| contract::has_one(entity)) {
        code.import(&relative(here, &entity.contract_module()), &entity.contract());
        code.line(1, &[&entity.contract(), "(unitOfWork);"].concat());
    }
    code.line(0, "});");
    code.finish()
}
