use std::path::{Path, PathBuf};

use crate::files;

/// One design: a file, or all files of a folder, in order.
pub(super) struct Schema {
    /// Relative to the measured folder.
    pub(super) name: String,
    /// The dialect from the name of a parent folder, if any.
    pub(super) dialect: &'static str,
    pub(super) files: Vec<PathBuf>,
}

/// Folder names and their dialects.
const DIALECTS: &[(&str, &str)] = &[
    ("pg", "postgres"),
    ("postgres", "postgres"),
    ("postgresql", "postgres"),
    ("mysql", "mysql"),
    ("mariadb", "mysql"),
    ("sqlite", "sqlite"),
    ("sqlite3", "sqlite"),
];

/// Folders whose files no importer reads: other databases, and source code.
const FOREIGN: &[&str] = &["other", "drizzle"];

const ENDINGS: &[&str] = &["sql", "dbml", "mmd", "mermaid", "prisma"];

/// The schemas in a folder. Each file directly in it, or in a folder named after a dialect or a format, is a schema; a
/// folder below is one schema of several files, such as migrations.
pub(super) fn below(root: &Path) -> Vec<Schema> {
    let mut found = Vec::new();
    collect(root, root, own_dialect(root), true, &mut found);
    found.sort_by(|one, other| one.name.cmp(&other.name));
    found
}

fn own_dialect(folder: &Path) -> &'static str {
    let name = folder.file_name().and_then(|name| name.to_str()).unwrap_or("").to_ascii_lowercase();
    DIALECTS.iter().find(|(known, _)| *known == name).map_or("", |(_, dialect)| dialect)
}

fn collect(root: &Path, folder: &Path, dialect: &'static str, is_top: bool, found: &mut Vec<Schema>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for path in entries.flatten().map(|entry| entry.path()) {
        let name = path.strip_prefix(root).unwrap_or(&path).to_string_lossy().replace('\\', "/");
        if path.is_dir() {
            let groups = is_top && (!own_dialect(&path).is_empty() || is_format(&path));
            if FOREIGN.contains(&name.as_str()) || name.starts_with('.') {
                continue;
            }
            let below = own_dialect(&path);
            let dialect = if below.is_empty() { dialect } else { below };
            if groups {
                collect(root, &path, dialect, false, found);
            } else {
                let mut files = files::below(&path);
                files.retain(|file| files::has_extension(file, ENDINGS) && !takes_back(file));
                files.sort_by_key(|file| {
                    (file_name(file).starts_with("R__"), natural_key(&file.to_string_lossy()))
                });
                if !files.is_empty() {
                    found.push(Schema { name, dialect, files });
                }
            }
        } else if files::has_extension(&path, ENDINGS) {
            let is_sql = files::has_extension(&path, &["sql"]);
            found.push(Schema { name, dialect: if is_sql { dialect } else { "" }, files: vec![path] });
        }
    }
}

/// Whether a file is a down migration. The command line skips these in folders as well.
fn takes_back(file: &Path) -> bool {
    let name = file_name(file).to_ascii_lowercase();
    let is_undo = name.strip_prefix('u').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    name == "down.sql" || name.ends_with(".down.sql") || is_undo && name.contains("__")
}

fn file_name(file: &Path) -> &str {
    file.file_name().and_then(|name| name.to_str()).unwrap_or("")
}

fn is_format(folder: &Path) -> bool {
    folder
        .file_name()
        .and_then(|name| name.to_str())
        .is_some_and(|name| ENDINGS.contains(&name) || name == "mermaid")
}

/// A key for natural sorting: numbers before letters, `V2` before `V10`.
fn natural_key(name: &str) -> Vec<(u128, String)> {
    let mut parts = Vec::new();
    let mut rest = name;
    while !rest.is_empty() {
        let text_end = rest.find(|c: char| c.is_ascii_digit()).unwrap_or(rest.len());
        let (text, tail) = rest.split_at(text_end);
        let number_end = tail.find(|c: char| !c.is_ascii_digit()).unwrap_or(tail.len());
        let (number, tail) = tail.split_at(number_end);
        // The number belongs to the text before it.
        parts.push((0, text.to_owned()));
        parts.push((number.parse().unwrap_or(u128::MAX), String::new()));
        rest = tail;
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::natural_key;

    #[test]
    fn migrations_are_sorted_by_number() {
        let mut names = ["V10__c.sql", "V2__b.sql", "V1__a.sql"];
        names.sort_by_key(|name| natural_key(name));
        assert_eq!(names, ["V1__a.sql", "V2__b.sql", "V10__c.sql"]);
    }
}
