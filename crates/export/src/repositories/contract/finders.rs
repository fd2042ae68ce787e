//! The tests of finders: each finds what it is asked for, and nothing else.

use super::Writer;
use crate::repositories::plan::{Entity, Field, Finder, FixedValue, Found, Origin};
use crate::repositories::samples;
use crate::repositories::types::Ts;
use crate::typescript::quote;

/// The row that a test of a finder saves, and the arguments that it asks with.
#[derive(Default)]
struct Case<'a> {
    /// Properties that the saved row needs: `status: 'open'`.
    overrides: Vec<String>,
    /// The values that are asked for.
    arguments: Vec<String>,
    /// As `arguments`, with a range that is empty.
    nothing: Vec<String>,
    /// Fields, and the value that each row which is found has in them.
    equal: Vec<(&'a Field, String)>,
    /// The ranges that are asked for.
    ranges: Vec<String>,
    /// Nobody else's rows are found.
    is_alone: bool,
}

impl Case<'_> {
    /// Whether what is asked for is taken from the saved row.
    fn names_saved(&self) -> bool {
        let values = self.equal.iter().map(|(_, value)| value);
        self.arguments.iter().chain(&self.ranges).chain(values).any(|text| text.contains("saved."))
    }
}

impl<'a> Writer<'a> {
    pub(super) fn finders(&mut self) {
        let entity = self.entity;
        for finder in &entity.finders {
            if let Some(case) = self.case(finder) {
                self.code.blank();
                self.found(finder, &case);
            }
        }
    }

    /// `None` for a finder of which no row can be made.
    fn case(&self, finder: &Finder) -> Option<Case<'a>> {
        let entity = self.entity;
        let mut case = Case::default();
        for at in &finder.fields {
            let field = entity.field(*at)?;
            let value = self.value(*at, field, &mut case)?;
            case.nothing.push(value.clone());
            case.equal.push((field, value.clone()));
            case.arguments.push(value);
            let is_own = |foreign: &crate::repositories::plan::Foreign| foreign.fields == [*at];
            case.is_alone |= samples::required(entity).any(is_own);
        }
        for part in &finder.fixed {
            let field = entity.field(part.field)?;
            match &part.value {
                FixedValue::NotNull => {
                    self.value(part.field, field, &mut case)?;
                }
                _ if !self.can_override(part.field, field) => return None,
                FixedValue::Null => {
                    case.overrides.push([&field.key, ": null"].concat());
                    case.equal.push((field, "null".to_owned()));
                }
                // Another row may have it already.
                FixedValue::Literal(_) if self.is_unique(part.field) => return None,
                FixedValue::Literal(text) => {
                    let value = match field.function() {
                        Some(function) => [function, "(", text, ")"].concat(),
                        None => text.clone(),
                    };
                    case.overrides.push([&field.key, ": ", &value].concat());
                    case.equal.push((field, value));
                }
            }
        }
        for (place, at) in finder.ranges.iter().enumerate() {
            let value = self.value(*at, entity.field(*at)?, &mut case)?;
            let number = if place == 0 { String::new() } else { (place + 1).to_string() };
            let (since, never) = (["since", &number].concat(), ["never", &number].concat());
            case.ranges.push(["const ", &since, " = { from: ", &value, " };"].concat());
            if !finder.is_one() {
                case.ranges
                    .push(["const ", &never, " = { from: ", &value, ", until: ", &value, " };"].concat());
            }
            case.arguments.push(since);
            case.nothing.push(never);
        }
        Some(case)
    }

    /// The value that a saved row has, which it is given where it would have none.
    fn value(&self, at: usize, field: &'a Field, case: &mut Case<'a>) -> Option<String> {
        if field.generated || !field.nullable {
            return (!field.nullable).then(|| ["saved.", &field.key].concat());
        }
        // A condition on the same column may have set it already.
        let before = [&field.key, ": "].concat();
        if let Some(value) = case.overrides.iter().find_map(|one| one.strip_prefix(&before)) {
            return (value != "null").then(|| value.to_owned());
        }
        if !self.can_override(at, field) {
            return None;
        }
        let is_unique = self.is_unique(at);
        let value = match field.origin {
            Origin::Enum(place) if field.ts == Ts::Text => {
                [&self.plan.enums.get(place)?.constant, "[0]"].concat()
            }
            _ => samples::sample(field, 0, is_unique)?,
        };
        case.overrides.push([&field.key, ": ", &value].concat());
        Some(value)
    }

    fn is_unique(&self, at: usize) -> bool {
        self.entity.uniques.iter().any(|unique| unique.fields.contains(&at))
    }

    /// Whether a row may have any value in a field.
    fn can_override(&self, at: usize, field: &Field) -> bool {
        let entity = self.entity;
        !field.generated
            && !field.always
            && entity.version != Some(at)
            && !entity.key.contains(&at)
            && !entity.foreign.iter().any(|foreign| foreign.fields.contains(&at))
            && !entity.checks.less.iter().any(|(one, other)| *one == field.name || *other == field.name)
            && !entity.checks.unread.iter().flatten().any(|name| *name == field.name)
    }

    fn found(&mut self, finder: &Finder, case: &Case<'_>) {
        let entity = self.entity;
        let all = self.all();
        let (verb, many) = if finder.is_one() { ("finds by ", false) } else { ("lists by ", true) };
        let keys: Vec<&str> = entity
            .fields_at(&finder.fields)
            .chain(entity.fields_at(&finder.ranges))
            .map(|field| field.key.as_str())
            .collect();
        let title = match (&finder.doc, keys.is_empty()) {
            (Some(doc), _) if !finder.fixed.is_empty() || keys.is_empty() => ["lists: ", doc].concat(),
            _ => [verb, &keys.join(" and ")].concat(),
        };
        let call = ["await ", &all, ".", &finder.method, "("].concat();
        let is_page = matches!(finder.found, Found::Page(_));
        self.test(&title, |this| {
            let is_named = !many || case.is_alone || case.names_saved();
            this.saved_with(&case.overrides, is_named);
            for range in &case.ranges {
                this.code.line(4, range);
            }
            let name = match (many, is_page) {
                (false, _) => "found",
                (true, true) => "{ items }",
                (true, false) => "items",
            };
            this.asked(name, &call, &case.arguments);
            if !many {
                this.code.line(4, "assert.deepEqual(found, saved);");
            } else if case.is_alone {
                this.code.line(4, "assert.deepEqual(items, [saved]);");
            } else {
                this.code.line(4, "assert.ok(items.length > 0);");
                if !case.equal.is_empty() {
                    this.code.line(4, "for (const row of items) {");
                    for (field, value) in &case.equal {
                        let own = ["row.", &field.key].concat();
                        this.code.list(5, "assert.deepEqual(", &[own, value.clone()], ");");
                    }
                    this.code.line(4, "}");
                }
            }
            if !case.ranges.is_empty() && many {
                this.asked("none", &call, &case.nothing);
                let items = if is_page { ".items" } else { "" };
                this.code.line(4, &["assert.deepEqual(none", items, ", []);"].concat());
            }
            if entity.soft_delete.is_some() && (!many || case.is_alone) {
                let key = this.key("saved");
                this.code.line(4, &["await ", &all, ".delete(", &key, ");"].concat());
                this.asked("rest", &call, &case.arguments);
                let rest = match (many, is_page) {
                    (false, _) => "assert.equal(rest, null);",
                    (true, true) => "assert.deepEqual(rest.items, []);",
                    (true, false) => "assert.deepEqual(rest, []);",
                };
                this.code.line(4, rest);
            }
        });
    }

    /// `const name = await repositories.posts.listByStatus(…);`
    fn asked(&mut self, name: &str, call: &str, arguments: &[String]) {
        self.code.list(4, &["const ", name, " = ", call].concat(), arguments, ");");
    }

    /// Saves a row with some values.
    fn saved_with(&mut self, overrides: &[String], is_named: bool) {
        if overrides.is_empty() && is_named {
            return self.saved("saved");
        }
        let entity = self.entity;
        for field in &entity.fields {
            let Some(text) = overrides.iter().find(|text| starts_with_key(text, field)) else { continue };
            self.import_value(entity, field, text);
        }
        if overrides.iter().any(|text| uses_number(text)) {
            self.import("src/testing/samples", "next");
            self.code.line(4, &["const n = next(", &quote(&entity.many), ");"].concat());
        }
        let save = ["save", &entity.type_name].concat();
        self.import(super::BUILDERS, &save);
        let start = if is_named { "const saved = await " } else { "await " };
        if overrides.is_empty() {
            return self.code.line(4, &[start, &save, "(repositories);"].concat());
        }
        self.code.list(4, &[start, &save, "(repositories, { "].concat(), overrides, " });");
    }

    fn import_value(&mut self, entity: &Entity, field: &Field, text: &str) {
        for function in ["day", "matching", "pick", "text", "uuid"] {
            if text.contains(&[function, "("].concat()) {
                self.import("src/testing/samples", function);
            }
        }
        match &field.origin {
            Origin::Enum(at) => {
                if let Some(found) = self.plan.enums.get(*at).filter(|found| text.contains(&found.constant)) {
                    let constant = found.constant.clone();
                    self.import("src/domain/shared/enums", &constant);
                }
            }
            Origin::Own { function, .. } => {
                if text.contains(function) {
                    self.import(&entity.module(), function);
                }
            }
            Origin::Other { table, function } => {
                if let Some(owner) = self.tables.get(table).filter(|_| text.contains(function)) {
                    let module = owner.module();
                    self.import(&module, function);
                }
            }
            Origin::BuiltIn => {}
        }
    }
}

fn starts_with_key(text: &str, field: &Field) -> bool {
    text.strip_prefix(field.key.as_str()).is_some_and(|rest| rest.starts_with(": "))
}

/// Whether a sample is another for each number `n`.
fn uses_number(text: &str) -> bool {
    ["(n)", "(n,", "(n +", " n)", "+ n", ": n"].iter().any(|part| {
        text.find(part).is_some_and(|at| {
            let after = text.get(at + part.len()..).and_then(|rest| rest.chars().next());
            !(part.ends_with('n') && after.is_some_and(|c| c.is_alphanumeric() || c == '_'))
        })
    })
}
