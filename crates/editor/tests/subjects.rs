//! The table at the head of `editor.rs` says where the methods of `Editor` are.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The files below a folder that have methods of `Editor`.
fn with_methods(folder: &Path, found: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            with_methods(&path, found)?;
        } else if fs::read_to_string(&path)?.lines().any(|line| line == "impl Editor {") {
            found.push(path);
        }
    }
    Ok(())
}

#[test]
fn the_table_lists_every_file_with_methods_once() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let text = fs::read_to_string(source.join("editor.rs")).unwrap();
    let mut listed: Vec<&str> = text
        .lines()
        .filter(|line| line.starts_with("//! | ") && line.contains(".rs`"))
        .flat_map(|line| line.split('`').skip(1).step_by(2))
        .collect();
    listed.sort_unstable();
    let mut found = Vec::new();
    with_methods(&source, &mut found).unwrap();
    let mut found: Vec<String> = found
        .iter()
        .map(|path| path.strip_prefix(&source).unwrap().to_string_lossy().replace('\\', "/"))
        .filter(|path| path != "editor.rs")
        .collect();
    found.sort_unstable();
    assert_eq!(found, listed);
}
