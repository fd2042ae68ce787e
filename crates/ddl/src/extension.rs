//! Extensions of PostgreSQL that a document uses and has no statement for.

use crowfoot_dialect::script::clauses;
use crowfoot_model::{DataType, Document, IndexKey};

use crate::routine::{expressions, is_extension, is_function, words};

const TYPES: &[(&str, &str)] = &[
    ("citext", "citext"),
    ("cube", "cube"),
    ("geography", "postgis"),
    ("geometry", "postgis"),
    ("halfvec", "vector"),
    ("hstore", "hstore"),
    ("isbn", "isn"),
    ("isbn13", "isn"),
    ("lo", "lo"),
    ("lquery", "ltree"),
    ("ltree", "ltree"),
    ("ltxtquery", "ltree"),
    ("raster", "postgis_raster"),
    ("seg", "seg"),
    ("sparsevec", "vector"),
    ("vector", "vector"),
];

const OPERATOR_CLASSES: &[(&str, &str)] = &[
    ("gin_trgm_ops", "pg_trgm"),
    ("gist_trgm_ops", "pg_trgm"),
    ("gin__int_ops", "intarray"),
    ("gist__int_ops", "intarray"),
];

const FUNCTIONS: &[(&str, &str)] = &[
    ("crypt", "pgcrypto"),
    ("gen_random_bytes", "pgcrypto"),
    ("gen_salt", "pgcrypto"),
    ("unaccent", "unaccent"),
    ("uuid_generate_v1", "uuid-ossp"),
    ("uuid_generate_v1mc", "uuid-ossp"),
    ("uuid_generate_v3", "uuid-ossp"),
    ("uuid_generate_v4", "uuid-ossp"),
    ("uuid_generate_v5", "uuid-ossp"),
];

/// The extensions that have to be there before the types and tables of a document, and that no statement creates,
/// in the order of their first use.
pub(crate) fn missing(document: &Document) -> Vec<&'static str> {
    let mut found = Found { document, extensions: Vec::new() };
    for table in document.tables() {
        for data_type in table.columns.iter().filter_map(|column| column.data_type.as_ref()) {
            found.data_type(data_type);
        }
        for index in &table.indexes {
            index.keys.iter().for_each(|key| found.key(key));
        }
        for exclusion in &table.exclusions {
            let is_gist =
                exclusion.method.as_deref().is_some_and(|method| method.eq_ignore_ascii_case("gist"));
            for element in &exclusion.elements {
                found.key(&element.key);
                if is_gist && element.operator.trim() == "=" {
                    found.add("btree_gist");
                }
            }
        }
    }
    for index in document.views().flat_map(|view| &view.indexes) {
        index.keys.iter().for_each(|key| found.key(key));
    }
    for domain in document.domains() {
        found.data_type(&domain.base);
    }
    for field in document.composites().flat_map(|composite| &composite.fields) {
        found.data_type(&field.data_type);
    }
    if clauses(document.settings().dialect).extensions {
        for text in expressions(document) {
            found.expression(text);
        }
    }
    found.extensions
}

struct Found<'d> {
    document: &'d Document,
    extensions: Vec<&'static str>,
}

impl Found<'_> {
    fn data_type(&mut self, data_type: &DataType) {
        if let DataType::Native { dialect, text } = data_type.element()
            && clauses(*dialect).extensions
        {
            let name = text.split(['(', '[', ' ']).next().unwrap_or_default();
            self.look_up(TYPES, name.strip_prefix("public.").unwrap_or(name));
        }
    }

    fn key(&mut self, key: &IndexKey) {
        if let Some(class) = &key.operator_class {
            for word in words(class) {
                self.look_up(OPERATOR_CLASSES, &word);
            }
        }
    }

    fn expression(&mut self, text: &str) {
        for word in words(text) {
            let is_own = || {
                (self.document.statements())
                    .any(|statement| is_function(statement) && words(&statement.text).any(|own| own == word))
            };
            if FUNCTIONS.iter().any(|(name, _)| *name == word) && !is_own() {
                self.look_up(FUNCTIONS, &word);
            }
        }
    }

    fn look_up(&mut self, list: &[(&str, &'static str)], word: &str) {
        if let Some((_, extension)) = list.iter().find(|(name, _)| name.eq_ignore_ascii_case(word)) {
            self.add(extension);
        }
    }

    fn add(&mut self, extension: &'static str) {
        let is_created = self.extensions.contains(&extension)
            || self.document.statements().any(|statement| {
                is_extension(statement)
                    && statement
                        .text
                        .split(|c: char| c.is_whitespace() || matches!(c, '"' | ';' | '\''))
                        .any(|word| word.eq_ignore_ascii_case(extension))
            });
        if !is_created {
            self.extensions.push(extension);
        }
    }
}
