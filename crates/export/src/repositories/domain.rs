//! The modules of the domain: entities with their values, and ports.

use std::collections::BTreeMap;

use crowfoot_model::TableId;

use super::code::{Code, relative};
use super::plan::{Entity, Field, Finder, Origin, Plan, Role, Side, upper_first};
use super::samples::article;
use super::types::Ts;
use crate::typescript::quote;

const BRAND: &str = "src/domain/shared/brand";
const ERRORS: &str = "src/domain/shared/errors";
const JSON: &str = "src/domain/shared/json";
const ENUMS: &str = "src/domain/shared/enums";
const PAGE: &str = "src/domain/shared/page";

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
            code.pick(&entity.key_type, &entity.type_name, &keys);
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
        code.list_within(1, ("if (", "", "", ") {"), std::slice::from_ref(&test.fails), false);
        code.list(2, "throw new InvalidValueError(", &[quote(name), quote(&test.rule)], ");");
        code.line(1, "}");
    }
    code.line(1, &["return value as ", name, ";"].concat());
    code.line(0, "}");
    code.blank();
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
        code.union(0, &["export type ", &entity.order(), " ="].concat(), &orders);
        code.blank();
    }
    code.line(0, &["export interface ", &entity.repository(), " {"].concat());
    for method in methods(entity, plan, tables) {
        code.comment(1, method.doc.as_deref());
        code.list_within(
            1,
            (&[&method.name, "("].concat(), "", "", &["): ", &method.result, ";"].concat()),
            &method.parameters,
            true,
        );
        method.import(&here, &mut code);
    }
    code.line(0, "}");
    code.finish()
}

/// A method of a port, which its implementations have too.
pub(super) struct Method {
    pub(super) kind: Kind,
    pub(super) name: String,
    pub(super) parameters: Vec<String>,
    pub(super) result: String,
    pub(super) doc: Option<String>,
    /// The types that it names, by module.
    types: Vec<(String, String)>,
}

/// The doc comment of a method.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Save,
    SaveMany,
    Find,
    FindMany,
    Finder(usize),
    List,
    Count,
    Delete,
    DeleteMany,
    Restore,
    Purge,
    Link,
    Unlink,
    IsLinked,
    /// The other side of those of the left, or of the right.
    ListRight,
    ListLeft,
    ListAll,
}

impl Method {
    /// Imports the types of its signature.
    pub(super) fn import(&self, here: &str, code: &mut Code) {
        for (module, name) in &self.types {
            if module != here {
                code.import_type(&relative(here, module), name);
            }
        }
    }

    /// `async save(user: NewUser): Promise<User> {`
    pub(super) fn open(&self, code: &mut Code) {
        code.list(
            1,
            &["async ", &self.name, "("].concat(),
            &self.parameters,
            &["): ", &self.result, " {"].concat(),
        );
    }
}

/// How a parameter for a field is called.
pub(super) fn parameter(entity: &Entity, field: &Field) -> String {
    let is_taken = super::build::is_reserved(&field.key)
        || field.key == entity.local
        || field.key == entity.one
        || field.key == entity.constant;
    if is_taken { [&field.key, "Value"].concat() } else { field.key.clone() }
}

/// The key of a method: `id: UserId`, or `key: MemberKey`.
fn key_parameter(entity: &Entity) -> String {
    if entity.has_single_key() {
        ["id: ", &entity.key_type].concat()
    } else {
        ["key: ", &entity.key_type].concat()
    }
}

/// `findById`, `findByCode`, `findByKey`
pub(super) fn find_by_key(entity: &Entity) -> String {
    match entity.key_fields().next() {
        Some(field) if entity.has_single_key() => ["findBy", &upper_first(&field.key)].concat(),
        _ => "findByKey".to_owned(),
    }
}

/// All methods of a port, in order.
pub(super) fn methods(entity: &Entity, plan: &Plan, tables: &Tables<'_>) -> Vec<Method> {
    let mut methods = Methods { entity, plan, tables, list: Vec::new() };
    match &entity.role {
        Role::Entity => methods.of_entity(),
        Role::Link { left, right } => methods.of_link(left, right),
        Role::ReadOnly => {
            let result = ["Promise<readonly ", &entity.type_name, "[]>"].concat();
            methods.finders();
            methods.add(Kind::ListAll, "list", &["limit?: number"], &result, "The first rows, in no order");
            methods.add(Kind::Count, "count", &[], "Promise<number>", "");
        }
    }
    methods.list
}

struct Methods<'a> {
    entity: &'a Entity,
    plan: &'a Plan,
    tables: &'a Tables<'a>,
    list: Vec<Method>,
}

impl Methods<'_> {
    fn add(&mut self, kind: Kind, name: &str, parameters: &[&str], result: &str, doc: &str) {
        let text = [&parameters.join(" "), " ", result].concat();
        let has =
            |word: &str| text.split(|c: char| !c.is_alphanumeric() && c != '_').any(|part| part == word);
        let module = self.entity.module();
        let mut types = Vec::new();
        let own = [self.entity.type_name.clone(), self.entity.new_type()];
        let mut of_key = vec![self.entity.key_type.clone()];
        if self.entity.has_single_key() {
            of_key.clear();
        }
        for name in own.into_iter().chain(of_key).filter(|name| has(name)) {
            types.push((module.clone(), name));
        }
        for name in ["Page", "PageRequest"].into_iter().filter(|name| has(name)) {
            types.push((PAGE.to_owned(), name.to_owned()));
        }
        if has(&self.entity.order()) {
            types.push((self.entity.port_module(), self.entity.order()));
        }
        for field in self.entity.fields.iter().filter(|field| has(&field.type_name)) {
            let owner = match &field.origin {
                Origin::Own { .. } => Some(module.clone()),
                Origin::Other { table, .. } => self.tables.get(table).map(|other| other.module()),
                Origin::Enum(at) => self.plan.enums.get(*at).map(|_| ENUMS.to_owned()),
                Origin::BuiltIn => None,
            };
            types.extend(owner.map(|owner| (owner, field.type_name.clone())));
        }
        let doc = Some(doc).filter(|doc| !doc.is_empty()).map(|doc| [doc, "."].concat());
        let parameters = parameters.iter().map(|text| (*text).to_owned()).collect();
        self.list.push(Method {
            kind,
            name: name.to_owned(),
            parameters,
            result: result.to_owned(),
            doc,
            types,
        });
    }

    fn of_entity(&mut self) {
        let entity = self.entity;
        let (name, new, one) = (&entity.type_name, entity.new_type(), &entity.one);
        let promise = ["Promise<", name, ">"].concat();
        let found = ["Promise<", name, " | null>"].concat();
        let many = ["Promise<readonly ", name, "[]>"].concat();
        let key = key_parameter(entity);
        let saves = [one.as_str(), ": ", &new].concat();
        let what = match (entity.version.is_some(), entity.made_key().is_some()) {
            (true, _) => "Inserts, or replaces the one with this key if it still has this version",
            (false, true) => "Inserts, or replaces the one with this key. A new one gets its key here",
            (false, false) => "Inserts, or replaces the one with this key",
        };
        self.add(Kind::Save, "save", &[&saves], &promise, what);
        let list = ["batch: readonly ", &new, "[]"].concat();
        self.add(
            Kind::SaveMany,
            "saveMany",
            &[&list],
            "Promise<void>",
            "Saves all of them, or none. What is left out takes its default",
        );
        self.add(Kind::Find, &find_by_key(entity), &[&key], &found, "");
        if entity.has_single_key() {
            let ids = ["ids: readonly ", &entity.key_type, "[]"].concat();
            self.add(Kind::FindMany, "findMany", &[&ids], &many, "Those that exist, in no order");
        }
        self.finders();
        if entity.is_paged() {
            let request = ["request?: PageRequest<", &entity.order(), ">"].concat();
            let page = ["Promise<Page<", name, ", ", &entity.order(), ">>"].concat();
            self.add(Kind::List, "list", &[&request], &page, "");
        }
        self.add(Kind::Count, "count", &[], "Promise<number>", "");
        let is_soft = entity.soft_delete.is_some();
        let doc = if is_soft { "Hides it from every read until it is restored" } else { "" };
        self.add(Kind::Delete, "delete", &[&key], "Promise<boolean>", doc);
        if entity.has_single_key() {
            let ids = ["ids: readonly ", &entity.key_type, "[]"].concat();
            self.add(
                Kind::DeleteMany,
                "deleteMany",
                &[&ids],
                "Promise<number>",
                "Returns how many there were",
            );
        }
        if is_soft {
            self.add(Kind::Restore, "restore", &[&key], "Promise<boolean>", "Undoes a deletion");
            self.add(
                Kind::Purge,
                "purge",
                &[&key],
                "Promise<boolean>",
                "Deletes it for good, whether it is hidden or not",
            );
        }
    }

    fn finders(&mut self) {
        let entity = self.entity;
        for (at, finder) in entity.finders.iter().enumerate() {
            let mut parameters: Vec<String> = self.finder_parameters(finder);
            let result = if finder.is_one {
                ["Promise<", &entity.type_name, " | null>"].concat()
            } else {
                parameters.push(["request?: PageRequest<", &entity.order(), ">"].concat());
                ["Promise<Page<", &entity.type_name, ", ", &entity.order(), ">>"].concat()
            };
            let parameters: Vec<&str> = parameters.iter().map(String::as_str).collect();
            self.add(Kind::Finder(at), &finder.method, &parameters, &result, "");
        }
    }

    fn finder_parameters(&self, finder: &Finder) -> Vec<String> {
        let fields = finder.fields.iter().filter_map(|at| self.entity.field(*at));
        fields.map(|field| [&parameter(self.entity, field), ": ", &field.type_name].concat()).collect()
    }

    fn of_link(&mut self, left: &Side, right: &Side) {
        let entity = self.entity;
        let (Some(one), Some(other)) = (entity.field(left.field), entity.field(right.field)) else { return };
        let of = |field: &Field| [&parameter(entity, field), ": ", &field.type_name].concat();
        let pair = [of(one), of(other)];
        let pair: Vec<&str> = pair.iter().map(String::as_str).collect();
        self.add(Kind::Link, "link", &pair, "Promise<void>", "Does nothing if they are linked already");
        self.add(Kind::Unlink, "unlink", &pair, "Promise<boolean>", "");
        self.add(Kind::IsLinked, "isLinked", &pair, "Promise<boolean>", "");
        for (kind, from, to) in [(Kind::ListRight, one, other), (Kind::ListLeft, other, one)] {
            let name = ["list", &plural(&upper_first(&to.key)), "By", &upper_first(&from.key)].concat();
            let result = ["Promise<readonly ", &to.type_name, "[]>"].concat();
            self.add(kind, &name, &[&of(from)], &result, "");
        }
    }
}

pub(super) fn plural(word: &str) -> String {
    if word.ends_with('s') { [word, "es"].concat() } else { [word, "s"].concat() }
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
