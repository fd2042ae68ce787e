//! Drizzle schemas: one module of TypeScript for a document.

mod column;
mod custom;
mod cycles;
mod default;
mod default_name;
mod index;
mod kit;
mod line;
pub(crate) mod names;
mod outside;
mod package;
mod policy;
mod relations;
mod shape;
mod sql;
mod summary;
mod table;
mod types;
mod view;
mod view_columns;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crowfoot_ddl::{Format, Spelling, Target, faults, schema_of};
use crowfoot_model::{Column, Dialect, Document, EnumType, ObjectRef, SchemaId, Sequence, Table, TableId};

use crate::options::{MIGRATIONS, RELATIONS_FILE};
use crate::typescript::{Doc, Printer, doc_comment, quote};
use crate::{File, Options, Output};
use custom::CustomType;
pub(crate) use default::literal;
use line::Line;
use names::ModuleNames;
pub(crate) use package::{MYSQL, POSTGRES, Package, SQLITE};
pub(crate) use shape::{ColumnShape, TableShape, shape};
use summary::Summary;
pub(crate) use types::Kind;

/// The module of the tables.
pub(crate) const FILE: &str = "schema.ts";

/// Writes the Drizzle schema of a document for a database.
pub(crate) fn export(package: &'static Package, document: &Document, options: &Options) -> Output {
    let mut output = with_writer(package, document, options, |writer| {
        writer.write();
        let mut output = std::mem::take(&mut writer.output);
        output.notices.extend(writer.summary.notices(document));
        output.notices = summary::merged(document, output.notices);
        output
    });
    if options.is_on(&MIGRATIONS) {
        let line = Line::of(options);
        let more = kit::files(package, line.is_one(), document, options, &output.files);
        output.files.extend(more);
    }
    output
}

/// Gives `work` a writer that has written nothing yet.
fn with_writer<Result>(
    package: &'static Package,
    document: &Document,
    options: &Options,
    work: impl FnOnce(&mut Writer<'_>) -> Result,
) -> Result {
    let target = package.dialect;
    let mut tables = Vec::new();
    let mut output = Output::default();
    let mut summary = Summary::default();
    let (model, names, renames) = Target::new(document, target, Format::Models, &options.of_ddl());
    for table in model.document.tables() {
        let object = ObjectRef::Table(table.id);
        if model.omitted.contains_key(&object) {
            summary.note(summary::Kind::Partitions, object);
        } else {
            tables.push(Arc::clone(table));
        }
    }
    output.notices.extend(renames);
    for found in faults::of(document, target) {
        let name = document.display_name(found.object);
        output.notices.push(faults::notice(&found, &[&name, ": "].concat()));
    }
    let places: BTreeMap<TableId, usize> =
        tables.iter().enumerate().map(|(place, table)| (table.id, place)).collect();
    let security = policy::Security::of(document, target, &places);
    let mut writer = Writer {
        security,
        summary,
        supabase: BTreeSet::new(),
        outside: BTreeMap::new(),
        line: Line::of(options),
        places,
        package,
        target,
        document,
        options,
        names: ModuleNames::new(document, &tables),
        cycles: cycles::cycles(document),
        joins: relations::Joins::new(document),
        on_columns: table::OnColumns::default(),
        spelling: Spelling::new(&model, names, &options.of_ddl()),
        tables,
        core: BTreeMap::new(),
        orm: BTreeSet::new(),
        related: BTreeSet::new(),
        ulid: false,
        custom_types: Vec::new(),
        nesting: 0,
        output,
    };
    work(&mut writer)
}

struct Writer<'a> {
    line: Line,
    security: policy::Security,
    summary: Summary,
    /// Imports from `drizzle-orm/supabase`.
    supabase: BTreeSet<&'static str>,
    /// Tables that are not of the design, by their schemas and names.
    outside: BTreeMap<(String, String), outside::Outside>,
    package: &'static Package,
    target: Dialect,
    document: &'a Document,
    options: &'a Options,
    /// The names in the database, and the translation of expressions and keys.
    spelling: Spelling<'a>,
    /// The tables of the module, with the columns that they inherit.
    tables: Vec<Arc<Table>>,
    /// Their places in that list.
    places: BTreeMap<TableId, usize>,
    names: ModuleNames,
    cycles: BTreeMap<TableId, usize>,
    joins: relations::Joins,
    /// Of the table at hand.
    on_columns: table::OnColumns,
    /// Imports from the dialect's package, and whether each is a type.
    core: BTreeMap<&'static str, bool>,
    orm: BTreeSet<&'static str>,
    /// The tables that relations name.
    related: BTreeSet<TableId>,
    ulid: bool,
    custom_types: Vec<CustomType>,
    /// How many domains the type at hand is in.
    nesting: u32,
    output: Output,
}

impl<'a> Writer<'a> {
    fn write(&mut self) {
        let document = self.document;
        let all_tables = self.tables.clone();
        let mut types = Printer::default();
        for enum_type in document.enums() {
            self.enum_type(enum_type, &mut types);
        }
        for sequence in document.sequences() {
            self.sequence(sequence, &mut types);
        }
        let mut tables = Printer::default();
        for table in &all_tables {
            self.table(table, &mut tables);
        }
        let mut relations = Printer::default();
        self.all_relations(&all_tables, &mut relations);
        let mut views = Printer::default();
        for view in document.views() {
            self.view(view, &mut views);
        }
        self.left_out();
        let mut out = Printer::default();
        let outside = self.outside_declarations();
        let customs = self.custom_type_declarations();
        let roles = self.role_declarations();
        let schemas = self.schema_declarations();
        let mut apart = None;
        if !relations.out.is_empty() && self.are_relations_apart() {
            apart = Some(self.relations_file(&std::mem::take(&mut relations.out)));
        } else if !relations.out.is_empty() {
            self.orm.insert(self.line.relations());
        }
        self.imports(&mut out);
        for part in
            [&schemas, &roles, &types.out, &customs, &outside, &tables.out, &relations.out, &views.out]
        {
            if !part.is_empty() {
                out.push("\n");
                out.push(part);
            }
        }
        self.output.files = vec![File { path: FILE.to_owned(), text: out.out }];
        self.output.files.extend(apart);
    }

    /// The relations in a module of their own, which imports their tables.
    fn relations_file(&self, relations: &str) -> File {
        let mut out = Printer::default();
        import_line(vec![self.line.relations().to_owned()], "drizzle-orm", &mut out);
        if self.line.is_one() {
            out.push("import * as schema from './schema';\n");
        } else {
            let constant = |id: &TableId| self.names.tables.get(id).map(|names| names.constant.clone());
            import_line(self.related.iter().filter_map(constant).collect(), "./schema", &mut out);
        }
        out.push("\n");
        out.push(relations);
        File { path: "relations.ts".to_owned(), text: out.out }
    }

    /// Whether relations are in a module of their own.
    fn are_relations_apart(&self) -> bool {
        self.options.is_on(&RELATIONS_FILE)
    }

    /// Takes a function of the dialect's package into the imports.
    fn import(&mut self, name: &'static str) -> &'static str {
        self.core.entry(name).or_insert(false);
        name
    }

    fn import_type(&mut self, name: &'static str) -> &'static str {
        self.core.insert(name, true);
        name
    }

    fn imports(&self, out: &mut Printer) {
        let orm = self.orm.iter().map(|name| (*name).to_owned()).collect();
        import_line(orm, "drizzle-orm", out);
        let mut core: Vec<(&str, bool)> = Vec::new();
        for (name, is_type) in &self.core {
            let lower = name.to_ascii_lowercase();
            let at = core.iter().position(|(other, _)| other.to_ascii_lowercase() > lower);
            core.insert(at.unwrap_or(core.len()), (*name, *is_type));
        }
        let core = core.iter().map(|(name, is_type)| [if *is_type { "type " } else { "" }, name].concat());
        import_line(core.collect(), self.package.module, out);
        let supabase = self.supabase.iter().map(|name| (*name).to_owned()).collect();
        import_line(supabase, "drizzle-orm/supabase", out);
        if self.ulid {
            import_line(vec!["ulid".to_owned()], "ulid", out);
        }
    }

    fn notice(&mut self, object: ObjectRef, message: impl Into<String>) {
        self.output.notice(object, message);
    }

    /// The name of a column in the database.
    fn column_name<'n>(&'n self, table: TableId, column: &'n Column) -> &'n str {
        // PostgreSQL knows an inherited column by the table that it comes from.
        match self.spelling.names.column(table, column.id) {
            "" => &column.name,
            name => name,
        }
    }

    /// The constant of the namespace that something is in; `None` for the one that is there by default.
    fn schema(&self, id: Option<SchemaId>) -> Option<String> {
        let schema = schema_of(self.document, self.target, &self.options.of_ddl(), id)?;
        if schema.name == "public" {
            return None;
        }
        self.names.others.get(&ObjectRef::Schema(schema.id)).cloned()
    }

    /// `pgTable`, or `authSchema.table` for something that is in a namespace of its own.
    fn in_schema(&mut self, schema: Option<SchemaId>, method: &str, function: &'static str) -> String {
        match self.schema(schema) {
            Some(constant) => [&constant, ".", method].concat(),
            None => self.import(function).to_owned(),
        }
    }

    fn schema_declarations(&mut self) -> String {
        let document = self.document;
        let mut out = Printer::default();
        for schema in document.schemas() {
            if let Some(constant) = self.schema(Some(schema.id)) {
                let function = self.import(self.package.schema);
                self.comment(schema.comment.as_deref(), &mut out);
                let call = Doc::call(
                    function,
                    vec![Doc::Text(quote(self.spelling.names.of(ObjectRef::Schema(schema.id))))],
                );
                out.statement(&["export const ", &constant, " = "].concat(), &call);
            }
        }
        out.out
    }

    fn enum_type(&mut self, enum_type: &EnumType, out: &mut Printer) {
        // The other dialects write the values out where they are used.
        let Some(function) = self.package.named_enum.filter(|_| !enum_type.values.is_empty()) else { return };
        let Some(constant) = self.names.others.get(&ObjectRef::Enum(enum_type.id)).cloned() else { return };
        let callee = self.in_schema(enum_type.schema, "enum", function);
        let values = enum_type.values.iter().map(|value| Doc::Text(quote(value))).collect();
        let call = Doc::call(
            &callee,
            vec![Doc::Text(quote(self.spelling.names.of(ObjectRef::Enum(enum_type.id)))), Doc::Array(values)],
        );
        self.comment(enum_type.comment.as_deref(), out);
        out.statement(&["export const ", &constant, " = "].concat(), &call);
    }

    fn sequence(&mut self, sequence: &Sequence, out: &mut Printer) {
        let Some(function) = self.package.sequence else {
            let name = self.document.display_name(ObjectRef::Sequence(sequence.id));
            let message =
                ["The sequence ", &name, " is omitted: the database does not support sequences."].concat();
            return self.notice(ObjectRef::Sequence(sequence.id), message);
        };
        let own = crate::typescript::identifier(crate::typescript::camel_case(&sequence.name), "sequence");
        let constant = self.names.constants.claim(&[&own, &[&own, "Sequence"].concat()]);
        let callee = self.in_schema(sequence.schema, "sequence", function);
        let mut arguments = vec![Doc::Text(quote(self.spelling.names.of(ObjectRef::Sequence(sequence.id))))];
        let options = column::sequence_options(&sequence.options, false);
        if !options.is_empty() {
            arguments.push(Doc::object(options));
        }
        self.comment(sequence.comment.as_deref(), out);
        out.statement(&["export const ", &constant, " = "].concat(), &Doc::call(&callee, arguments));
    }

    fn comment(&self, comment: Option<&str>, out: &mut Printer) {
        if let Some(text) = comment.filter(|text| self.options.comments() && !text.trim().is_empty()) {
            out.push(&doc_comment(text));
            out.push("\n");
        }
    }

    /// Notices about whole objects that have no place in a Drizzle schema.
    fn left_out(&mut self) {
        let document = self.document;
        for domain in document.domains() {
            let message = [
                "The domain ",
                &document.qualified_name(domain.schema, &domain.name),
                " is not supported by Drizzle: create it with its checks in a custom migration.",
            ];
            self.notice(ObjectRef::Domain(domain.id), message.concat());
        }
        for composite in document.composites() {
            let message = [
                "The composite type ",
                &document.qualified_name(composite.schema, &composite.name),
                " is not supported by Drizzle: create it in a custom migration.",
            ];
            self.notice(ObjectRef::Composite(composite.id), message.concat());
        }
        for statement in document.statements() {
            if self.security.written.contains(&statement.id) {
                continue;
            }
            self.summary.statement(ObjectRef::Statement(statement.id), &statement.kind);
        }
    }
}

fn import_line(names: Vec<String>, package: &str, out: &mut Printer) {
    if names.is_empty() {
        return;
    }
    let line = ["import { ", &names.join(", "), " } from '", package, "';\n"].concat();
    if line.chars().count() <= 101 {
        return out.push(&line);
    }
    out.push("import {\n");
    for name in names {
        out.push("  ");
        out.push(&name);
        out.push(",\n");
    }
    out.push("} from '");
    out.push(package);
    out.push("';\n");
}
