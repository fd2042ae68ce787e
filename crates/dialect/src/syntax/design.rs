//! Checks all SQL text in a design.

use crowfoot_model::{
    Column, DataType, DefaultValue, Dialect, Document, Domain, DomainId, EnumId, IndexKey, KeyTarget,
    LogicalType, ObjectRef, Table,
};

use super::expression::{Judged, Scope, Shape, Use, judge};
use super::literal::literal_misfit;
use super::operands::{self, Class, Read};
use super::similar::meant;
use super::{Columns, Fault, Names, OfDocument, clauses, keys, mysql, types, view_fault};
use crate::{logical_of, spec};

/// A fault in a design.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    pub object: ObjectRef,
    pub place: Place,
    pub fault: Fault,
}

/// The text of an object that has the fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    Type,
    Default,
    Generated,
    Check,
    /// The key of an index or an exclusion, by index.
    Key(usize),
    Predicate,
    /// No text, but the access method or the types of a key or index.
    Method,
    /// No text either; a rule of its own reports it.
    Other,
}

/// The knowledge about a design that checking a part of it needs.
pub trait Known: Names {
    /// The values of an enum of the design.
    fn values(&self, id: EnumId) -> Option<&[String]>;
    fn domain(&self, id: DomainId) -> Option<&Domain>;
}

/// The faults in a table.
pub fn of_table(dialect: Dialect, table: &Table, known: &dyn Known) -> Vec<Found> {
    let mut found = Vec::new();
    let columns = Columns::new(table.columns.iter().map(|column| column.name.as_str()));
    let scope = Scope::of(&table.name, &columns);
    // A table that inherits has more columns than those listed here.
    let inherits = !table.inherits.is_empty() || table.partition_of.is_some();
    for column in &table.columns {
        of_column(dialect, table, column, scope, known, &mut found);
    }
    if inherits {
        return found;
    }
    for check in &table.checks {
        let fault = condition(dialect, &check.expression, Use::Check, table, scope, known);
        let object = ObjectRef::Check(table.id, check.id);
        found.extend(fault.map(|fault| Found { object, place: Place::Check, fault }));
    }
    for index in &table.indexes {
        let object = ObjectRef::Index(table.id, index.id);
        of_keys(dialect, index.keys.iter(), object, table, scope, known, &mut found);
        if let Some(predicate) = &index.predicate {
            let fault = condition(dialect, predicate, Use::Predicate, table, scope, known);
            found.extend(fault.map(|fault| Found { object, place: Place::Predicate, fault }));
        }
    }
    for exclusion in &table.exclusions {
        let object = ObjectRef::Exclusion(table.id, exclusion.id);
        of_keys(
            dialect,
            exclusion.elements.iter().map(|own| &own.key),
            object,
            table,
            scope,
            known,
            &mut found,
        );
        if let Some(predicate) = &exclusion.predicate {
            let fault = condition(dialect, predicate, Use::Predicate, table, scope, known);
            found.extend(fault.map(|fault| Found { object, place: Place::Predicate, fault }));
        }
    }
    found
}

fn of_column(
    dialect: Dialect,
    table: &Table,
    column: &Column,
    scope: Scope<'_>,
    known: &dyn Known,
    found: &mut Vec<Found>,
) {
    let object = ObjectRef::Column(table.id, column.id);
    let mut add = |place, fault: Option<Fault>| {
        found.extend(fault.map(|fault| Found { object, place, fault }));
    };
    let fault = column.data_type.as_ref().and_then(|own| data_type_fault(dialect, own, known));
    let fault = fault.or_else(|| collation_fault(dialect, column, known));
    let fault = fault.or_else(|| key_fault(dialect, table, column));
    let is_typed = fault.is_none();
    add(Place::Type, fault);
    if let Some(generated) = &column.generated {
        let text = &generated.expression;
        let fault = judge(dialect, text, Use::Generated, known, scope).fault;
        let of_operands = || {
            (dialect == Dialect::Postgres)
                .then(|| operands::read(text, Use::Generated, Some(table), scope, known).fault)
                .flatten()
        };
        let fault = fault.or_else(of_operands);
        add(Place::Generated, fault.or_else(|| keys::of_generated(dialect, table, scope, text)));
    } else if column.identity.is_none()
        && let Some(default) = &column.default
    {
        let data_type = column.data_type.as_ref().filter(|_| is_typed);
        add(Place::Default, default_fault(dialect, data_type, default, scope, known));
    }
}

fn of_keys<'k>(
    dialect: Dialect,
    keys: impl Iterator<Item = &'k IndexKey>,
    object: ObjectRef,
    table: &Table,
    scope: Scope<'_>,
    known: &dyn Known,
    found: &mut Vec<Found>,
) {
    for (at, key) in keys.enumerate() {
        if let KeyTarget::Expression(text) = &key.on {
            let fault = judge(dialect, text, Use::Key, known, scope).fault;
            let of_operands = || operands::read(text, Use::Key, Some(table), scope, known).fault;
            let fault = fault.or_else(|| (dialect == Dialect::Postgres).then(of_operands).flatten());
            found.extend(fault.map(|fault| Found { object, place: Place::Key(at), fault }));
        }
    }
}

/// The faults in a domain.
pub fn of_domain(dialect: Dialect, domain: &Domain, known: &dyn Known) -> Vec<Found> {
    let object = ObjectRef::Domain(domain.id);
    let mut found = Vec::new();
    let mut add = |place, fault: Option<Fault>| {
        found.extend(fault.map(|fault| Found { object, place, fault }));
    };
    if dialect != Dialect::Postgres {
        return found;
    }
    add(Place::Type, data_type_fault(dialect, &domain.base, known));
    if let Some(default) = &domain.default {
        add(Place::Default, default_fault(dialect, Some(&domain.base), default, Scope::default(), known));
    }
    for check in &domain.checks {
        let Judged { fault, shape, .. } =
            judge(dialect, &check.expression, Use::Domain, known, Scope::default());
        add(Place::Check, fault.or_else(|| not_true_or_false(dialect, shape, None)));
    }
    found
}

/// All faults in a design, in the order of its objects.
pub fn whole(document: &Document) -> Vec<Found> {
    let dialect = document.settings().dialect;
    let known = OfDocument::new(document);
    let mut found = Vec::new();
    for domain in document.domains() {
        found.append(&mut of_domain(dialect, domain, &known));
    }
    for composite in document.composites().filter(|_| dialect == Dialect::Postgres) {
        for field in &composite.fields {
            let fault = data_type_fault(dialect, &field.data_type, &known);
            let object = ObjectRef::Composite(composite.id);
            found.extend(fault.map(|fault| Found { object, place: Place::Type, fault }));
        }
    }
    for table in document.tables() {
        found.append(&mut of_table(dialect, table, &known));
        found.append(&mut keys::of_keys(dialect, table, &known));
        if dialect == Dialect::Mysql {
            found.append(&mut mysql::of_table(document, table));
        }
    }
    if known.has_extensions() {
        return found;
    }
    for view in document.views().filter(|view| view.dialect == dialect) {
        let fault = view_fault(view, &|name| known.relation(name));
        found.extend(fault.map(|fault| Found {
            object: ObjectRef::View(view.id),
            place: Place::Other,
            fault,
        }));
    }
    found
}

/// The fault of a column type.
pub fn data_type_fault(dialect: Dialect, data_type: &DataType, known: &dyn Known) -> Option<Fault> {
    match data_type.element() {
        DataType::Native { dialect: own, text } if *own == dialect => types::fault(dialect, text, known),
        _ => None,
    }
}

/// An unknown collation or character set. PostgreSQL also rejects a collation on a type that is not text.
fn collation_fault(dialect: Dialect, column: &Column, known: &dyn Known) -> Option<Fault> {
    let name = spec(dialect).name();
    if let Some(set) = column.charset.as_deref().filter(|_| dialect == Dialect::Mysql)
        && !clauses::is_charset(set)
    {
        return Some(Fault::new([name, " has no character set ", set, "."].concat()));
    }
    let collation = column.collation.as_deref()?;
    if !clauses::may_be_collation(dialect, collation) {
        let fault = Fault::new([name, " has no collation ", collation, "."].concat());
        // An application can register its own in SQLite.
        return Some(if dialect == Dialect::Sqlite { fault.uncertain() } else { fault });
    }
    let data_type = column.data_type.as_ref().filter(|_| dialect == Dialect::Postgres)?;
    let logical = logical_of(bare(data_type, known).element())?;
    let is_text =
        matches!(logical, LogicalType::Char { .. } | LogicalType::Varchar { .. } | LogicalType::Text);
    (!is_text).then(|| Fault::new([&column.name, " has a collation, but is no text."].concat()))
}

/// A second primary key, typed after a type.
fn key_fault(dialect: Dialect, table: &Table, column: &Column) -> Option<Fault> {
    let Some(DataType::Native { dialect: own, text }) = &column.data_type else { return None };
    table.primary_key.as_ref().filter(|_| *own == dialect)?;
    let tokens = super::token::tokens(dialect, text).ok()?;
    clauses::make_key(&tokens).then(|| Fault::new([&table.name, " has a primary key already."].concat()))
}

/// The fault of a default in a column of this type.
pub fn default_fault(
    dialect: Dialect,
    data_type: Option<&DataType>,
    default: &DefaultValue,
    scope: Scope<'_>,
    known: &dyn Known,
) -> Option<Fault> {
    let bare = data_type.map(|own| bare(own, known));
    let logical = bare.and_then(logical_of);
    if let Some(misfit) = bare.and_then(|own| kind_misfit(dialect, own, default, known)) {
        let fault = Fault::new(["The default ", misfit, "."].concat());
        let is_empty = matches!(default, DefaultValue::Text(text) if ["", "[]"].contains(&text.trim()));
        let array = (is_empty && misfit == NO_ARRAY).then(|| "'{}'".to_owned());
        return Some(fault.instead(array));
    }
    let DefaultValue::Expression(text) = default else {
        let misfit = logical.and_then(|logical| literal_misfit(dialect, logical, default))?;
        // SQLite accepts any value, and MySQL impossible dates, unless configured otherwise.
        let is_zero = matches!(default, DefaultValue::Text(text) if text.starts_with("0000-00-00"))
            || matches!(default, DefaultValue::Number(number) if number == "0");
        let fault = Fault::new(["The default ", misfit, "."].concat());
        let is_bit = |text: &str| text == "0" || text == "1";
        return match dialect {
            Dialect::Sqlite => None,
            // Exporters correct this.
            _ if matches!(default, DefaultValue::Boolean(_)) && logical.is_some_and(is_numeric) => None,
            _ if matches!(default, DefaultValue::Number(text) if is_bit(text))
                && logical == Some(LogicalType::Boolean) =>
            {
                None
            }
            Dialect::Mysql if is_zero => Some(fault.uncertain()),
            _ => Some(fault),
        };
    };
    if let Some(mut fault) = judge(dialect, text, Use::Default, known, scope).fault {
        let values = match bare {
            Some(DataType::Enum(id)) => known.values(*id),
            Some(DataType::InlineEnum(values)) => Some(values.as_slice()),
            _ => None,
        };
        let holds_text = logical.is_none_or(|logical| {
            matches!(logical, LogicalType::Char { .. } | LogicalType::Varchar { .. } | LogicalType::Text)
        });
        // Suggest a literal if the column can store it.
        let is_literal = |text: &str| text.starts_with('\'');
        if let Some(better) = fault.better.take_if(|better| is_literal(&better.text)) {
            match values {
                Some(values) => {
                    let word = text.trim().trim_matches('"');
                    let value =
                        values.iter().find(|value| value.eq_ignore_ascii_case(word)).map(String::as_str);
                    let value = value.or_else(|| meant(word, values.iter().map(String::as_str)));
                    if let Some(value) = value {
                        let literal = spec(dialect).text_literal(value);
                        fault = fault.better(["Use ", &literal].concat(), literal);
                    }
                }
                None if holds_text => fault.better = Some(better),
                None => {}
            }
        }
        return Some(fault);
    }
    if dialect == Dialect::Postgres
        && let Some(name) = sequence(text)
        // The sequence of an auto-increment column is created with it.
        && !name.ends_with("_seq")
        && !known.is_type(name)
        && !known.is_mentioned(name)
    {
        return Some(Fault::new(["The design has no sequence ", name, "."].concat()).uncertain());
    }
    if dialect != Dialect::Postgres {
        return None;
    }
    let Read { fault, class } = operands::read(text, Use::Default, None, scope, known);
    let class = class.filter(|class| logical.is_some_and(|logical| !operands::holds(logical, *class)));
    fault.or_else(|| {
        let what = operands::called(class?);
        Some(Fault::new(["The default is ", what, ", which the column does not hold."].concat()))
    })
}

/// The reason a default is not a value of an enum or an array: "is a number, but the column is an enum".
pub fn kind_misfit(
    dialect: Dialect,
    data_type: &DataType,
    default: &DefaultValue,
    known: &dyn Known,
) -> Option<&'static str> {
    let bare = bare(data_type, known);
    let is_enum = matches!(bare, DataType::Enum(_) | DataType::InlineEnum(_)) && dialect != Dialect::Sqlite;
    match (bare, default) {
        (_, DefaultValue::Number(_)) if is_enum => Some("is a number, but the column is an enum"),
        (DataType::Array(element), DefaultValue::Text(text)) if dialect == Dialect::Postgres => {
            let text = text.trim();
            let inner = text.split_once("={").map_or(text, |(_, inner)| inner);
            let inner = inner.strip_prefix('{').unwrap_or(inner).strip_suffix('}');
            let is_array = text.starts_with(['{', '[']) && !text.starts_with("[]");
            let Some(inner) = inner.filter(|_| is_array) else { return Some(NO_ARRAY) };
            // Values that do not need quotes.
            let is_plain = |char: char| char.is_alphanumeric() || matches!(char, '_' | '-' | ',' | ' ' | '.');
            if inner.trim().is_empty() || !inner.chars().all(is_plain) {
                return None;
            }
            let is_held = |value: &str| match element.as_ref() {
                DataType::Enum(id) => known.values(*id).is_none_or(|all| all.iter().any(|own| own == value)),
                DataType::Logical(logical) if is_numeric(*logical) => {
                    literal_misfit(dialect, *logical, &DefaultValue::Text(value.to_owned())).is_none()
                }
                _ => !value.is_empty(),
            };
            let is_null = |value: &str| value.eq_ignore_ascii_case("null");
            let is_right = inner.split(',').map(str::trim).all(|value| is_held(value) || is_null(value));
            (!is_right).then_some("has a value that its array does not hold")
        }
        _ => None,
    }
}

const NO_ARRAY: &str = "is not an array, which PostgreSQL writes as {a,b}";

/// The name, without schema, of the sequence that a default uses.
fn sequence(text: &str) -> Option<&str> {
    let text = text.trim();
    let inner = text.get(..8).filter(|own| own.eq_ignore_ascii_case("nextval(")).and(text.get(8..))?;
    let name = inner.trim_start().strip_prefix('\'')?.split('\'').next()?;
    let last = name.rsplit('.').next().unwrap_or(name);
    Some(last.trim_matches('"'))
}

/// The fault of a condition: a check, or the `WHERE` of an index.
pub fn condition(
    dialect: Dialect,
    text: &str,
    used: Use,
    table: &Table,
    scope: Scope<'_>,
    known: &dyn Known,
) -> Option<Fault> {
    let Judged { fault, shape, .. } = judge(dialect, text, used, known, scope);
    let named = || {
        let name = text.trim();
        let bare = name.strip_prefix('"').and_then(|own| own.strip_suffix('"'));
        let column = table.columns.iter().find(|column| {
            bare.map_or_else(|| column.name.eq_ignore_ascii_case(name), |bare| column.name == bare)
        })?;
        column.data_type.as_ref().map(|own| self::bare(own, known))
    };
    let fault =
        fault.or_else(|| not_true_or_false(dialect, shape, (shape == Shape::Name).then(named).flatten()));
    if fault.is_some() || dialect != Dialect::Postgres {
        return fault;
    }
    let Read { fault, class } = operands::read(text, used, Some(table), scope, known);
    let is_boolean = class.is_none_or(|class| class == Class::Boolean);
    fault.or_else(|| (!is_boolean).then(no_condition))
}

/// PostgreSQL requires a boolean as a condition.
fn not_true_or_false(dialect: Dialect, shape: Shape, named: Option<&DataType>) -> Option<Fault> {
    let is_boolean = match shape {
        Shape::Other => true,
        Shape::Value => false,
        Shape::Name => named.and_then(logical_of).is_none_or(|logical| logical == LogicalType::Boolean),
    };
    (dialect == Dialect::Postgres && !is_boolean).then(no_condition)
}

fn no_condition() -> Fault {
    Fault::new("The condition is neither true nor false: compare it with something.")
}

fn is_numeric(logical: LogicalType) -> bool {
    matches!(logical, LogicalType::Integer { .. } | LogicalType::Decimal { .. } | LogicalType::Float { .. })
}

/// The type with domains resolved.
pub(super) fn bare<'t>(data_type: &'t DataType, known: &'t dyn Known) -> &'t DataType {
    let mut bare = data_type;
    for _ in 0..8 {
        match bare {
            DataType::Domain(id) => match known.domain(*id) {
                Some(domain) => bare = &domain.base,
                None => break,
            },
            _ => break,
        }
    }
    bare
}
