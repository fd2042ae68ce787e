use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// All files below a folder, sorted, without hidden folders, `node_modules` and the `target` of Cargo. None if the folder does not
/// exist.
pub(crate) fn below(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    collect(folder, &mut found);
    found.sort();
    found
}

/// The modification time of a file, or the latest one below a folder.
pub(crate) fn changed(path: &Path) -> Option<SystemTime> {
    if path.is_dir() {
        return below(path).iter().filter_map(|file| changed(file)).max();
    }
    path.metadata().and_then(|metadata| metadata.modified()).ok()
}

pub(crate) fn has_extension(path: &Path, extensions: &[&str]) -> bool {
    path.extension().and_then(|found| found.to_str()).is_some_and(|found| extensions.contains(&found))
}

fn collect(folder: &Path, found: &mut Vec<PathBuf>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        let path = entry.path();
        if path.is_dir() {
            // A module may be called `target`, too.
            let is_built = name == "target" && !folder.ends_with("src");
            if !name.starts_with('.') && !is_built && name != "node_modules" {
                collect(&path, found);
            }
        } else {
            found.push(path);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::below;

    #[test]
    fn a_module_called_target_is_source() {
        let folder = std::env::temp_dir().join(format!("crowfoot-files-{}", std::process::id()));
        for file in ["target/built.rs", "src/target/order.rs", "node_modules/a.js", ".git/b"] {
            let path = folder.join(file);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, "").unwrap();
        }
        let found = below(&folder);
        std::fs::remove_dir_all(&folder).unwrap();
        assert_eq!(found, [folder.join("src/target/order.rs")]);
    }
}
