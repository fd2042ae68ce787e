//! Accounts for schemas: `cargo run -p crowfoot-import-drizzle --example read_drizzle -- folder-or-file… [--sql] [--against
//! kit.sql]`. Prints what was not understood; with `--sql` the translation; with `--against` where the design differs
//! from that of a script, such as one of `drizzle-kit export`.
#![expect(clippy::print_stdout, reason = "a tool for the terminal")]

use std::ops::ControlFlow;
use std::path::Path;

use crowfoot_import::{Format, Source, Verdict};

fn collect(path: &Path, files: &mut Vec<(String, String)>) {
    if path.is_dir() {
        let mut entries: Vec<_> =
            std::fs::read_dir(path).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
        entries.sort();
        for entry in
            entries.iter().filter(|entry| !entry.ends_with("node_modules") && !entry.ends_with(".git"))
        {
            collect(entry, files);
        }
    } else {
        let name = path.to_string_lossy().into_owned();
        let is_wanted =
            [".ts", ".mts", ".tsx"].iter().any(|end| name.ends_with(end)) || name.ends_with("package.json");
        if is_wanted && let Ok(text) = std::fs::read_to_string(path) {
            files.push((name, text));
        }
    }
}

fn main() {
    let (mut files, mut against, mut sql) = (Vec::new(), None, false);
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--against" => against = arguments.next(),
            "--sql" => sql = true,
            path => collect(Path::new(path), &mut files),
        }
    }
    let sources: Vec<Source<'_>> = files.iter().map(|(name, text)| Source { name, text }).collect();
    let translation = crowfoot_import_drizzle::translate(&sources);
    if sql {
        for statement in &translation.statements {
            println!("{};", statement.sql);
        }
    }
    let dialect = translation.dialect;
    let Ok(import) = translation.import(&mut |_| ControlFlow::Continue(())) else { return };
    let mut counts = [0_usize; 3];
    for entry in &import.ledger {
        counts[match entry.verdict {
            Verdict::Modelled => 0,
            Verdict::Kept => 1,
            Verdict::Skipped => 2,
        }] += 1;
        if !entry.understood
            || entry.verdict == Verdict::Skipped
            || entry.reason.contains("kipped")
            || entry.reason.contains("No foreign")
        {
            let name = files.get(entry.source).map_or("", |(name, _)| name);
            println!("{name}:{}: {} {}: {}", entry.line, entry.kind, entry.verdict.key(), entry.reason);
        }
    }
    let columns: usize = import.document.tables().map(|table| table.columns.len()).sum();
    println!("{dialect:?}: {} tables, {columns} columns; {counts:?}", import.document.tables().len());
    if let Some(path) = against {
        let text = std::fs::read_to_string(path).unwrap_or_default();
        let source = [Source { name: "kit.sql", text: &text }];
        let Ok(other) =
            crowfoot_import::import(&source, Some(Format::Sql(dialect)), &mut |_| ControlFlow::Continue(()))
        else {
            return;
        };
        for difference in crowfoot_specimens::same::difference(&other.document, &import.document) {
            println!("{difference}");
        }
    }
}
