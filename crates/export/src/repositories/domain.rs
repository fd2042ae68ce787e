//! The modules of the domain: entities with their values, and ports.

use std::collections::BTreeMap;

use crowfoot_model::TableId;

use super::code::{Code, relative};
use super::methods::methods;
use super::plan::{Entity, Field, Origin, Plan, Role, upper_first};
use super::types::Ts;
use super::words::article;
use crate::typescript::quote;

const BRAND: &str = "src/domain/shared/brand";
const ERRORS: &str = "src/domain/shared/errors";
const JSON: &str = "src/domain/shared/json";
pub(super) const ENUMS: &str = "src/domain/shared/enums";
pub(super) const PAGE: &str = "src/domain/shared/page";
pub(super) const RANGE: &str = "src/domain/shared/range";

type Tables<'a> = BTreeMap<TableId, &'a Entity>;

/// The entity, its ids and values.
pub(super) fn entity(entity: &Entity, plan: &Plan, tables: &Tables<'_>) -> String {
    let here = entity.module();
    let mut code = Code::default();
    for field in &entity.fields {
        import_type_of(field, &here, plan, tables, &mut code);
        if let Origin::Own { function, is_id } = &field.origin
            && entity
                .fields
                .iter()
                .all(|other| other.type_name != field.type_name || other.column <= field.column)
        {
            value_type(entity, field, function, *is_id, &here, &mut code);
        }
    }
    code.comment(0, entity.comment.as_deref());
    code.line(0, &["export interface ", &entity.type_name, " {"].concat());
    for field in &entity.fields {
        code.comment(1, field.comment.as_deref());
        code.line(1, &["readonly ", &field.key, ": ", &field.full_type(), ";"].concat());
    }
    code.line(0, "}");
    if entity.role == Role::Entity {
        code.blank();
        code.line(
            0,
            &[
                "/** ",
                &upper_first(&article(&entity.label)),
                " to save. What is left out, the database fills in. */",
            ]
            .concat(),
        );
        code.line(0, &["export interface ", &entity.new_type(), " {"].concat());
        for field in entity.settable() {
            let mark = if field.fill.is_some() || field.always { "?: " } else { ": " };
            code.line(1, &["readonly ", &field.key, mark, &field.full_type(), ";"].concat());
        }
        code.line(0, "}");
        if !entity.has_single_key() {
            code.blank();
            let keys: Vec<String> = entity.key_fields().map(|field| quote(&field.key)).collect();
            code.line(0, &pick(&entity.key_type, &entity.type_name, &keys));
        }
    }
    code.finish()
}

fn import_type_of(field: &Field, here: &str, plan: &Plan, tables: &Tables<'_>, code: &mut Code) {
    if field.ts == Ts::Json {
        code.import_type(&relative(here, JSON), "Json");
    }
    match &field.origin {
        Origin::Other { table, .. } => {
            if let Some(other) = tables.get(table) {
                code.import_type(&relative(here, &other.module()), &field.type_name);
            }
        }
        Origin::Enum(at) => {
            if let Some(found) = plan.enums.get(*at) {
                code.import_type(&relative(here, ENUMS), &found.type_name);
            }
        }
        Origin::BuiltIn | Origin::Own { .. } => {}
    }
}

fn value_type(entity: &Entity, field: &Field, function: &str, is_id: bool, here: &str, code: &mut Code) {
    let name = &field.type_name;
    code.import_type(&relative(here, BRAND), "Brand");
    let tests = tests(field);
    let doc = match (is_id, tests.as_slice()) {
        (true, _) => ["Identifies ", &article(&entity.label), "."].concat(),
        (false, [first, ..]) => [&upper_first(&first.rule), "."].concat(),
        (false, []) => String::new(),
    };
    code.comment(0, Some(doc.as_str()).filter(|doc| !doc.is_empty()));
    code.line(0, &["export type ", name, " = Brand<", &field.ts.name(), ", ", &quote(name), ">;"].concat());
    code.blank();
    code.line(0, &["export function ", function, "(value: ", &field.ts.name(), "): ", name, " {"].concat());
    for test in &tests {
        code.import(&relative(here, ERRORS), "InvalidValueError");
        code.line(1, &["if (", &test.fails, ") {"].concat());
        code.list(2, "throw new InvalidValueError(", &[quote(name), quote(&test.rule)], ");");
        code.line(1, "}");
    }
    code.line(1, &["return value as ", name, ";"].concat());
    code.line(0, "}");
    code.blank();
}

/// `export type name = Pick<from, 'a' | 'b'>;`
pub(super) fn pick(name: &str, from: &str, keys: &[String]) -> String {
    ["export type ", name, " = Pick<", from, ", ", &keys.join(" | "), ">;"].concat()
}

/// A rule of a value, and the expression that finds it broken.
struct Test {
    fails: String,
    rule: String,
}

fn tests(field: &Field) -> Vec<Test> {
    let rules = &field.rules;
    let mut tests = Vec::new();
    let mut add = |fails: String, rule: String| tests.push(Test { fails, rule });
    let characters =
        |n: u32| if n == 1 { "1 character".to_owned() } else { [&n.to_string(), " characters"].concat() };
    if let Some(least) = rules.min_length.filter(|least| *least > 0) {
        add(
            ["[...value].length < ", &least.to_string()].concat(),
            ["at least ", &characters(least), " long"].concat(),
        );
    }
    if let Some(most) = rules.max_length {
        add(
            ["[...value].length > ", &most.to_string()].concat(),
            ["at most ", &characters(most), " long"].concat(),
        );
    }
    let value = if field.ts == Ts::Decimal { "Number(value)" } else { "value" };
    let suffix = if field.ts == Ts::BigInt { "n" } else { "" };
    for (bound, words, signs) in [
        (&rules.minimum, ["at least ", "greater than "], [">=", ">"]),
        (&rules.maximum, ["at most ", "less than "], ["<=", "<"]),
    ] {
        let Some((number, exclusive)) = bound else { continue };
        let at = usize::from(*exclusive);
        let sign = signs.get(at).copied().unwrap_or_default();
        let word = words.get(at).copied().unwrap_or_default();
        add(["!(", value, " ", sign, " ", number, suffix, ")"].concat(), [word, number].concat());
    }
    for pattern in &rules.patterns {
        add(["!", &pattern.regex, ".test(value)"].concat(), ["text that matches ", &pattern.sql].concat());
    }
    tests
}

/// `src/domain/shared/enums.ts`
pub(super) fn enums(plan: &Plan) -> String {
    let mut code = Code::default();
    code.import("./errors", "InvalidValueError");
    for (at, found) in plan.enums.iter().enumerate() {
        if at > 0 {
            code.blank();
        }
        let values: Vec<String> = found.values.iter().map(|value| quote(value)).collect();
        code.list(0, &["export const ", &found.constant, " = ["].concat(), &values, "] as const;");
        code.blank();
        code.line(
            0,
            &["export type ", &found.type_name, " = (typeof ", &found.constant, ")[number];"].concat(),
        );
        code.blank();
        code.line(
            0,
            &["export function ", &found.function, "(value: string): ", &found.type_name, " {"].concat(),
        );
        code.line(1, &["const found = ", &found.constant, ".find((known) => known === value);"].concat());
        code.line(1, "if (found === undefined) {");
        let rule = ["`one of ${", &found.constant, ".join(', ')}`"].concat();
        code.list(2, "throw new InvalidValueError(", &[quote(&found.type_name), rule], ");");
        code.line(1, "}");
        code.line(1, "return found;");
        code.line(0, "}");
    }
    code.finish()
}

/// The port of a table.
pub(super) fn port(entity: &Entity, plan: &Plan, tables: &Tables<'_>) -> String {
    let here = entity.port_module();
    let mut code = Code::default();
    if entity.is_paged() && entity.role == Role::Entity {
        code.comment(0, Some("The orders of a list. A minus sign in front means descending."));
        let orders: Vec<String> = entity
            .sorts
            .iter()
            .flat_map(|at| [entity.sort_name(*at), ["-", &entity.sort_name(*at)].concat()])
            .map(|name| quote(&name))
            .collect();
        code.line(0, &["export type ", &entity.order(), " = ", &orders.join(" | "), ";"].concat());
        code.blank();
    }
    code.line(0, &["export interface ", &entity.repository(), " {"].concat());
    for method in methods(entity, plan, tables) {
        code.comment(1, method.doc.as_deref());
        let after = ["): ", &method.result, ";"].concat();
        code.list(1, &[&method.name, "("].concat(), &method.parameters, &after);
        method.import(&here, &mut code);
    }
    code.line(0, "}");
    code.finish()
}

/// `src/domain/repositories.ts`: all ports together.
pub(super) fn repositories(plan: &Plan) -> String {
    let mut code = Code::default();
    code.comment(0, Some("The repositories of one connection or transaction."));
    code.line(0, "export interface Repositories {");
    for entity in &plan.entities {
        code.import_type(&relative("src/domain/repositories", &entity.port_module()), &entity.repository());
        code.line(1, &["readonly ", &entity.many, ": ", &entity.repository(), ";"].concat());
    }
    code.line(0, "}");
    code.finish()
}
