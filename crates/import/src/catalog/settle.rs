//! Decisions that need all statements: the type that a name means, the default for the type of its column, the
//! sequences that are a `serial`.

use crowfoot_dialect::script::{clauses, lexis, server};
use std::collections::{HashMap, HashSet};

use crowfoot_dialect::{Quoting, spec, unquoted_type};
use crowfoot_model::{
    Column, ColumnId, DataType, DefaultValue, Dialect, Identity, LogicalType, SchemaId, SequenceId,
    SequenceOptions, SequenceOwner, SerialSequence, TableId,
};
use sqlparser::tokenizer::Token;

use super::{Catalog, Key, NamedType, Relation};
use crate::draft::Qualified;
use crate::read::column::is_implied;
use crate::read::reader::Reader;
use crate::read::{default_value, type_text};
use crate::text::lexer::is_word;

impl Catalog {
    /// Resolves types, defaults and sequences.
    pub(super) fn settle(&mut self) {
        let by_name = self.types_by_name();
        let is_script = self.is_named_by_engine();
        let mut tables = std::mem::take(&mut self.tables);
        for table in tables.values_mut() {
            for column in &mut table.columns {
                if let Some(data_type) = &mut column.data_type {
                    self.settle_type(data_type, table.schema, &by_name);
                }
                settle_default(column, self.dialect, is_script);
            }
        }
        self.tables = tables;
        let mut domains = std::mem::take(&mut self.domains);
        for domain in domains.values_mut() {
            self.settle_type(&mut domain.base, domain.schema, &by_name);
            if let Some(default) = &mut domain.default {
                without_cast(default, Some(&domain.base), self.dialect);
            }
        }
        self.domains = domains;
        let mut composites = std::mem::take(&mut self.composites);
        for composite in composites.values_mut() {
            for field in &mut composite.fields {
                self.settle_type(&mut field.data_type, composite.schema, &by_name);
            }
        }
        self.composites = composites;
        self.settle_sequences();
    }

    /// Types whose name is in one namespace only.
    fn types_by_name(&self) -> HashMap<String, Option<NamedType>> {
        let mut by_name = HashMap::new();
        // In any order, since ambiguous names are dropped.
        #[expect(clippy::iter_over_hash_type)]
        for (key, found) in &self.types {
            by_name.entry(key.1.clone()).and_modify(|found| *found = None).or_insert(Some(*found));
        }
        by_name
    }

    fn settle_type(
        &self,
        data_type: &mut DataType,
        schema: Option<SchemaId>,
        by_name: &HashMap<String, Option<NamedType>>,
    ) {
        self.settle_named(data_type, schema, by_name);
        let mut inner = data_type;
        while let DataType::Array(element) = inner {
            inner = element;
        }
        if let DataType::Native { dialect, text } = inner
            && let Some(plain) = unquoted_type(*dialect, text)
        {
            *inner = plain;
        }
    }

    /// Finds the type of the script that a name means.
    fn settle_named(
        &self,
        data_type: &mut DataType,
        schema: Option<SchemaId>,
        by_name: &HashMap<String, Option<NamedType>>,
    ) {
        let mut inner = data_type;
        while let DataType::Array(element) = inner {
            inner = element;
        }
        let DataType::Native { text, .. } = inner else { return };
        if self.types_are_known || self.types.is_empty() && schema.is_none() {
            return;
        }
        let Some(name) = type_name(text, self.dialect) else { return };
        // A table or view is also a type, in its own schema.
        if let Some(id) = schema.filter(|_| name.schema.is_none())
            && self.server().row_types
            && !spec(self.dialect).type_names().iter().any(|own| own.name == name.name)
            && self.relations.contains_key(&(schema, self.fold(&name.name)))
            && let Some(found) = self.schemas.get(&id)
        {
            *text =
                [&spec(self.dialect).quote(&found.name, Quoting::WhenNeeded), ".", text.as_str()].concat();
            return;
        }
        let found = self.named_type(&name).or_else(|| {
            let key: Key = match &name.schema {
                Some(other) => (self.schema_names.get(&self.fold(other)).copied(), self.fold(&name.name)),
                None => (schema, self.fold(&name.name)),
            };
            let unique = || by_name.get(&key.1).copied().flatten().filter(|_| name.schema.is_none());
            self.types.get(&key).or_else(|| self.renamed_types.get(&key)).copied().or_else(unique)
        });
        *inner = match found {
            Some(NamedType::Enum(id)) => DataType::Enum(id),
            Some(NamedType::Domain(id)) => DataType::Domain(id),
            Some(NamedType::Composite(id)) => DataType::Composite(id),
            None => return,
        };
    }

    /// Folds the sequences of `serial` into their columns: those that a column owns, and those with a name that
    /// `serial` generates.
    fn settle_sequences(&mut self) {
        let texts = self.statements.iter().map(|kept| &kept.statement.text);
        let mentioned: HashSet<String> =
            texts.flat_map(|text| words(text)).map(str::to_ascii_lowercase).collect();
        for (id, (table, column)) in std::mem::take(&mut self.sequence_owners) {
            let Some(Relation::Table(table)) = self.relations.get(&table).copied() else { continue };
            let Some(column) = self.column(table, &column) else { continue };
            if let Some(sequence) = self.sequences.get_mut(&id) {
                sequence.owned_by = Some(SequenceOwner { table, column });
            }
        }
        let uses: Vec<(SequenceId, TableId, ColumnId)> = self
            .tables
            .values()
            .flat_map(|table| table.columns.iter().map(|column| (table.id, column)))
            .filter_map(|(table, column)| Some((self.sequence_used_by(column)?, table, column.id)))
            .collect();
        for (id, table, column) in uses {
            self.fold_sequence(id, table, column, &mentioned);
        }
    }

    /// The sequence in the default of an integer column.
    fn sequence_used_by(&self, column: &Column) -> Option<SequenceId> {
        if !matches!(column.data_type, Some(DataType::Logical(LogicalType::Integer { .. }))) {
            return None;
        }
        let Some(DefaultValue::Expression(expression)) = &column.default else { return None };
        if !expression.contains("nextval") {
            return None;
        }
        let name = sequence_of(expression, self.dialect)?;
        match self.relation(&name).or_else(|| self.renamed_sequence(&name))? {
            Relation::Sequence(id) => Some(id),
            _ => None,
        }
    }

    fn fold_sequence(
        &mut self,
        id: SequenceId,
        table: TableId,
        column: ColumnId,
        mentioned: &HashSet<String>,
    ) {
        let Some(sequence) = self.sequences.get(&id) else { return };
        let Some(own) = self.tables.get_mut(&table) else { return };
        let schema = own.schema;
        let table_name = own.name.clone();
        // The sequence of a serial is logged if its table is.
        let logs_so = own.option("UNLOGGED").is_some() == sequence.options.unlogged;
        let Some(own) = own.column_mut(column) else { return };
        let implicit = sequence.schema == schema && sequence.name == format!("{table_name}_{}_seq", own.name);
        let is_owner = sequence.owned_by.map(|owner| (owner.table, owner.column)) == Some((table, column));
        let is_its = if sequence.owned_by.is_some() { is_owner } else { implicit };
        let options =
            SequenceOptions { data_type: None, maximum: None, unlogged: false, ..sequence.options.clone() };
        let bits = integer_bits(own);
        let data_type =
            sequence.options.data_type.clone().filter(|name| !name.eq_ignore_ascii_case("bigint"));
        let counts_to = match data_type.as_deref() {
            Some(name) if name.eq_ignore_ascii_case("smallint") => i64::from(i16::MAX),
            Some(_) => i64::from(i32::MAX),
            None => i64::MAX,
        };
        // Options and comments need an explicit sequence.
        let is_plain = options == SequenceOptions::default()
            && logs_so
            && sequence.comment.is_none()
            && (!server(self.dialect).sequences_have_types
                || sequence.options.maximum.is_none_or(|maximum| maximum == counts_to));
        let is_usual = implicit && is_owner && sequence_bits(data_type.as_deref()) == bits;
        // With another name it must stay if a kept statement names it.
        let may_go = implicit || !mentioned.contains(&sequence.name.to_ascii_lowercase());
        if is_its && may_go && is_plain {
            own.default = None;
            own.default_text = None;
            own.identity = Some(Identity::Serial);
            own.sequence = (!is_usual).then(|| SerialSequence {
                schema: sequence.schema,
                name: sequence.name.clone(),
                data_type,
                unowned: !is_owner,
            });
            self.sequences.remove(&id);
            return;
        }
        // A default from before the sequence was renamed has the old name.
        let says_old_name = own.default.as_ref().is_some_and(|default| match default {
            DefaultValue::Expression(text) => {
                !words(text).any(|word| word.eq_ignore_ascii_case(&sequence.name))
            }
            _ => false,
        });
        if says_old_name {
            let schema = sequence.schema.and_then(|id| self.schemas.get(&id));
            let quote = |name: &str| spec(self.dialect).quote(name, Quoting::WhenNeeded);
            let name =
                schema.map_or(String::new(), |schema| quote(&schema.name) + ".") + &quote(&sequence.name);
            let literal = spec(self.dialect).text_literal(&name);
            own.default = Some(DefaultValue::Expression(format!("nextval({literal}::regclass)")));
        }
    }

    fn renamed_sequence(&self, name: &Qualified) -> Option<Relation> {
        let schema = name.schema.as_ref().and_then(|schema| self.schema_names.get(schema).copied());
        self.renamed_sequences.get(&(schema, self.fold(&name.name))).copied()
    }
}

/// The integer type of a column.
pub(super) fn integer_bits(column: &Column) -> u8 {
    match column.data_type {
        Some(DataType::Logical(LogicalType::Integer { bits, .. })) => bits.clamp(16, 64),
        _ => 64,
    }
}

/// The integer type of a sequence.
fn sequence_bits(data_type: Option<&str>) -> u8 {
    match data_type {
        Some(name) if name.eq_ignore_ascii_case("smallint") => 16,
        Some(_) => 32,
        None => 64,
    }
}

/// The runs of letters, digits and underscores of a text, whether quoted or not.
pub(super) fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|char: char| char.is_ascii() && !is_word(char as u8)).filter(|word| !word.is_empty())
}

/// Whether an expression names a column.
pub(super) fn mentions(expression: &str, column: &str, dialect: Dialect) -> bool {
    let is_small = lexis(dialect).small_names;
    words(expression).any(|word| {
        spec(dialect).is_same_name(word, column) || (is_small && word.to_ascii_lowercase() == column)
    })
}

/// The text of a type as a name, if it is nothing else.
pub(super) fn type_name(text: &str, dialect: Dialect) -> Option<Qualified> {
    let mut reader = Reader::new(text, dialect).ok()?;
    let name = reader.qualified()?;
    reader.is_done().then_some(name)
}

/// The sequence of `nextval('public.orders_id_seq'::regclass)`.
fn sequence_of(expression: &str, dialect: Dialect) -> Option<Qualified> {
    let mut reader = Reader::new(expression, dialect).ok()?;
    while reader.take_symbol(&Token::LParen) {}
    let function = reader.qualified()?;
    if function.name != "nextval" || !reader.take_symbol(&Token::LParen) {
        return None;
    }
    while reader.take_symbol(&Token::LParen) {}
    let text = reader.string()?;
    Reader::new(&text, dialect).ok()?.qualified()
}

/// Brings a default into the form that fits the type of its column.
fn settle_default(column: &mut Column, dialect: Dialect, is_script: bool) {
    let Some(mut default) = column.default.take() else { return };
    let spelled = match &default {
        DefaultValue::Expression(text) if is_script => Some(text.clone()),
        // PostgreSQL keeps even this cast if the type has a length or is a domain.
        DefaultValue::Null if is_script => Some("NULL".to_owned()),
        DefaultValue::Text(text) if is_script && is_number(text) => Some(["'", text.as_str(), "'"].concat()),
        _ => None,
    };
    without_cast(&mut default, column.data_type.as_ref(), dialect);
    if !matches!(default, DefaultValue::Expression(_)) {
        column.default_text = spelled.or(column.default_text.take());
    }
    if is_implied(&default, column) {
        return;
    }
    let text = column.default_text.take();
    let logical = column.data_type.as_ref().and_then(DataType::logical);
    column.default = Some(match (default, logical) {
        // MySQL dumps quote numbers.
        (
            DefaultValue::Text(text),
            Some(LogicalType::Integer { .. } | LogicalType::Decimal { .. } | LogicalType::Float { .. }),
        ) if is_number(&text) => DefaultValue::Number(text),
        (DefaultValue::Text(text) | DefaultValue::Number(text), Some(LogicalType::Boolean))
            if server(dialect).numeric_booleans && (text == "0" || text == "1") =>
        {
            DefaultValue::Boolean(text == "1")
        }
        (DefaultValue::Text(text), Some(LogicalType::Boolean)) if !server(dialect).numeric_booleans => {
            match text.trim().to_ascii_lowercase().as_str() {
                "t" | "true" | "y" | "yes" | "on" | "1" => DefaultValue::Boolean(true),
                "f" | "false" | "n" | "no" | "off" | "0" => DefaultValue::Boolean(false),
                _ => DefaultValue::Text(text),
            }
        }
        (other, _) => other,
    });
    column.default_text = text.filter(|text| !is_plain(text, column.default.as_ref(), dialect));
}

/// Whether a default already has its usual spelling.
fn is_plain(text: &str, default: Option<&DefaultValue>, dialect: Dialect) -> bool {
    match default {
        None => false,
        Some(DefaultValue::Null) => text == "NULL",
        Some(DefaultValue::Boolean(value)) => text == if *value { "true" } else { "false" },
        Some(DefaultValue::Number(number)) => text == number,
        Some(DefaultValue::Text(value)) => text == spec(dialect).text_literal(value),
        Some(DefaultValue::Expression(_)) => true,
    }
}

/// Removes the cast of a literal to the type of its column: `'x'::character varying`.
fn without_cast(default: &mut DefaultValue, data_type: Option<&DataType>, dialect: Dialect) {
    let DefaultValue::Expression(expression) = default else { return };
    if !clauses(dialect).postfix_casts || !expression.contains("::") {
        return;
    }
    let Ok(mut reader) = Reader::new(expression, dialect) else { return };
    let cast = (0..reader.end()).rev().find(|at| {
        reader.seek(*at);
        reader.is_symbol(&Token::DoubleColon)
    });
    let Some(cast) = cast else { return };
    let literal = default_value::value(&mut reader, 0, cast);
    reader.seek(cast + 1);
    let Some(text) = type_text::take_type(&mut reader).filter(|_| reader.is_done()) else { return };
    let cast_to = spec(dialect).parse_type(&text);
    let is_text = |logical: LogicalType| {
        matches!(logical, LogicalType::Text | LogicalType::Char { .. } | LogicalType::Varchar { .. })
    };
    let is_number_type = |logical: LogicalType| {
        matches!(
            logical,
            LogicalType::Integer { .. } | LogicalType::Decimal { .. } | LogicalType::Float { .. }
        )
    };
    // A cast with a length may truncate the text, and stays in the catalog.
    let has_length = text.contains('(') && Some(&cast_to) != data_type;
    let cast_is_text =
        (cast_to.logical().is_some_and(is_text) || text.eq_ignore_ascii_case("bpchar")) && !has_length;
    *default = match (literal, data_type) {
        (DefaultValue::Null, _) => DefaultValue::Null,
        (DefaultValue::Text(value), Some(DataType::Logical(logical)))
            if is_text(*logical) && cast_is_text =>
        {
            DefaultValue::Text(value)
        }
        (DefaultValue::Text(value), Some(DataType::Enum(_))) => DefaultValue::Text(value),
        (DefaultValue::Text(value) | DefaultValue::Number(value), Some(DataType::Logical(logical)))
            if is_number_type(*logical)
                && cast_to.logical().is_some_and(is_number_type)
                && is_number(&value) =>
        {
            DefaultValue::Number(value)
        }
        _ => return,
    };
}

fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let mut parts = digits.split('.');
    let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    parts.next().is_some_and(is_digits) && parts.next().is_none_or(is_digits) && parts.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::sequence_of;
    use crowfoot_model::Dialect;

    #[test]
    fn sequences_are_found_in_defaults() {
        let name = sequence_of("nextval('public.a_id_seq'::regclass)", Dialect::Postgres).unwrap();
        assert_eq!((name.schema.as_deref(), name.name.as_str()), (Some("public"), "a_id_seq"));
        let name = sequence_of("nextval(('A_seq'::text)::regclass)", Dialect::Postgres).unwrap();
        assert_eq!((name.schema, name.name.as_str()), (None, "a_seq"));
    }
}
