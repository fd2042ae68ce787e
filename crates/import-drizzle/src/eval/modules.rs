//! The evaluator: its modules, and what they import and export.

use std::collections::BTreeMap;
use std::rc::Rc;

use oxc_span::Span;

use super::kept::Kept;
use super::scope::{Scope, State};
use super::value::{Core, Declared, Native, Origin, TableSource, Value, ViewSource};
use crate::parse::{Export, Module, Resolver, Slot};

/// Steps after which the code of one constant or table counts as endless. A large schema takes some 100,000 in all.
const MOST_STEPS: usize = 300_000;
/// Calls and expressions inside of each other.
const DEEPEST: usize = 300;

/// Evaluates modules, and collects what they declare.
pub(crate) struct Evaluator<'a> {
    pub(crate) modules: &'a [Module<'a>],
    pub(crate) resolver: &'a Resolver,
    /// Which module a file has, if any.
    pub(crate) by_file: &'a [Option<usize>],
    scopes: Vec<Rc<Scope<'a>>>,
    pub(crate) tables: Vec<TableSource<'a>>,
    pub(crate) views: Vec<ViewSource<'a>>,
    /// Enums, sequences, roles and schemas.
    pub(crate) declared: Vec<Rc<Declared<'a>>>,
    /// Policies that are linked to a table from outside, and calls of `relations`.
    pub(crate) apart: Vec<Value<'a>>,
    steps: usize,
    pub(super) depth: usize,
    exports: BTreeMap<(usize, String), Value<'a>>,
    /// The last field, since it is the last to be dropped.
    pub(super) kept: Kept<'a>,
}

impl<'a> Evaluator<'a> {
    pub(crate) fn new(
        modules: &'a [Module<'a>],
        resolver: &'a Resolver,
        by_file: &'a [Option<usize>],
    ) -> Self {
        let scopes = (0..modules.len()).map(Scope::of_module).collect();
        let made = Self {
            modules,
            resolver,
            by_file,
            scopes,
            tables: Vec::new(),
            views: Vec::new(),
            declared: Vec::new(),
            apart: Vec::new(),
            steps: 0,
            depth: 0,
            exports: BTreeMap::new(),
            kept: Kept::default(),
        };
        for (module, scope) in modules.iter().zip(&made.scopes) {
            for (name, slot) in &module.names {
                // Of a function's overloads the last has the body.
                scope.set(name, State::Waiting(*slot));
            }
        }
        made
    }

    /// Evaluates all names of a module; returns those with values.
    pub(crate) fn module(&mut self, module: usize) -> Vec<(&'a str, Value<'a>)> {
        let Some((parsed, scope)) = self.modules.get(module).zip(self.scopes.get(module).cloned()) else {
            return Vec::new();
        };
        let mut values = Vec::new();
        for (name, slot) in &parsed.names {
            if matches!(slot, Slot::Import(..) | Slot::Namespace(_)) {
                continue;
            }
            self.begin();
            values.push((*name, self.name(&scope, name)));
        }
        for (name, export) in &parsed.exports {
            if let Export::Expression(expression) = export {
                values.push((*name, self.expression(expression, &scope)));
            }
        }
        for action in &parsed.actions {
            self.begin();
            self.expression(action, &scope);
        }
        values
    }

    /// Gives what follows its own time.
    pub(crate) fn begin(&mut self) {
        self.steps = 0;
    }

    /// Whether there is time and room for one more expression.
    pub(super) fn may_go_on(&mut self) -> bool {
        self.steps += 1;
        self.steps < MOST_STEPS && self.depth < DEEPEST
    }

    /// The value of a name.
    pub(super) fn name(&mut self, scope: &Rc<Scope<'a>>, name: &str) -> Value<'a> {
        let Some((owner, state)) = scope.find(name) else {
            return match name {
                "undefined" => Value::Undefined,
                "NaN" => Value::Number(f64::NAN, None),
                "Infinity" => Value::Number(f64::INFINITY, None),
                "Object" | "Array" | "String" | "Number" | "Boolean" | "Date" | "JSON" | "Math"
                | "BigInt" | "Symbol" => {
                    Value::Native(Native { core: None, name: ["js.", name].concat().into() })
                }
                _ => Value::unknown(format!("{name} is not defined in these files")),
            };
        };
        let slot = match state {
            State::Known(value) => return value,
            State::Busy => return Value::unknown(format!("{name} refers to itself")),
            State::Waiting(slot) => slot,
        };
        owner.set(name, State::Busy);
        let value = self.slot(slot, &owner, name);
        // Variables of a pattern get their values together.
        match owner.own(name) {
            Some(State::Known(value)) => value,
            _ => {
                owner.set(name, State::Known(value.clone()));
                value
            }
        }
    }

    fn slot(&mut self, slot: Slot<'a>, scope: &Rc<Scope<'a>>, name: &str) -> Value<'a> {
        match slot {
            Slot::Variable(declarator) => self.variable(declarator, scope),
            Slot::Function(function) => self.function_value(function, scope),
            Slot::Enum(declared) => self.enumeration(declared, scope),
            Slot::Import(from, imported) => self.import(scope.module, from, imported),
            Slot::Namespace(from) => self.namespace(scope.module, from),
            Slot::Other => Value::unknown(format!("{name} is a class")),
        }
    }

    /// A name of another module.
    fn import(&mut self, module: usize, from: &str, name: &str) -> Value<'a> {
        match self.namespace(module, from) {
            Value::Module(found) => self.export(found, name, 0),
            Value::Package(core) => Value::Native(Native { core, name: name.into() }),
            // Some projects have a module of their own that exports Drizzle again.
            _ if is_telling(name) => Value::Native(Native { core: core_of_name(name), name: name.into() }),
            _ => Value::unknown(format!("{name} is imported from {from}, which is not among the files")),
        }
    }

    fn namespace(&mut self, module: usize, from: &str) -> Value<'a> {
        if from == "drizzle-orm" || from.starts_with("drizzle-orm/") || from == "drizzle-orm-pg" {
            return Value::Package(Core::of_package(from));
        }
        let name = self.modules.get(module).map_or("", |module| module.name);
        let found =
            self.resolver.resolve(name, from).and_then(|file| self.by_file.get(file).copied().flatten());
        match found {
            Some(found) => Value::Module(found),
            None => Value::unknown(format!("{from} is not among the files")),
        }
    }

    /// The value that a module exports under a name.
    pub(super) fn export(&mut self, module: usize, name: &str, depth: usize) -> Value<'a> {
        let key = (module, name.to_owned());
        if let Some(known) = self.exports.get(&key) {
            return known.clone();
        }
        let value = self.find_export(module, name, depth);
        if !matches!(value, Value::Unknown(_)) {
            self.exports.insert(key, value.clone());
        }
        value
    }

    fn find_export(&mut self, module: usize, name: &str, depth: usize) -> Value<'a> {
        let missing = || Value::unknown(format!("{name} is not exported"));
        let Some((parsed, scope)) = self.modules.get(module).zip(self.scopes.get(module).cloned()) else {
            return missing();
        };
        if depth > 40 {
            return missing();
        }
        match parsed.exports.get(name).copied() {
            Some(Export::Local(local)) => self.name(&scope, local),
            Some(Export::Expression(expression)) => {
                let value = self.expression(expression, &scope);
                self.kept.admit(value)
            }
            Some(Export::Namespace(from)) => self.namespace(module, from),
            Some(Export::From(from, local)) => match self.namespace(module, from) {
                Value::Module(found) => self.export(found, local, depth + 1),
                Value::Package(core) => Value::Native(Native { core, name: local.into() }),
                other => other,
            },
            None => {
                for from in &parsed.stars {
                    match self.namespace(module, from) {
                        Value::Module(found) => {
                            let value = self.export(found, name, depth + 1);
                            if !matches!(&value, Value::Unknown(reason) if reason.ends_with("is not exported"))
                            {
                                return value;
                            }
                        }
                        Value::Package(core) if depth < 40 => {
                            return Value::Native(Native { core, name: name.into() });
                        }
                        _ => {}
                    }
                }
                missing()
            }
        }
    }

    /// The names that a module exports, with those of the modules it passes on.
    pub(crate) fn export_names(&mut self, module: usize, depth: usize) -> Vec<String> {
        let Some(parsed) = self.modules.get(module).filter(|_| depth < 20) else { return Vec::new() };
        let mut names: Vec<String> = Vec::new();
        // In the order of the file.
        let own = parsed.names.iter().map(|(name, _)| *name).filter(|name| parsed.exports.contains_key(name));
        names.extend(own.map(str::to_owned));
        names.extend(parsed.exports.keys().map(|name| (*name).to_owned()));
        for from in &parsed.stars {
            if let Value::Module(found) = self.namespace(module, from) {
                names.extend(self.export_names(found, depth + 1));
            }
        }
        let mut known = std::collections::BTreeSet::new();
        names.retain(|name| name != "default" && known.insert(name.clone()));
        names
    }

    pub(crate) fn source_of(&self, origin: Origin) -> &'a str {
        self.modules.get(origin.module).map_or("", |module| module.slice(origin.span))
    }

    pub(super) fn unknown_code(&self, module: usize, span: Span) -> Value<'a> {
        let text = self.source_of(Origin { module, span });
        Value::unknown(format!("{} cannot be evaluated", crate::excerpt(text, 40)))
    }
}

/// Names that only Drizzle has.
fn is_telling(name: &str) -> bool {
    const NAMES: [&str; 20] = [
        "pgTable",
        "pgTableCreator",
        "pgSchema",
        "pgEnum",
        "pgView",
        "pgMaterializedView",
        "pgSequence",
        "pgPolicy",
        "pgRole",
        "mysqlTable",
        "mysqlTableCreator",
        "mysqlSchema",
        "mysqlEnum",
        "mysqlView",
        "sqliteTable",
        "sqliteTableCreator",
        "sqliteView",
        "relations",
        "defineRelations",
        "sql",
    ];
    NAMES.contains(&name)
}

fn core_of_name(name: &str) -> Option<Core> {
    match () {
        () if name.starts_with("pg") => Some(Core::Pg),
        () if name.starts_with("mysql") => Some(Core::MySql),
        () if name.starts_with("sqlite") => Some(Core::Sqlite),
        () => None,
    }
}
