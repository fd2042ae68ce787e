//! Primary keys, unique indexes and indexes.

use crowfoot_dialect::naming::prisma;
use crowfoot_dialect::script::{GeneratedNames, server};
use crowfoot_dialect::{Quoting, spec};
use crowfoot_model::{Dialect, SortOrder};

use super::apply::Made;
use super::attribute::{Attribute, Value, find};
use super::operator_class::operator_class;
use super::provider::Provider;
use super::read::Model;
use crate::draft::{ConstraintDraft, IndexDraft, KeyDraft, KeyOn, RuleDraft};

/// The keys of a model, as Prisma Migrate creates them. `say` gets notes about those that cannot be created.
pub(super) fn keys(
    model: &Model,
    made: &mut Made,
    provider: Provider,
    mut say: impl FnMut(String),
) -> Vec<ConstraintDraft> {
    let mut drafts = Vec::new();
    let (table, limit) = (made.name.name.clone(), provider.name_limit());
    let mut primary = |keys: Vec<KeyDraft>, attribute: &Attribute, made: &mut Made| {
        if !made.key.is_empty() || keys.is_empty() {
            return;
        }
        made.key = column_names(&keys);
        let implicit = || prisma::primary_key(&table, limit);
        let names_key = server(provider.dialect()).generated_names == GeneratedNames::OfColumns;
        let name = attribute.text("map").or_else(|| names_key.then(implicit));
        drafts.push(ConstraintDraft::new(name, RuleDraft::PrimaryKey { keys, include: Vec::new() }));
    };
    for field in &model.fields {
        if let Some(id) = find(&field.attributes, "id") {
            let key = options(column_key(made, &field.name), &id_options(id));
            primary(vec![key], id, made);
        }
    }
    for attribute in model.attributes.iter().filter(|attribute| attribute.name == "id") {
        let keys = list(attribute, made);
        // Our model has no sort order in primary keys.
        primary(keys, attribute, made);
    }
    for field in &model.fields {
        if let Some(unique) = find(&field.attributes, "unique") {
            let key = options(column_key(made, &field.name), &id_options(unique));
            drafts.push(index(vec![key], true, None, unique, made, provider));
        }
    }
    for attribute in &model.attributes {
        let keys = list(attribute, made);
        match attribute.name.as_str() {
            "unique" | "index" | "fulltext" if keys.is_empty() => {
                say(format!("Skipped: {}.", attribute.text));
            }
            "unique" => drafts.push(index(keys, true, None, attribute, made, provider)),
            "index" => {
                let method = attribute.named("type").and_then(Value::as_word).map(str::to_lowercase);
                drafts.push(index(keys, false, method, attribute, made, provider));
            }
            "fulltext" => {
                drafts.push(index(keys, false, Some("fulltext".to_owned()), attribute, made, provider));
            }
            "id" | "map" | "schema" | "ignore" => {}
            _ => say(format!("Skipped: {}.", crate::ledger::excerpt(&attribute.text))),
        }
    }
    drafts
}

fn index(
    keys: Vec<KeyDraft>,
    unique: bool,
    method: Option<String>,
    attribute: &Attribute,
    made: &Made,
    provider: Provider,
) -> ConstraintDraft {
    let (table, limit, dialect) = (&made.name.name, provider.name_limit(), provider.dialect());
    let columns = column_names(&keys);
    // In a unique key, `name` is for the client; in an index, it is an older form of `map`.
    let older = || if attribute.name == "unique" { None } else { attribute.text("name") };
    let name = attribute.text("map").or_else(older).unwrap_or_else(|| {
        let implicit = if unique { prisma::unique } else { prisma::index };
        implicit(table, &columns, limit)
    });
    let condition = attribute.named("where");
    let predicate = condition.and_then(|condition| predicate(condition, made, dialect));
    let lost = condition.is_some() && predicate.is_none();
    let method = method.filter(|method| method != "btree");
    let draft = IndexDraft { unique, method, keys, predicate, ..IndexDraft::default() };
    let omitted = if lost { vec![attribute.text.clone()] } else { Vec::new() };
    ConstraintDraft { omitted, ..ConstraintDraft::new(Some(name), RuleDraft::Index(draft)) }
}

/// The condition of a partial index: raw SQL, or an object of column values.
fn predicate(condition: &Value, made: &Made, dialect: Dialect) -> Option<String> {
    let parts = match condition {
        Value::Call(name, arguments) if name == "raw" => {
            return arguments.first().and_then(|(_, value)| value.as_text()).map(str::to_owned);
        }
        Value::Object(parts) => parts,
        _ => return None,
    };
    let dialect = spec(dialect);
    let literal = |value: &Value| match value {
        Value::Text(text) => Some(dialect.text_literal(text)),
        Value::Number(number) => Some(number.clone()),
        Value::Word(word) if matches!(word.as_str(), "true" | "false") => Some(word.clone()),
        Value::Word(word) => Some(dialect.text_literal(word)),
        _ => None,
    };
    let is_null = |value: &Value| value.as_word() == Some("null");
    let part = |(field, value): &(Option<String>, Value)| {
        let field = field.as_ref()?;
        let column = dialect.quote(made.columns.get(field).unwrap_or(field), Quoting::WhenNeeded);
        Some(match value {
            Value::Object(inner) => match inner.as_slice() {
                [(Some(not), value)] if not == "not" && is_null(value) => format!("{column} IS NOT NULL"),
                [(Some(not), value)] if not == "not" => format!("{column} != {}", literal(value)?),
                _ => return None,
            },
            value if is_null(value) => format!("{column} IS NULL"),
            value => format!("{column} = {}", literal(value)?),
        })
    };
    let parts: Option<Vec<String>> = parts.iter().map(part).collect();
    parts.map(|parts| parts.join(" AND ")).filter(|text| !text.is_empty())
}

fn column_names(keys: &[KeyDraft]) -> Vec<String> {
    keys.iter()
        .map(|key| match &key.on {
            KeyOn::Column(name) | KeyOn::Expression(name) => name.clone(),
        })
        .collect()
}

fn column_key(made: &Made, field: &str) -> KeyDraft {
    KeyDraft::column(made.columns.get(field).map_or(field, String::as_str))
}

/// `@id(sort: Desc, length: 10)`: the options of a single key are in the attribute.
fn id_options(attribute: &Attribute) -> Vec<(Option<String>, Value)> {
    attribute.arguments.iter().map(|argument| (argument.name.clone(), argument.value.clone())).collect()
}

/// The fields of `@@index([a, b(sort: Desc)])`.
fn list(attribute: &Attribute, made: &Made) -> Vec<KeyDraft> {
    let values = match attribute.value("fields") {
        Some(Value::List(values)) => values.as_slice(),
        // A single field may have no brackets.
        Some(value @ (Value::Word(_) | Value::Call(..))) => std::slice::from_ref(value),
        _ => return Vec::new(),
    };
    values
        .iter()
        .filter_map(|value| match value {
            Value::Word(name) => Some(column_key(made, name)),
            Value::Call(name, arguments) => Some(options(column_key(made, name), arguments)),
            _ => None,
        })
        .collect()
}

fn options(mut key: KeyDraft, arguments: &[(Option<String>, Value)]) -> KeyDraft {
    for (name, value) in arguments {
        match (name.as_deref(), value) {
            (Some("sort"), Value::Word(order)) if order == "Desc" => key.order = Some(SortOrder::Descending),
            (Some("sort"), Value::Word(order)) if order == "Asc" => key.order = Some(SortOrder::Ascending),
            (Some("length"), Value::Number(length)) => key.prefix_length = length.parse().ok(),
            (Some("ops"), Value::Word(name)) => key.operator_class = Some(operator_class(name)),
            (Some("ops"), Value::Call(name, arguments)) if name == "raw" => {
                key.operator_class =
                    arguments.first().and_then(|(_, value)| value.as_text()).map(str::to_owned);
            }
            _ => {}
        }
    }
    key
}
