//! Imports schemas and gives account of them: `account LIST`, for `cargo xtask corpus`.
//!
//! A line of LIST is a schema: its name, the key of its format, or nothing to find out, and its
//! files, with tabs between. Each gives a line of JSON, with the best of some runs as its time.

#![allow(clippy::print_stdout)]

use std::hint::black_box;
use std::ops::ControlFlow;
use std::time::{Duration, Instant};

use crowfoot_import::{Format, Import, Source, import, ledger_to_json};
use crowfoot_model::ForeignKeyTarget;
use crowfoot_model::json::Value;

fn main() -> Result<(), String> {
    let list = std::env::args().nth(1).ok_or("account needs the file with the list")?;
    let list = std::fs::read_to_string(&list).map_err(|error| format!("{list}: {error}"))?;
    for line in list.lines() {
        println!("{}", account(line)?);
    }
    Ok(())
}

fn account(line: &str) -> Result<String, String> {
    let mut cells = line.split('\t');
    let (name, format) = (cells.next().unwrap_or(""), cells.next().unwrap_or(""));
    let texts: Vec<(&str, String)> = cells
        .map(|path| {
            let bytes = std::fs::read(path).map_err(|error| format!("{path}: {error}"))?;
            Ok((path, String::from_utf8_lossy(&bytes).into_owned()))
        })
        .collect::<Result<_, String>>()?;
    let sources: Vec<Source<'_>> = texts.iter().map(|(name, text)| Source { name, text }).collect();
    let bytes: usize = sources.iter().map(|source| source.text.len()).sum();
    let format = Format::from_key(format);
    let mut best = Duration::MAX;
    let mut read = run(&sources, format);
    for _ in 0..3 {
        let start = Instant::now();
        read = black_box(run(&sources, format));
        best = best.min(start.elapsed());
    }
    let mut out = format!("{{\"name\":{},\"bytes\":{bytes}", Value::from(name));
    match read {
        Err(error) => out += &format!(",\"error\":{}", Value::from(error.as_str())),
        Ok(import) => {
            let keys = import.document.tables().flat_map(|table| table.foreign_keys.iter());
            let unresolved =
                keys.clone().filter(|key| matches!(key.target, ForeignKeyTarget::Unresolved { .. })).count();
            out += &format!(
                ",\"format\":\"{}\",\"seconds\":{},\"tables\":{},\"foreign_keys\":{},\"unresolved\":{unresolved},\"ledger\":{}",
                import.format.key(),
                best.as_secs_f64(),
                import.document.tables().len(),
                keys.count(),
                ledger_to_json(&import.ledger).replace('\n', "")
            );
        }
    }
    Ok(out + "}")
}

fn run(sources: &[Source<'_>], format: Option<Format>) -> Result<Import, String> {
    import(sources, format, &mut |_| ControlFlow::Continue(())).map_err(|error| error.to_string())
}
