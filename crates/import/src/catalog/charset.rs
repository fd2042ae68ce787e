//! Default character sets of MySQL, and how tables and columns inherit them.

use crowfoot_dialect::spec;
use crowfoot_model::{Column, DataType, Dialect, SchemaId, Table, TableOption};

use super::Catalog;

pub(crate) const CHARSET: &str = "DEFAULT CHARSET";
pub(crate) const COLLATE: &str = "COLLATE";

impl Catalog {
    /// Records the defaults of a database.
    pub(crate) fn set_charset(
        &mut self,
        schema: Option<SchemaId>,
        charset: Option<String>,
        collation: Option<String>,
    ) {
        self.charsets.insert(schema, (charset, collation));
    }

    /// Gives a new table the character set and the collation of its database.
    pub(super) fn set_options_of_database(&self, table: &mut Table) {
        let says = |name: &str| table.option(name).is_some();
        let Some((charset, collation)) = self.charsets.get(&table.schema) else { return };
        if says(CHARSET) || says(COLLATE) {
            return;
        }
        for (name, value) in [(CHARSET, charset), (COLLATE, collation)] {
            if let Some(value) = value {
                table.options.push(TableOption { name: name.to_owned(), value: Some(value.clone()) });
            }
        }
    }
}

/// The bytes per character of a character set, unless it is one.
const WIDTHS: [(&str, u32); 16] = [
    ("utf8mb4", 4),
    ("utf8mb3", 3),
    ("utf8", 3),
    ("utf16", 4),
    ("utf16le", 4),
    ("utf32", 4),
    ("gb18030", 4),
    ("ucs2", 2),
    ("gbk", 2),
    ("gb2312", 2),
    ("big5", 2),
    ("euckr", 2),
    ("sjis", 2),
    ("cp932", 2),
    ("ujis", 3),
    ("eucjpms", 3),
];

/// Text types from the shortest to the longest.
const TEXTS: [&str; 4] = ["tinytext", "text", "mediumtext", "longtext"];

/// `CONVERT TO CHARACTER SET`: columns get the set of the table, and text columns the next longer type if characters
/// take more bytes in it.
pub(crate) fn convert(table: &mut Table, charset: &str) {
    let of_table = own_charset(value(table, CHARSET), value(table, COLLATE));
    for column in table.columns.iter_mut().filter(|column| is_text(column)) {
        let own = own_charset(column.charset.as_deref(), column.collation.as_deref());
        if let Some(old) = own.or(of_table.clone())
            && width(&old) < width(charset)
            && let Some(longer) = longer(column)
        {
            column.data_type = Some(spec(Dialect::Mysql).parse_type(longer));
            column.type_text = None;
        }
        column.charset = None;
        column.collation = None;
    }
}

/// A new default applies to new columns only: existing ones keep their character set and collation.
pub(crate) fn keep_in_columns(table: &mut Table) {
    let charset = value(table, CHARSET).map(str::to_owned);
    let collation = value(table, COLLATE).map(str::to_owned);
    let follows = |column: &Column| column.charset.is_none() && column.collation.is_none() && is_text(column);
    for column in table.columns.iter_mut().filter(|column| follows(column)) {
        column.charset.clone_from(&charset);
        column.collation.clone_from(&collation);
    }
}

/// Removes the collation of a table if it belongs to another character set.
pub(crate) fn forget_collation(table: &mut Table) {
    table.options.retain(|option| option.name != COLLATE);
}

fn value<'a>(table: &'a Table, name: &str) -> Option<&'a str> {
    let option = table.options.iter().find(|option| option.name == name)?;
    option.value.as_deref().map(|text| text.trim_matches(['\'', '"', '`']))
}

/// The character set of a collation, whose name starts with it.
fn own_charset(charset: Option<&str>, collation: Option<&str>) -> Option<String> {
    let of_collation = collation.and_then(|collation| collation.split('_').next());
    charset.or(of_collation).map(str::to_ascii_lowercase)
}

fn width(charset: &str) -> u32 {
    let is = |(name, _): &&(&str, u32)| name.eq_ignore_ascii_case(charset);
    WIDTHS.iter().find(is).map_or(1, |(_, width)| *width)
}

fn type_of(column: &Column) -> String {
    match &column.data_type {
        Some(DataType::Logical(logical)) => spec(Dialect::Mysql).spell(*logical),
        Some(DataType::Native { text, .. }) => text.to_ascii_lowercase(),
        _ => String::new(),
    }
}

fn is_text(column: &Column) -> bool {
    let text = type_of(column);
    matches!(column.data_type, Some(DataType::Enum(_)))
        || ["char", "varchar", "nchar", "nvarchar", "national", "enum", "set", "long varchar"]
            .iter()
            .chain(&TEXTS)
            .any(|name| text.starts_with(name))
}

fn longer(column: &Column) -> Option<&'static str> {
    let text = type_of(column);
    let at = TEXTS.iter().position(|name| *name == text)?;
    TEXTS.get(at + 1).copied()
}
