//! What holds for every exporter and any document.

mod support;

use crowfoot_export::options::{COMMENTS, RELATIONS_FILE, SCHEMAS};
use crowfoot_export::{Language, Options, TokenClass, exporters, highlight};
use crowfoot_model::{Dialect, Document};
use proptest::prelude::*;

/// Brackets of a text outside of strings and comments, which have to pair up.
fn is_balanced(text: &str) -> bool {
    let mut open = Vec::new();
    for token in highlight(Language::TypeScript, text) {
        if token.class != TokenClass::Punctuation {
            continue;
        }
        match &text[token.start..token.end] {
            mark @ ("(" | "[" | "{") => open.push(mark),
            ")" if open.pop() != Some("(") => return false,
            "]" if open.pop() != Some("[") => return false,
            "}" if open.pop() != Some("{") => return false,
            _ => {}
        }
    }
    open.is_empty()
}

/// What a module imports and does not mention again.
fn unused_imports(text: &str) -> Vec<&str> {
    let words: Vec<&str> = highlight(Language::TypeScript, text)
        .iter()
        .filter(|token| !matches!(token.class, TokenClass::Comment | TokenClass::Punctuation))
        .map(|token| &text[token.start..token.end])
        .collect();
    let ends = |pair: &[&str]| pair[0] == "from" && pair[1].starts_with('\'');
    let body = words.windows(2).rposition(ends).map_or(0, |at| at + 2);
    let (imports, body) = words.split_at(body);
    let is_name = |word: &str| !matches!(word, "import" | "from" | "type" | "as") && !word.starts_with('\'');
    // `users as usersTable`: the second is the name here.
    let renamed: Vec<&str> = imports.windows(2).filter(|pair| pair[1] == "as").map(|pair| pair[0]).collect();
    let names = imports.iter().copied().filter(|name| is_name(name) && !renamed.contains(name));
    names.filter(|name| !body.contains(name)).collect()
}

fn check(document: &Document) {
    for exporter in exporters() {
        let output = exporter.export(document, &Options::default());
        let key = exporter.key();
        assert_eq!(output, exporter.export(document, &Options::default()), "{key} is deterministic");
        assert!(output.text().is_empty() || output.text().ends_with('\n'), "{key} ends its last line");
        assert!(!exporter.file_name(document).contains(['/', '\\', '\0']), "{key} names a file");
        for notice in &output.notices {
            assert!(!notice.message.is_empty(), "{key} says what a notice is about");
        }
        let apart = exporter.export(document, &Options::default().with_flag(&RELATIONS_FILE, true));
        for file in apart.files.iter().filter(|file| file.path.ends_with(".ts")) {
            assert!(is_balanced(&file.text), "{key} leaves a bracket open:\n{}", file.text);
            assert_eq!(unused_imports(&file.text), Vec::<&str>::new(), "{key}:\n{}", file.text);
            assert!(!file.path.contains(['\\', '\0']) && !file.path.starts_with('/'), "{key} names a file");
        }
        if exporter.language() == Language::TypeScript {
            assert!(is_balanced(output.text()), "{key} leaves a bracket open:\n{}", output.text());
            assert_eq!(unused_imports(output.text()), Vec::<&str>::new(), "{key}:\n{}", output.text());
            for reserved in ["const class ", "const default ", "const  ", "undefined:"] {
                assert!(!output.text().contains(reserved), "{key}: {reserved}");
            }
        }
        if key == "text" {
            let boxes = output.text().lines().filter(|line| line.starts_with('┌')).count();
            assert_eq!(boxes, document.tables().len(), "a box a table");
        }
        let plain = Options::default().with_flag(&COMMENTS, false).with_flag(&SCHEMAS, false);
        exporter.export(document, &plain);
    }
}

#[test]
fn of_the_documents_built_by_hand() {
    for (_, document) in support::documents() {
        check(&document);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn of_random_documents(seed in any::<u64>(), dialect in 0..3_usize) {
        check(&crowfoot_specimens::anything(seed, Dialect::ALL[dialect]));
    }
}
