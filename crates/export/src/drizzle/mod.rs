//! Drizzle schemas: one module of TypeScript for a document.

mod casing;
mod check_enum;
mod column;
mod custom;
mod cycles;
mod declare;
mod default;
mod default_name;
mod index;
mod kit;
mod layout;
mod line;
pub(crate) mod names;
mod outside;
mod package;
mod policy;
mod relations;
mod shape;
mod shared;
mod sql;
mod summary;
mod table;
mod types;
mod view;
mod view_columns;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crowfoot_ddl::{Format, Omission, Spelling, Target, faults, schema_of};
use crowfoot_model::{Column, Dialect, Document, ObjectRef, SchemaId, Table, TableId};

use crate::options::{MIGRATIONS, RELATIONS_FILE, SHARED_COLUMNS};
use crate::typescript::{Printer, Style, doc_comment};
use crate::{File, Options, Output};
use casing::Casing;
use custom::CustomType;
pub(crate) use default::literal;
use layout::{Imports, Layout, Piece, Section};
pub(crate) use line::Line;
use names::ModuleNames;
pub(crate) use package::{MYSQL, POSTGRES, Package, SQLITE};
pub(crate) use shape::{ColumnShape, TableShape, shape};
use summary::{Rest, Summary};
use table::Draft;
pub(crate) use types::Kind;

/// What makes the tables of 1.0 whose columns are named by their keys.
const SNAKE_CASE: &str = "snakeCase";

/// The module of the tables.
pub(crate) const FILE: &str = "schema.ts";

/// Writes the Drizzle schema of a document for a database, in one file unless the options say otherwise.
pub(crate) fn export(package: &'static Package, document: &Document, options: &Options) -> Output {
    let (mut kit, mut hidden) = (String::new(), Vec::new());
    let mut output = with_writer(package, document, options, |writer| {
        let pieces = writer.pieces();
        if options.is_on(&MIGRATIONS) {
            kit = layout::one(&pieces, &writer.imports());
            hidden = if package.named_keys { std::mem::take(&mut writer.hidden) } else { Vec::new() };
        }
        let files = writer.files(pieces);
        let mut output = std::mem::take(&mut writer.output);
        output.files = files;
        let rest = Rest { has_migration: options.is_on(&MIGRATIONS), has_partitions: package.named_keys };
        output.notices.extend(writer.summary.notices(document, rest));
        output.notices = summary::merged(document, output.notices);
        output
    });
    if options.is_on(&MIGRATIONS) {
        output.files.extend(kit::files(package, document, options, &kit, &hidden));
    }
    let style = Style::of(options);
    for file in output.files.iter_mut().filter(|file| file.path.ends_with(".ts")) {
        file.text = style.applied(&file.text);
    }
    output
}

/// As [`export`], with several files for a large schema.
pub(crate) fn export_divided(package: &'static Package, document: &Document, options: &Options) -> Output {
    export(package, document, &layout::settled(document, options))
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
    let (mut summary, mut hidden) = (Summary::default(), Vec::new());
    let (model, names, renames) = Target::new(document, target, Format::Models, &options.of_ddl());
    for table in model.document.tables() {
        let object = ObjectRef::Table(table.id);
        match model.omitted.get(&object) {
            None => tables.push(Arc::clone(table)),
            Some(Omission::NoColumns) => summary.note(summary::Kind::TablesWithoutColumns, object),
            Some(_) => {
                summary.note(summary::Kind::Partitions, object);
                hidden.push(table.name.clone());
            }
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
        hidden,
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
        nesting_of_arrays: 0,
        output,
    };
    work(&mut writer)
}

struct Writer<'a> {
    line: Line,
    security: policy::Security,
    summary: Summary,
    /// The tables that are only in the database.
    hidden: Vec<String>,
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
    /// How many arrays the type at hand is in.
    nesting_of_arrays: u32,
    output: Output,
}

impl<'a> Writer<'a> {
    /// The declarations of the schema.
    fn pieces(&mut self) -> Vec<Piece> {
        let document = self.document;
        let mut pieces = Vec::new();
        for enum_type in document.enums() {
            pieces.extend(self.enum_type(enum_type));
        }
        for sequence in document.sequences() {
            pieces.extend(self.sequence(sequence));
        }
        let all_tables = self.tables.clone();
        let mut drafts: Vec<Draft> = all_tables.iter().filter_map(|table| self.table(table)).collect();
        if self.options.is_on(&SHARED_COLUMNS) {
            pieces.extend(self.shared_columns(&mut drafts));
        }
        pieces.extend(drafts.into_iter().map(|draft| self.printed(draft)));
        pieces.extend(self.all_relations(&all_tables));
        for view in document.views() {
            pieces.extend(self.view(view));
        }
        self.left_out();
        pieces.extend(self.outside_declarations());
        pieces.extend(self.custom_type_declarations());
        pieces.extend(self.role_declarations());
        pieces.extend(self.schema_declarations());
        if pieces.iter().any(|piece| piece.section == Section::Relations) && !self.are_relations_apart() {
            self.orm.insert(self.line.relations());
        }
        pieces
    }

    /// The files of the declarations.
    fn files(&self, pieces: Vec<Piece>) -> Vec<File> {
        let imports = self.imports();
        let layout = Layout::of(self.options);
        let (apart, pieces): (Vec<Piece>, Vec<Piece>) = (pieces.into_iter())
            .partition(|piece| piece.section == Section::Relations && self.are_relations_apart());
        let mut files = match layout {
            Layout::OneFile => {
                let text = layout::one(&pieces, &imports);
                vec![File { path: FILE.to_owned(), text }]
            }
            _ => {
                let named = |schema| self.schema_name(schema).map(str::to_owned);
                layout::modules(self.document, layout, &pieces, &imports, named)
            }
        };
        if !apart.is_empty() {
            files.push(self.relations_file(&apart));
        }
        files
    }

    /// The relations in a module of their own, which imports their tables.
    fn relations_file(&self, relations: &[Piece]) -> File {
        let mut out = self.printer();
        import_line(vec![self.line.relations().to_owned()], "drizzle-orm", &mut out);
        if self.line.is_one() {
            out.push("import * as schema from './schema';\n");
        } else {
            let constant = |id: &TableId| self.names.tables.get(id).map(|names| names.constant.clone());
            import_line(self.related.iter().filter_map(constant).collect(), "./schema", &mut out);
        }
        for piece in relations {
            out.push("\n");
            out.push(&piece.text);
        }
        File { path: "relations.ts".to_owned(), text: out.out }
    }

    /// Whether relations are in a module of their own. Those of 1.0 are of all tables together.
    fn are_relations_apart(&self) -> bool {
        let is_divided = Layout::of(self.options) != Layout::OneFile;
        self.options.is_on(&RELATIONS_FILE) || (self.line.is_one() && is_divided)
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

    /// What a module of the schema may import.
    fn imports(&self) -> Imports {
        let values = |names: &BTreeSet<&str>| names.iter().map(|name| ((*name).to_owned(), false)).collect();
        let mut core: Vec<(String, bool)> = Vec::new();
        for (name, is_type) in &self.core {
            let lower = name.to_ascii_lowercase();
            let at = core.iter().position(|(other, _)| other.to_ascii_lowercase() > lower);
            core.insert(at.unwrap_or(core.len()), ((*name).to_owned(), *is_type));
        }
        let packages = vec![
            ("drizzle-orm", values(&self.orm)),
            (self.package.module, core),
            ("drizzle-orm/supabase", values(&self.supabase)),
            ("ulid", if self.ulid { vec![("ulid".to_owned(), false)] } else { Vec::new() }),
        ];
        Imports { packages, style: Style::of(self.options) }
    }

    /// A printer for the style of the module.
    fn printer(&self) -> Printer {
        Printer::of(&Style::of(self.options))
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

    /// The name of that namespace.
    fn schema_name(&self, id: Option<SchemaId>) -> Option<&str> {
        let schema = schema_of(self.document, self.target, &self.options.of_ddl(), id)?;
        Some(schema.name.as_str()).filter(|name| *name != "public")
    }

    /// `pgTable`, or `authSchema.table` for something that is in a namespace of its own.
    fn in_schema(&mut self, schema: Option<SchemaId>, method: &str, function: &'static str) -> String {
        match self.schema(schema) {
            Some(constant) => [&constant, ".", method].concat(),
            None if method == "table" && Casing::of(self.options) == Casing::Tables => {
                [self.import(SNAKE_CASE), ".table"].concat()
            }
            None => self.import(function).to_owned(),
        }
    }

    fn comment(&self, comment: Option<&str>, out: &mut Printer) {
        if let Some(text) = comment.filter(|_| self.options.comments()).and_then(doc_comment) {
            out.push(&text);
            out.push("\n");
        }
    }
}

fn import_line(names: Vec<String>, package: &str, out: &mut Printer) {
    if names.is_empty() {
        return;
    }
    let line = ["import { ", &names.join(", "), " } from '", package, "';\n"].concat();
    if line.chars().count() <= 101 + usize::from(out.is_bare) {
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
