//! Values that are valid for a field, for tests: as TypeScript that makes another for each number `n`.

mod regex;

use std::collections::BTreeMap;

use crowfoot_model::TableId;

use super::code::Code;
use super::plan::{Entity, Field, Fill, Foreign, Origin, Plan, Role};
use super::types::Ts;
use super::words::article;
use crate::typescript::quote;

/// As many rows as a test pages through.
const MAX_ROWS: u64 = 1_000;

/// Why no sample of a row can be made.
pub(super) fn why_not(entity: &Entity, roles: &BTreeMap<TableId, Role>) -> Option<String> {
    if entity.unbuildable.is_some() {
        return entity.unbuildable.clone();
    }
    let mut taken = Vec::new();
    for foreign in required(entity) {
        if roles.get(&foreign.target) != Some(&Role::Entity) {
            return Some("it needs a row of a table without a repository".to_owned());
        }
        if foreign.fields.iter().any(|at| taken.contains(at)) {
            return Some("its foreign keys share a column".to_owned());
        }
        taken.extend(&foreign.fields);
    }
    for field in sampled(entity) {
        if matches!(field.form, Some("")) || matches!(field.ts, Ts::Other("number[]")) {
            return Some(["no sample of ", &field.name, " is known"].concat());
        }
        if field.rules.patterns.len() > 1 || (field.function().is_some() && sample(field, 0, true).is_none())
        {
            return Some(["no sample of ", &field.name, " is known"].concat());
        }
    }
    let is_in =
        |names: &[String]| entity.fields.iter().any(|field| !field.nullable && names.contains(&field.name));
    let unread = entity.checks.unread.iter().any(|names| is_in(names));
    unread.then(|| "a check of it is too complex to satisfy".to_owned())
}

/// The foreign keys that each row has to follow.
pub(super) fn required(entity: &Entity) -> impl Iterator<Item = &Foreign> {
    entity.foreign.iter().filter(|foreign| super::build::is_required(entity, foreign))
}

/// The fields that a sample names.
pub(super) fn sampled(entity: &Entity) -> impl Iterator<Item = &Field> {
    let uniques: Vec<usize> = entity.uniques.iter().flat_map(|unique| unique.fields.clone()).collect();
    entity.fields.iter().enumerate().filter_map(move |(at, field)| {
        let of_parent = required(entity).any(|foreign| foreign.fields.contains(&at));
        let is_made = match &field.fill {
            _ if refers_by_default(entity, at) => false,
            None => field.always,
            Some(Fill::Literal(_)) => !uniques.contains(&at),
            Some(_) => true,
        };
        (!field.generated && !of_parent && !is_made).then_some(field)
    })
}

/// Whether a row that leaves the field out refers to another, which no sample saves.
fn refers_by_default(entity: &Entity, at: usize) -> bool {
    entity.fields[at].nullable
        && !matches!(entity.fields[at].fill, None | Some(Fill::Null))
        && entity.foreign.iter().any(|foreign| foreign.fields.contains(&at))
}

/// The rows of a paging test, and whether each needs parents of its own.
pub(super) fn rows(entity: &Entity) -> (u64, bool) {
    let sampled: Vec<usize> = sampled(entity).filter_map(|field| place(entity, field)).collect();
    let mut keys: Vec<&[usize]> = entity.uniques.iter().map(|unique| unique.fields.as_slice()).collect();
    if entity.made_key().is_none() {
        keys.push(&entity.key);
    }
    let mut most = MAX_ROWS;
    if let Some(field) = entity.made_key()
        && field.bits <= 8
    {
        most = 20;
    }
    for key in keys {
        let is_null = |at: &usize| {
            entity.fields[*at].nullable && (!sampled.contains(at) || refers_by_default(entity, *at))
        };
        if key.iter().any(is_null) {
            continue;
        }
        let room = key.iter().filter(|at| sampled.contains(at)).map(|at| room(&entity.fields[*at]));
        most = most.min(room.fold(1, u64::saturating_mul));
    }
    if most < 4 { (3, true) } else { (most, false) }
}

fn place(entity: &Entity, field: &Field) -> Option<usize> {
    entity.fields.iter().position(|other| other.column == field.column)
}

/// How many values a field surely has.
fn room(field: &Field) -> u64 {
    match &field.ts {
        Ts::Boolean => 2,
        _ if field.form.is_some() => 1,
        Ts::Text => match (field.rules.patterns.first(), field.max_length) {
            (Some(pattern), _) if pattern.like.is_none() => {
                let alphabets = regex::alphabets(&pattern.regex, field.max_length).unwrap_or_default();
                alphabets.iter().map(|set| set.chars().count() as u64).fold(1, u64::saturating_mul) / 2
            }
            (Some(pattern), _) if pattern.like.as_ref().is_some_and(|like| !like.contains('%')) => 1,
            (_, Some(1)) => 30,
            (_, Some(2)) => 1_000,
            (None, None) if !matches!(field.origin, Origin::Enum(_)) => MAX_ROWS,
            _ if matches!(field.origin, Origin::Enum(_)) => 1,
            _ => MAX_ROWS,
        },
        Ts::Number | Ts::BigInt | Ts::Decimal => {
            let bound = |bound: &Option<(String, bool)>| {
                bound.as_ref().and_then(|(text, _)| text.parse::<f64>().ok()).map(|number| number as i64)
            };
            let least = bound(&field.rules.minimum).unwrap_or(0);
            match bound(&field.rules.maximum) {
                Some(most) => u64::try_from(most.saturating_sub(least)).unwrap_or(1).max(1),
                None if field.bits <= 8 => 100,
                None => MAX_ROWS,
            }
        }
        _ => MAX_ROWS,
    }
}

/// A sample of a field. `rank` is how far it is above others that have to be less. `None` if none is known.
pub(super) fn sample(field: &Field, rank: usize, is_unique: bool) -> Option<String> {
    if let Origin::Enum(_) = field.origin
        && field.ts == Ts::Text
    {
        return None;
    }
    let value = match &field.ts {
        Ts::Text => text(field, rank, is_unique)?,
        Ts::Decimal => match (least(field, rank), is_unique) {
            (0, true) => "String(n)".to_owned(),
            (least, true) => ["String(", &least.to_string(), " + n)"].concat(),
            (least, false) => quote(&least.to_string()),
        },
        Ts::Number => {
            match (field.form.and_then(|form| form.parse().ok()).unwrap_or(least(field, rank)), is_unique) {
                (0, true) => "n".to_owned(),
                (least, true) => [&least.to_string(), " + n"].concat(),
                (least, false) => least.to_string(),
            }
        }
        Ts::BigInt if is_unique => ["BigInt(", &least(field, rank).to_string(), " + n)"].concat(),
        Ts::BigInt => [&least(field, rank).to_string(), "n"].concat(),
        Ts::Boolean => "false".to_owned(),
        Ts::Date if is_unique && rank == 0 => "day(n)".to_owned(),
        Ts::Date if is_unique => ["day(n + ", &rank.to_string(), ")"].concat(),
        Ts::Date => ["day(", &rank.to_string(), ")"].concat(),
        Ts::Json => "{}".to_owned(),
        Ts::Bytes { .. } => {
            ["Buffer.from(text(n, ", &field.max_length.unwrap_or(8).min(26).to_string(), "))"].concat()
        }
        Ts::List { .. } => "[]".to_owned(),
        Ts::Other("[number, number]") => "[1, 2]".to_owned(),
        Ts::Other("[number, number, number]") => "[1, 2, 3]".to_owned(),
        Ts::Other(_) => return None,
    };
    Some(match field.function() {
        Some(function) => [function, "(", &value, ")"].concat(),
        None => value,
    })
}

/// The least whole number that a check takes, and a little more for what has to be above others.
fn least(field: &Field, rank: usize) -> i64 {
    let bound = |bound: &Option<(String, bool)>, step: i64| {
        let (text, exclusive) = bound.as_ref()?;
        let number = text.parse::<f64>().ok()?;
        let whole = if step > 0 { number.ceil() } else { number.floor() };
        let whole = whole as i64;
        Some(if *exclusive && (whole as f64 - number).abs() < f64::EPSILON { whole + step } else { whole })
    };
    let least = bound(&field.rules.minimum, 1);
    let most = bound(&field.rules.maximum, -1);
    let rank = i64::try_from(rank).unwrap_or(0);
    match (least, most) {
        (Some(least), _) => least.saturating_add(rank),
        (None, Some(most)) => most.min(1),
        (None, None) => 1i64.saturating_add(rank),
    }
}

fn text(field: &Field, rank: usize, is_unique: bool) -> Option<String> {
    if field.is_uuid && field.max_length.is_none() {
        return Some("uuid(n)".to_owned());
    }
    if let Some(form) = field.form {
        let later = (15 + rank).min(28).to_string();
        return (!form.is_empty()).then(|| quote(&form.replace("-15", &["-", &later].concat())));
    }
    let most = field.max_length.unwrap_or(26).min(26);
    if let Some(pattern) = field.rules.patterns.first() {
        let Some(like) = &pattern.like else {
            let alphabets = regex::alphabets(&pattern.regex, field.max_length)?;
            let list: Vec<String> = alphabets.iter().map(|set| quote(set)).collect();
            return Some(["matching(n, [", &list.join(", "), "])"].concat());
        };
        let rest = u32::try_from(like.chars().filter(|c| *c != '%').count()).ok()?;
        let room = most.checked_sub(rest)?.min(8);
        let mut out = String::from("`");
        let mut is_first = true;
        for c in like.chars() {
            match c {
                '%' if std::mem::take(&mut is_first) && room > 0 => {
                    out.push_str(&["${text(n, ", &room.to_string(), ")}"].concat());
                }
                '%' => {}
                '_' => out.push('a'),
                c => crate::typescript::template(&c.to_string(), &mut out),
            }
        }
        out.push('`');
        return Some(out);
    }
    if most == 0 {
        return Some("''".to_owned());
    }
    if field.rules.min_length.is_some_and(|least| least > 26) {
        return None;
    }
    let length = most.max(field.rules.min_length.unwrap_or(0));
    let is_short = is_unique || length < 8;
    let length = if is_short { length } else { length.min(field.rules.min_length.unwrap_or(0).max(8)) };
    Some(if length == 26 { "text(n)".to_owned() } else { ["text(n, ", &length.to_string(), ")"].concat() })
}

/// How far each field has to be above others.
fn ranks(entity: &Entity) -> BTreeMap<String, usize> {
    let mut ranks = BTreeMap::new();
    // As often as there are fields, since conditions may be in a circle.
    for _ in 0..entity.checks.less.len().min(16) {
        for (less, more) in &entity.checks.less {
            let above = ranks.get(less).copied().unwrap_or(0) + 1;
            let rank = ranks.entry(more.clone()).or_insert(0);
            *rank = above.max(*rank).min(20);
        }
    }
    ranks
}

/// `src/testing/samples-of.ts`: a sample and the parents of each table.
pub(super) fn module(plan: &Plan) -> String {
    let mut code = Code::default();
    let here = "src/testing/builders";
    let tables = plan.by_table();
    let buildable = |entity: &&Entity| entity.role == Role::Entity && entity.unbuildable.is_none();
    let mut is_first = true;
    for entity in plan.entities.iter().filter(buildable) {
        if !std::mem::take(&mut is_first) {
            code.blank();
        }
        one(entity, plan, &tables, here, &mut code);
    }
    code.finish()
}

fn one(entity: &Entity, plan: &Plan, tables: &BTreeMap<TableId, &Entity>, here: &str, code: &mut Code) {
    let (name, new) = (&entity.type_name, entity.new_type());
    let relative = |to: &str| super::code::relative(here, to);
    code.import_type(&relative(&entity.module()), &new);
    code.import_type(&relative("src/domain/repositories"), "Repositories");
    code.import_type(&relative(&entity.module()), name);
    let parents: Vec<&Foreign> = required(entity).collect();
    let parent_fields: Vec<String> =
        parents.iter().flat_map(|foreign| &foreign.fields).map(|at| quote(&entity.fields[*at].key)).collect();
    let parents_type = [name, "Parents"].concat();
    if !parents.is_empty() {
        code.line(0, &["/** What ", &article(&entity.label), " refers to. */"].concat());
        // A new row may leave out what has a default; its parents may not.
        let mut of_parents = parents.iter().flat_map(|foreign| &foreign.fields);
        let has_default = of_parents.any(|at| entity.field(*at).is_some_and(|field| field.fill.is_some()));
        let of = if has_default { name } else { &new };
        code.line(0, &super::domain::pick(&parents_type, of, &parent_fields));
        code.blank();
        let head = ["export async function save", name, "Parents(repositories: Repositories)"].concat();
        code.line(0, &[&head, ": Promise<", &parents_type, "> {"].concat());
        let mut properties = Vec::new();
        for (at, foreign) in parents.iter().enumerate() {
            let Some(target) = tables.get(&foreign.target) else { continue };
            let count = parents.iter().filter(|other| other.target == foreign.target).count();
            let variable = if count > 1 {
                [target.one.as_str(), &(at + 1).to_string()].concat()
            } else {
                target.one.clone()
            };
            code.line(
                1,
                &["const ", &variable, " = await save", &target.type_name, "(repositories);"].concat(),
            );
            for (field, column) in foreign.fields.iter().zip(&foreign.columns) {
                let Some(other) = target.fields.iter().find(|field| field.column == *column) else {
                    continue;
                };
                properties.push([&entity.fields[*field].key, ": ", &variable, ".", &other.key].concat());
            }
        }
        code.list(1, "return { ", &properties, " };");
        code.line(0, "}");
        code.blank();
    }
    code.line(0, &["/** A valid ", &entity.label, ", another with each call. */"].concat());
    let mut parameters = Vec::new();
    if !parents.is_empty() {
        parameters.push(["parents: ", &parents_type].concat());
    }
    parameters.push(["overrides: Partial<", &new, "> = {}"].concat());
    code.list(0, &["export function sample", name, "("].concat(), &parameters, &["): ", &new, " {"].concat());
    let ranks = ranks(entity);
    let mut properties = Vec::new();
    if !parents.is_empty() {
        properties.push("...parents".to_owned());
    }
    let uniques: Vec<usize> =
        entity.uniques.iter().flat_map(|unique| unique.fields.clone()).chain(entity.key.clone()).collect();
    for field in sampled(entity) {
        let rank = ranks.get(&field.name).copied().unwrap_or(0);
        // What has to be more than something unique has to grow with it.
        let is_compared = matches!(field.ts, Ts::Date | Ts::Number | Ts::BigInt)
            && field.rules.maximum.is_none()
            && entity.checks.less.iter().any(|(one, other)| *one == field.name || *other == field.name);
        let is_unique = is_compared || place(entity, field).is_some_and(|at| uniques.contains(&at));
        let value = match field.origin {
            _ if place(entity, field).is_some_and(|at| refers_by_default(entity, at)) => "null".to_owned(),
            Origin::Enum(at) if field.ts == Ts::Text => {
                let constant = &plan.enums[at].constant;
                code.import(&relative("src/domain/shared/enums"), constant);
                if is_unique { ["pick(", constant, ", n)"].concat() } else { [constant, "[0]"].concat() }
            }
            _ => sample(field, rank, is_unique).unwrap_or_else(|| "undefined as never".to_owned()),
        };
        for function in ["day", "matching", "pick", "text", "uuid"] {
            if value.contains(&[function, "("].concat()) {
                code.import("./samples", function);
            }
        }
        if let Some(function) = field.function()
            && value != "null"
        {
            let owner = match &field.origin {
                Origin::Other { table, .. } => tables.get(table).map(|entity| entity.module()),
                _ => Some(entity.module()),
            };
            if let Some(module) = owner {
                code.import(&relative(&module), function);
            }
        }
        properties.push([&field.key, ": ", &value].concat());
    }
    properties.push("...overrides".to_owned());
    let uses_number = properties.iter().any(|property| {
        property.ends_with(": n")
            || ["(n)", "(n,", "(n +", " n)", "+ n"].iter().any(|part| property.contains(part))
    });
    if uses_number {
        code.import("./samples", "next");
        code.line(1, &["const n = next(", &quote(&entity.many), ");"].concat());
    }
    code.line(1, "return {");
    for property in &properties {
        code.line(2, &[property, ","].concat());
    }
    code.line(1, "};");
    code.line(0, "}");
    code.blank();
    code.list(
        0,
        &["export async function save", name, "("].concat(),
        &["repositories: Repositories".to_owned(), ["overrides: Partial<", &new, "> = {}"].concat()],
        &["): Promise<", name, "> {"].concat(),
    );
    if parents.is_empty() {
        code.line(1, &["return repositories.", &entity.many, ".save(sample", name, "(overrides));"].concat());
    } else {
        code.line(1, &["const parents = await save", name, "Parents(repositories);"].concat());
        code.line(
            1,
            &["return repositories.", &entity.many, ".save(sample", name, "(parents, overrides));"].concat(),
        );
    }
    code.line(0, "}");
}
