//! A module: its syntax tree, and the names that it declares, imports and exports.

use std::cell::RefCell;
use std::collections::BTreeMap;

use oxc_allocator::Allocator;
use oxc_ast::ast::{
    BindingPattern, Declaration, ExportDefaultDeclarationKind, Expression, Function,
    ImportDeclarationSpecifier, ModuleExportName, Statement, TSEnumDeclaration, VariableDeclarator,
};
use oxc_parser::Parser;
use oxc_span::{GetSpan, SourceType, Span};

use super::lines::Lines;
use super::nesting::is_too_deep;

/// A file.
pub(crate) struct Module<'a> {
    /// The index of its source.
    pub(crate) source: usize,
    pub(crate) name: &'a str,
    pub(crate) text: &'a str,
    pub(crate) lines: Lines,
    /// The names at the top level, in their order.
    pub(crate) names: Vec<(&'a str, Slot<'a>)>,
    pub(crate) exports: BTreeMap<&'a str, Export<'a>>,
    /// `export * from`.
    pub(crate) stars: Vec<&'a str>,
    /// Expressions that are statements: `users.enableRLS()`.
    pub(crate) actions: Vec<&'a Expression<'a>>,
    /// Where it imports from.
    pub(crate) imports: Vec<&'a str>,
    /// Documentation comments by the place of what they document.
    comments: RefCell<BTreeMap<u32, Span>>,
}

/// The declaration behind a name, before it is evaluated.
#[derive(Clone, Copy)]
pub(crate) enum Slot<'a> {
    /// A variable; its pattern may have other names too.
    Variable(&'a VariableDeclarator<'a>),
    Function(&'a Function<'a>),
    Enum(&'a TSEnumDeclaration<'a>),
    /// A name of another module.
    Import(&'a str, &'a str),
    Namespace(&'a str),
    /// Something that has no value here: a class.
    Other,
}

/// The source of an exported name.
#[derive(Clone, Copy)]
pub(crate) enum Export<'a> {
    Local(&'a str),
    From(&'a str, &'a str),
    Namespace(&'a str),
    Expression(&'a Expression<'a>),
}

/// Why a file has no module.
pub(crate) struct Broken {
    pub(crate) line: u32,
    pub(crate) message: String,
}

/// Parses a file. A file with errors has a module where the parser could go on.
pub(crate) fn parse<'a>(
    allocator: &'a Allocator,
    source: usize,
    name: &'a str,
    text: &'a str,
) -> (Option<Module<'a>>, Option<Broken>) {
    if u32::try_from(text.len()).is_err() {
        return (None, Some(Broken { line: 1, message: "The file is too large.".to_owned() }));
    }
    if is_too_deep(text) {
        let message = "The code is nested too deeply to be read.".to_owned();
        return (None, Some(Broken { line: 1, message }));
    }
    let lower = name.to_ascii_lowercase();
    let source_type = match () {
        () if lower.ends_with(".d.ts") => SourceType::d_ts(),
        () if lower.ends_with(".tsx") || lower.ends_with(".jsx") => SourceType::tsx(),
        () => SourceType::ts().with_module(true),
    };
    let parsed = Parser::new(allocator, text, source_type).parse();
    let lines = Lines::new(text);
    let broken = parsed.diagnostics.iter().next().map(|error| {
        let offset = error.labels.first().map_or(0, |label| label.offset());
        let (line, column) = (lines.line(offset), lines.column(text, offset));
        Broken { line, message: format!("Syntax error in column {column}: {}", sentence(&error.message)) }
    });
    let program = allocator.alloc(parsed.program);
    let mut module = Module {
        source,
        name,
        text,
        lines,
        names: Vec::new(),
        exports: BTreeMap::new(),
        stars: Vec::new(),
        actions: Vec::new(),
        imports: Vec::new(),
        comments: RefCell::default(),
    };
    for comment in &program.comments {
        if comment.is_block() && slice(text, comment.span).starts_with("/**") {
            module.comments.get_mut().insert(comment.attached_to, comment.span);
        }
    }
    if parsed.panicked {
        return (None, broken);
    }
    for statement in &program.body {
        module.statement(statement);
    }
    (Some(module), broken)
}

impl<'a> Module<'a> {
    fn statement(&mut self, statement: &'a Statement<'a>) {
        match statement {
            Statement::ImportDeclaration(import) => {
                let from = import.source.value.as_str();
                self.imports.push(from);
                for specifier in import.specifiers.iter().flatten() {
                    let (local, slot) = match specifier {
                        ImportDeclarationSpecifier::ImportSpecifier(named) => {
                            (&named.local, Slot::Import(from, export_name(&named.imported)))
                        }
                        ImportDeclarationSpecifier::ImportDefaultSpecifier(named) => {
                            (&named.local, Slot::Import(from, "default"))
                        }
                        ImportDeclarationSpecifier::ImportNamespaceSpecifier(named) => {
                            (&named.local, Slot::Namespace(from))
                        }
                    };
                    self.names.push((local.name.as_str(), slot));
                }
            }
            Statement::ExportAllDeclaration(all) => {
                let from = all.source.value.as_str();
                self.imports.push(from);
                match &all.exported {
                    Some(name) => {
                        self.exports.insert(export_name(name), Export::Namespace(from));
                    }
                    None => self.stars.push(from),
                }
            }
            Statement::ExportFromDeclaration(export) => {
                let from = export.source.value.as_str();
                self.imports.push(from);
                for specifier in &export.specifiers {
                    let (local, exported) = (export_name(&specifier.local), export_name(&specifier.exported));
                    self.exports.insert(exported, Export::From(from, local));
                }
            }
            Statement::ExportNamedDeclaration(export) => {
                for specifier in &export.specifiers {
                    let (local, exported) = (export_name(&specifier.local), export_name(&specifier.exported));
                    self.exports.insert(exported, Export::Local(local));
                }
            }
            Statement::ExportDefaultDeclaration(export) => match &export.declaration {
                ExportDefaultDeclarationKind::FunctionDeclaration(function) => {
                    let name = function.id.as_ref().map_or("default", |id| id.name.as_str());
                    self.names.push((name, Slot::Function(function)));
                    self.exports.insert("default", Export::Local(name));
                }
                other => {
                    if let Some(expression) = other.as_expression() {
                        self.exports.insert("default", Export::Expression(expression));
                    }
                }
            },
            Statement::ExportDeclaration(export) => {
                // The comment belongs to what is exported.
                let start = export.declaration.span().start;
                let comments = self.comments.get_mut();
                if let Some(comment) = comments.get(&export.span.start).copied() {
                    comments.insert(start, comment);
                }
                let before = self.names.len();
                self.declaration(&export.declaration);
                for (name, _) in self.names.get(before..).unwrap_or_default() {
                    self.exports.insert(name, Export::Local(name));
                }
            }
            Statement::ExpressionStatement(statement) => self.actions.push(&statement.expression),
            other => {
                if let Some(declaration) = other.as_declaration() {
                    self.declaration(declaration);
                }
            }
        }
    }

    fn declaration(&mut self, declaration: &'a Declaration<'a>) {
        match declaration {
            Declaration::VariableDeclaration(variables) => {
                for declarator in &variables.declarations {
                    let mut names = Vec::new();
                    names_of(&declarator.id, &mut names);
                    for name in names {
                        self.names.push((name, Slot::Variable(declarator)));
                    }
                    let comments = self.comments.get_mut();
                    if let Some(comment) = comments.get(&variables.span.start).copied() {
                        comments.insert(declarator.span.start, comment);
                    }
                }
            }
            Declaration::FunctionDeclaration(function) => {
                if let Some(id) = &function.id {
                    self.names.push((id.name.as_str(), Slot::Function(function)));
                }
            }
            Declaration::TSEnumDeclaration(declared) => {
                self.names.push((declared.id.name.as_str(), Slot::Enum(declared)));
            }
            Declaration::ClassDeclaration(class) => {
                if let Some(id) = &class.id {
                    self.names.push((id.name.as_str(), Slot::Other));
                }
            }
            _ => {}
        }
    }

    /// The text of the documentation comment at a place.
    pub(crate) fn comment(&self, at: u32) -> Option<String> {
        let comments = self.comments.borrow();
        let span = comments.get(&at)?;
        let body = slice(self.text, *span);
        let body = body.strip_prefix("/**")?.strip_suffix("*/")?;
        let lines = body.lines().map(|line| line.trim().trim_start_matches('*').trim());
        // Tags are for tools.
        let text: Vec<&str> = lines.take_while(|line| !line.starts_with('@')).collect();
        let text = text.join("\n").trim().to_owned();
        (!text.is_empty()).then_some(text)
    }

    pub(crate) fn slice(&self, span: Span) -> &'a str {
        slice(self.text, span)
    }
}

pub(crate) fn slice(text: &str, span: Span) -> &str {
    text.get(span.start as usize..span.end as usize).unwrap_or("")
}

/// The names that a pattern declares.
pub(crate) fn names_of<'a>(pattern: &'a BindingPattern<'a>, names: &mut Vec<&'a str>) {
    match pattern {
        BindingPattern::BindingIdentifier(name) => names.push(name.name.as_str()),
        BindingPattern::ObjectPattern(object) => {
            object.properties.iter().for_each(|property| names_of(&property.value, names));
            if let Some(rest) = &object.rest {
                names_of(&rest.argument, names);
            }
        }
        BindingPattern::ArrayPattern(array) => {
            array.elements.iter().flatten().for_each(|element| names_of(element, names));
        }
        BindingPattern::AssignmentPattern(assignment) => names_of(&assignment.left, names),
    }
}

fn export_name<'a>(name: &'a ModuleExportName<'a>) -> &'a str {
    match name {
        ModuleExportName::IdentifierName(name) => name.name.as_str(),
        ModuleExportName::IdentifierReference(name) => name.name.as_str(),
        ModuleExportName::StringLiteral(text) => text.value.as_str(),
    }
}

fn sentence(message: &str) -> String {
    let message = message.trim_end_matches('.');
    format!("{message}.")
}
