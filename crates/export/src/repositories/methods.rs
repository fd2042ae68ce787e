//! The methods of a port, which its implementations have too.

use std::collections::BTreeMap;

use crowfoot_model::TableId;

use super::code::{Code, relative};
use super::domain::{ENUMS, PAGE, RANGE};
use super::plan::{Entity, Field, Finder, Found, Origin, Plan, Role, Side, upper_first};

type Tables<'a> = BTreeMap<TableId, &'a Entity>;

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
        if has("Range") {
            types.push((RANGE.to_owned(), "Range".to_owned()));
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
            let result = match &finder.found {
                Found::One => ["Promise<", &entity.type_name, " | null>"].concat(),
                Found::Page(_) => {
                    parameters.push(["request?: PageRequest<", &entity.order(), ">"].concat());
                    ["Promise<Page<", &entity.type_name, ", ", &entity.order(), ">>"].concat()
                }
                Found::First(_) => {
                    parameters.push("limit?: number".to_owned());
                    ["Promise<readonly ", &entity.type_name, "[]>"].concat()
                }
            };
            let parameters: Vec<&str> = parameters.iter().map(String::as_str).collect();
            self.add(Kind::Finder(at), &finder.method, &parameters, &result, &finder_doc(entity, finder));
        }
    }

    fn finder_parameters(&self, finder: &Finder) -> Vec<String> {
        let entity = self.entity;
        let equal = entity
            .fields_at(&finder.fields)
            .map(|field| [&parameter(entity, field), ": ", &field.type_name].concat());
        let ranges = entity
            .fields_at(&finder.ranges)
            .map(|field| [&parameter(entity, field), ": Range<", &field.type_name, ">"].concat());
        equal.chain(ranges).collect()
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

/// The access pattern of a finder, and how its rows are ordered.
fn finder_doc(entity: &Entity, finder: &Finder) -> String {
    let Some(doc) = finder.doc.clone() else { return String::new() };
    let order = match &finder.found {
        Found::Page(Some(order)) => match order.strip_prefix('-') {
            Some(order) => [order, " descending"].concat(),
            None => order.clone(),
        },
        Found::First(order) => {
            let parts = order.iter().filter_map(|(at, descends)| {
                let key = entity.field(*at)?.key.as_str();
                Some([key, if *descends { " descending" } else { "" }].concat())
            });
            parts.collect::<Vec<_>>().join(", ")
        }
        Found::One | Found::Page(None) => String::new(),
    };
    if order.is_empty() { doc } else { [&doc, ". Ordered by ", &order].concat() }
}

pub(super) fn plural(word: &str) -> String {
    if word.ends_with('s') { [word, "es"].concat() } else { [word, "s"].concat() }
}
