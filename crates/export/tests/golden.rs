//! What each exporter writes for each document, as files to read. `UPDATE_GOLDEN=1` writes them anew.

mod support;

use std::fmt::Write;
use std::path::Path;

use crowfoot_export::{Language, Options, exporters};

#[test]
fn the_output_is_that_of_the_golden_files() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let update = std::env::var_os("UPDATE_GOLDEN").is_some();
    let mut different = Vec::new();
    // The scripts of DDL have tests of their own, in real databases too.
    // So have repositories, which are many files: tests/repositories.rs.
    let is_here =
        |language: Language, key: &str| language != Language::Sql && !key.starts_with("repositories");
    for exporter in exporters().iter().filter(|exporter| is_here(exporter.language(), exporter.key())) {
        for (name, document) in support::documents() {
            let output = exporter.export(&document, &Options::default());
            let mut notices = String::new();
            for notice in &output.notices {
                writeln!(notices, "{:?}: {}", notice.object, notice.message.escape_debug()).unwrap();
            }
            let own = exporter.file_name(&document);
            let extension = own.rsplit('.').next().unwrap();
            let stem = folder.join(exporter.key()).join(name);
            for (path, text) in [
                (stem.with_extension(extension), output.text()),
                (stem.with_extension("notices.txt"), notices.as_str()),
            ] {
                let before = std::fs::read_to_string(&path).unwrap_or_default();
                if before == text {
                    continue;
                }
                if update {
                    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
                    std::fs::write(&path, text).unwrap();
                } else {
                    different.push(path);
                }
            }
        }
    }
    assert!(different.is_empty(), "{different:#?} differ; look at them after UPDATE_GOLDEN=1");
}
