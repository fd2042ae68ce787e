//! Prisma schemas: models and enums for Prisma's client and its migrations.

mod attribute;
mod block;
mod constraint_names;
mod default;
mod enums;
mod extension;
mod key;
mod loss;
mod model;
mod names;
mod provider;
mod relation;
mod scalar;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crowfoot_ddl::{Format, Spelling, Target, schema_of};
use crowfoot_model::{Dialect, Document, EnumId, ObjectRef, SchemaId, Table, TableId};

use crate::options::PRISMA_PROVIDER;
use crate::{Options, Output};
use block::Block;
use loss::Losses;
use names::SchemaNames;
use provider::Provider;
use relation::Relations;

/// The file of a schema.
pub(crate) const FILE: &str = "schema.prisma";

/// Writes a document as a Prisma schema.
pub(crate) fn export(document: &Document, options: &Options) -> Output {
    let provider = provider::chosen(options.value(&PRISMA_PROVIDER), document.settings().dialect);
    let ddl = options.of_ddl();
    let (target, names, renames) = Target::new(document, provider.dialect, Format::Models, &ddl);
    let (tables, doubled) = written_tables(&target, provider);
    let mut writer = Writer {
        provider,
        target: provider.dialect,
        document: &target.document,
        options,
        names: SchemaNames::new(&target.document, &tables),
        spelling: Spelling::new(&target, names, &ddl),
        relations: Relations::default(),
        maps: BTreeMap::new(),
        schemas: Vec::new(),
        models: BTreeMap::new(),
        inline_enums: Vec::new(),
        previews: BTreeSet::new(),
        losses: Losses::default(),
    };
    let extensions = writer.extensions();
    if !extensions.is_empty() {
        writer.previews.insert("postgresqlExtensions");
    }
    let blocks = writer.blocks(&tables);
    let mut text = writer.head(&extensions);
    for block in &blocks {
        text.push('\n');
        block.print(&mut text);
    }
    let mut notices = renames;
    writer.left_out(&target, &doubled);
    notices.extend(writer.losses.notices());
    Output::of(FILE.to_owned(), text, notices)
}

/// The tables that become models, and those that would have the name of another: only some databases have schemas.
fn written_tables(target: &Target<'_>, provider: &Provider) -> (Vec<Arc<Table>>, Vec<TableId>) {
    let (mut tables, mut doubled) = (Vec::new(), Vec::new());
    let mut names = BTreeSet::new();
    for table in target.document.tables() {
        if target.omitted.contains_key(&ObjectRef::Table(table.id)) || table.columns.is_empty() {
            continue;
        }
        if provider.schemas || names.insert(provider.spec().folded(&table.name)) {
            tables.push(Arc::clone(table));
        } else {
            doubled.push(table.id);
        }
    }
    (tables, doubled)
}

struct Writer<'a> {
    provider: &'static Provider,
    target: Dialect,
    document: &'a Document,
    options: &'a Options,
    spelling: Spelling<'a>,
    names: SchemaNames,
    relations: Relations,
    /// The names of constraints that Prisma would not make itself.
    maps: BTreeMap<ObjectRef, String>,
    /// The schemas of all models and enums, `public` among them.
    schemas: Vec<String>,
    /// The facts of each model, found before its relations.
    models: BTreeMap<TableId, model::Facts>,
    /// Enums of columns that have their values in the type.
    inline_enums: Vec<Block>,
    previews: BTreeSet<&'static str>,
    losses: Losses,
}

impl Writer<'_> {
    fn blocks(&mut self, tables: &[Arc<Table>]) -> Vec<Block> {
        for table in tables {
            let facts = self.facts(table);
            self.models.insert(table.id, facts);
        }
        self.schemas = self.all_schemas();
        self.name_constraints(tables);
        self.find_relations(tables);
        let mut blocks: Vec<Block> = tables.iter().map(|table| self.model(table)).collect();
        let document = self.document;
        blocks.extend(document.enums().filter_map(|found| self.enum_block(found)));
        blocks.append(&mut self.inline_enums);
        blocks
    }

    /// Generator and data source.
    fn head(&self, extensions: &[String]) -> String {
        let mut head = String::from("generator client {\n");
        let mut settings = vec![("provider", "\"prisma-client\"".to_owned())];
        settings.push(("output", "\"../generated/prisma\"".to_owned()));
        if !self.previews.is_empty() {
            settings.push(("previewFeatures", list(self.previews.iter().copied())));
        }
        push_settings(&settings, &mut head);
        head.push_str("}\n\ndatasource db {\n");
        let mut settings = vec![("provider", attribute::text(self.provider.name))];
        if !extensions.is_empty() {
            settings.push(("extensions", ["[", &extensions.join(", "), "]"].concat()));
        }
        if self.has_schemas() {
            settings.push(("schemas", list(self.schemas.iter().map(String::as_str))));
        }
        if self.has_logical_keys_only() {
            settings.push(("relationMode", attribute::text("prisma")));
        }
        push_settings(&settings, &mut head);
        head.push_str("}\n");
        head
    }

    /// Whether there are relations, and the database is told of none. Prisma has one mode for all.
    fn has_logical_keys_only(&self) -> bool {
        let mut keys = self.document.tables().flat_map(|table| &table.foreign_keys).peekable();
        keys.peek().is_some() && keys.all(|key| key.logical)
    }

    /// Whether anything is outside of the schema that is there by default.
    fn has_schemas(&self) -> bool {
        self.schemas.iter().any(|name| name != "public")
    }

    fn all_schemas(&self) -> Vec<String> {
        if !self.provider.schemas {
            return Vec::new();
        }
        let of_tables = self.document.tables().filter(|table| self.models.contains_key(&table.id));
        let all = of_tables.map(|table| table.schema).chain(self.document.enums().map(|found| found.schema));
        let names: BTreeSet<String> = all.map(|schema| self.schema_name(schema)).collect();
        names.into_iter().collect()
    }

    fn schema_name(&self, schema: Option<SchemaId>) -> String {
        let found = schema_of(self.document, self.target, &self.options.of_ddl(), schema);
        found.map_or_else(|| "public".to_owned(), |schema| schema.name.clone())
    }

    /// `@@schema("auth")`, which every block has or none.
    fn schema_attribute(&self, schema: Option<SchemaId>) -> Option<String> {
        self.has_schemas().then(|| attribute::call("@@schema", &[attribute::text(&self.schema_name(schema))]))
    }

    fn comment(&self, comment: Option<&String>) -> Option<String> {
        comment.filter(|text| self.options.comments() && !text.trim().is_empty()).cloned()
    }

    /// The values of an enum, as Prisma calls them, with their names in the database.
    fn enum_name(&self, id: EnumId) -> Option<&names::EnumNames> {
        self.names.enums.get(&id)
    }
}

fn list<'t>(names: impl Iterator<Item = &'t str>) -> String {
    let names: Vec<String> = names.map(attribute::text).collect();
    ["[", &names.join(", "), "]"].concat()
}

fn push_settings(settings: &[(&str, String)], out: &mut String) {
    let width = settings.iter().map(|(key, _)| key.len()).max().unwrap_or(0);
    for (key, value) in settings {
        out.push_str("  ");
        out.push_str(key);
        out.push_str(&" ".repeat(width - key.len()));
        out.push_str(" = ");
        out.push_str(value);
        out.push('\n');
    }
}
