//! From files to a translation.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use crowfoot_import::{Format, Import, ImportError, LedgerEntry, Progress, Source, Translation, Verdict};
use oxc_allocator::Allocator;

use crate::eval::{Evaluator, Origin, Value};
use crate::parse::{Export, Module, Resolver, Slot, parse};
use crate::schema::{Line, Settings, Translator};

/// The stack that parsing and evaluating need at the most, where they run on a thread of their own.
#[cfg(not(target_arch = "wasm32"))]
const STACK: usize = 256 << 20;

/// Imports sources of any format: those of Drizzle by way of their translation.
///
/// # Errors
/// As [`crowfoot_import::import`].
pub fn import(
    sources: &[Source<'_>],
    format: Option<Format>,
    progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<Import, ImportError> {
    let first = sources.first().copied().unwrap_or(Source { name: "", text: "" });
    match format.unwrap_or_else(|| crowfoot_import::detect(first.name, first.text)) {
        Format::Drizzle => translate(sources).import(progress),
        other => crowfoot_import::import(sources, Some(other), progress),
    }
}

/// Translates the schema of some files to SQL.
pub fn translate(sources: &[Source<'_>]) -> Translation {
    #[cfg(not(target_arch = "wasm32"))]
    {
        std::thread::scope(|scope| {
            let builder = std::thread::Builder::new().stack_size(STACK);
            let reader = builder.spawn_scoped(scope, || translate_here(sources));
            // A panic is passed on; without threads the stack at hand has to do.
            match reader.map(std::thread::ScopedJoinHandle::join) {
                Ok(Ok(translation)) => translation,
                Ok(Err(panic)) => std::panic::resume_unwind(panic),
                Err(_) => translate_here(sources),
            }
        })
    }
    #[cfg(target_arch = "wasm32")]
    translate_here(sources)
}

fn translate_here(sources: &[Source<'_>]) -> Translation {
    let allocator = Allocator::default();
    let mut ledger = Vec::new();
    let mut modules: Vec<Module<'_>> = Vec::new();
    let mut by_file = vec![None; sources.len()];
    // Pasted text has any name.
    let has_code = sources.iter().any(|source| is_code(source.name));
    for (at, source) in sources.iter().enumerate() {
        if has_code && !is_code(source.name) && !crowfoot_import::is_drizzle("", source.text) {
            continue;
        }
        let text = source.text.trim_start_matches('\u{feff}');
        let (module, broken) = parse(&allocator, at, source.name, text);
        if let Some(broken) = broken {
            let mut entry = LedgerEntry::new(
                at,
                broken.line,
                "FILE",
                source.text.lines().nth(broken.line.saturating_sub(1) as usize).unwrap_or(""),
            );
            entry.verdict = Verdict::Skipped;
            entry.understood = false;
            entry.say(&format!("Not understood: {}", broken.message));
            if module.is_some() {
                entry.say("The rest of the file was read as far as possible.");
            }
            ledger.push(entry);
        }
        if let Some(module) = module {
            if let Some(place) = by_file.get_mut(at) {
                *place = Some(modules.len());
            }
            modules.push(module);
        }
    }
    let modules: &[Module<'_>] = &modules;
    let resolver = Resolver::new(sources.iter().map(|source| source.name));
    let mut evaluator = Evaluator::new(modules, &resolver, &by_file);
    let mut comments = BTreeMap::new();
    for (at, module) in modules.iter().enumerate().filter(|(_, module)| concerns_drizzle(module.text)) {
        for (name, value) in evaluator.module(at) {
            name_value(&mut evaluator, at, module, name, &value, &mut comments, &mut ledger);
        }
    }
    let settings = Settings { line: line(sources), casing: casing(sources) };
    Translator::new(&mut evaluator, settings, ledger, comments).translate(&document_name(sources))
}

/// Gives what a constant is set to its name and its comment, and notes what could not be evaluated.
fn name_value<'a>(
    evaluator: &mut Evaluator<'a>,
    at: usize,
    module: &Module<'a>,
    name: &'a str,
    value: &Value<'a>,
    comments: &mut BTreeMap<(usize, u32), String>,
    ledger: &mut Vec<LedgerEntry>,
) {
    let declarator = module.names.iter().find(|(own, _)| *own == name).and_then(|(_, slot)| match slot {
        Slot::Variable(declarator) => Some(declarator),
        _ => None,
    });
    let origin = match value {
        Value::Table(table) => evaluator.tables.get_mut(*table).map(|table| {
            table.constant.get_or_insert_with(|| name.into());
            table.is_exported |=
                module.exports.values().any(|export| matches!(export, Export::Local(own) if *own == name));
            table.origin
        }),
        Value::View(view) => evaluator.views.get(*view).map(|view| view.built.origin),
        Value::Declared(declared) => Some(declared.origin),
        _ => None,
    };
    let Some(declarator) = declarator else { return };
    if let Some(origin) = origin
        && let Some(comment) = module.comment(declarator.span.start)
    {
        comments.entry((origin.module, origin.span.start)).or_insert(comment);
    }
    if let Some(reason) = value.reason() {
        let text = evaluator.source_of(Origin { module: at, span: declarator.span });
        if declares(text) {
            let mut entry =
                LedgerEntry::new(module.source, module.lines.line(declarator.span.start), "CONSTANT", text);
            entry.verdict = Verdict::Skipped;
            entry.understood = false;
            entry.say(&format!("Skipped: it cannot be evaluated ({reason})."));
            ledger.push(entry);
        }
    }
}

/// Whether the text of a constant that is not known looks like a part of a schema: what it calls first is named so.
fn declares(text: &str) -> bool {
    const CALLS: [&str; 8] = [
        "Table",
        "pgEnum",
        "pgView",
        "pgMaterializedView",
        "mysqlView",
        "sqliteView",
        "pgSequence",
        ".table",
    ];
    let Some((_, value)) = text.split_once('=') else { return false };
    let called = value.split('(').next().unwrap_or("").trim();
    CALLS.iter().any(|call| called.ends_with(call)) && !called.contains(char::is_whitespace)
}

/// Whether a module may declare a part of a schema.
fn concerns_drizzle(text: &str) -> bool {
    ["drizzle-orm", "Table(", "pgEnum(", ".table(", "relations("].iter().any(|word| text.contains(word))
}

/// Whether a file has code; anything without an extension has, as it was pasted.
fn is_code(name: &str) -> bool {
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name).to_ascii_lowercase();
    match file.rsplit_once('.') {
        Some((_, extension)) => !matches!(extension, "json" | "sql" | "md" | "yaml" | "yml" | "toml"),
        None => true,
    }
}

/// The line of Drizzle that files are for: `package.json` says it, or what only one line has.
fn line(sources: &[Source<'_>]) -> Line {
    const ONLY_ONE: [&str; 15] = [
        "drizzle-orm/zod",
        "drizzle-orm/valibot",
        "drizzle-orm/typebox",
        "drizzle-orm/arktype",
        "drizzle-orm/effect",
        ".array('[",
        ".array(\"[",
        ".charSet(",
        "defineRelations",
        ".withRLS(",
        "drizzle-orm/_relations",
        "snakeCase.table",
        "camelCase.table",
        "drizzle-orm/cockroach-core",
        "drizzle-orm/mssql-core",
    ];
    for source in sources.iter().filter(|source| source.name.ends_with("package.json")) {
        let version = source.text.split("\"drizzle-orm\"").nth(1).and_then(|rest| rest.split('"').nth(1));
        if let Some(version) = version {
            let version = version.trim_start_matches(['^', '~', '>', '=', 'v', ' ']);
            match version {
                "beta" | "rc" | "next" => return Line::One,
                _ if version.starts_with("1.") => return Line::One,
                _ if version.starts_with("0.") => return Line::Classic,
                // `catalog:` and other names of versions say nothing here.
                _ => {}
            }
        }
    }
    let is_one = |source: &Source<'_>| {
        ONLY_ONE.iter().any(|word| source.text.contains(word)) || imports_new_builder(source.text)
    };
    if sources.iter().any(is_one) { Line::One } else { Line::Classic }
}

/// Whether a file imports a builder of columns that only 1.0 has.
fn imports_new_builder(text: &str) -> bool {
    const NEW: [(&str, &[&str]); 2] =
        [("pg-core", &["bytea"]), ("mysql-core", &["tinyblob", "blob", "mediumblob", "longblob"])];
    text.split("import").skip(1).any(|rest| {
        let Some((names, after)) = rest.split_once('}') else { return false };
        let package = after.trim_start().strip_prefix("from").unwrap_or("").trim_start();
        let names = names.trim_start().trim_start_matches('{');
        NEW.iter().any(|(core, builders)| {
            package.get(1..).is_some_and(|package| package.starts_with(&["drizzle-orm/", core].concat()))
                && names.split(',').any(|name| builders.contains(&name.trim()))
        })
    })
}

/// The casing of the connection: `drizzle.config.ts` has it, and the call of `drizzle`.
fn casing(sources: &[Source<'_>]) -> Option<String> {
    for source in sources.iter().filter(|source| is_code(source.name)) {
        for rest in source.text.split("casing").skip(1) {
            let rest = rest.trim_start().strip_prefix(':').unwrap_or("").trim_start();
            for casing in ["snake_case", "camelCase"] {
                let quoted = rest.strip_prefix(['\'', '"']).is_some_and(|rest| rest.starts_with(casing));
                if quoted {
                    return Some(casing.to_owned());
                }
            }
        }
    }
    None
}

/// The name of the first file, or of the folder that an `index` or `schema` is in.
fn document_name(sources: &[Source<'_>]) -> String {
    let name = sources.iter().find(|source| is_code(source.name)).map_or("", |source| source.name);
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    file.split('.').next().unwrap_or(file).to_owned()
}
