//! Which of the given files an import means.

use std::collections::BTreeMap;

/// The files by their paths without extension.
pub(crate) struct Resolver {
    /// The parts of the path from its end, so that those that end alike are neighbours.
    by_path: BTreeMap<Vec<String>, usize>,
}

impl Resolver {
    pub(crate) fn new<'a>(names: impl Iterator<Item = &'a str>) -> Self {
        let by_path = names.enumerate().map(|(at, name)| (reversed(&parts(stem(name))), at)).collect();
        Self { by_path }
    }

    /// The file that `specifier` means in the file `from`. An alias (`@/db/schema`, `@repo/db`) stands for the file whose
    /// path ends as it does, nearest to the one that imports it.
    pub(crate) fn resolve(&self, from: &str, specifier: &str) -> Option<usize> {
        let folder = parts(from.rsplit_once(['/', '\\']).map_or("", |(folder, _)| folder));
        let wanted = stem(specifier);
        if wanted.starts_with('.') {
            let mut path = folder;
            for part in wanted.split('/') {
                match part {
                    "." | "" => {}
                    ".." => {
                        path.pop();
                    }
                    part => path.push(part.to_owned()),
                }
            }
            return self.file(&path);
        }
        let wanted: Vec<String> = parts(wanted.trim_start_matches(['@', '~', '#', '$']));
        // `@repo/db/schema` may be `packages/db/src/schema.ts`: the scope and then the package may be called otherwise.
        for skipped in 0..wanted.len() {
            let tail = wanted.get(skipped..)?;
            // One word such as `schema` would fit too much of what is not in the files.
            if skipped > 0 && tail.len() < 2 && wanted.first().is_none_or(|first| first.len() >= 2) {
                break;
            }
            if let Some(found) = self.nearest(&folder, tail) {
                return Some(found);
            }
        }
        None
    }

    fn file(&self, path: &[String]) -> Option<usize> {
        let found = self.by_path.get(&reversed(path));
        let index = || self.by_path.get(&reversed(&[path, &["index".to_owned()]].concat()));
        found.or_else(index).copied()
    }

    /// The file whose path ends with `tail`, with the most of its folder in common with `folder`.
    fn nearest(&self, folder: &[String], tail: &[String]) -> Option<usize> {
        let mut found: Option<(usize, usize)> = None;
        for end in [tail.to_vec(), [tail, &["index".to_owned()]].concat()] {
            let end = reversed(&end);
            for (path, at) in self.by_path.range(end.clone()..) {
                if !path.starts_with(&end) {
                    break;
                }
                let common = path.iter().rev().zip(folder).take_while(|(a, b)| a == b).count();
                if found.is_none_or(|(best, _)| common > best) {
                    found = Some((common, *at));
                }
            }
            if found.is_some() {
                break;
            }
        }
        found.map(|(_, at)| at)
    }
}

/// A path without the extension of a script.
fn stem(path: &str) -> &str {
    const EXTENSIONS: [&str; 9] = [".d.ts", ".ts", ".tsx", ".mts", ".cts", ".js", ".mjs", ".cjs", ".jsx"];
    EXTENSIONS.iter().find_map(|extension| path.strip_suffix(extension)).unwrap_or(path)
}

fn parts(path: &str) -> Vec<String> {
    path.split(['/', '\\']).filter(|part| !part.is_empty() && *part != ".").map(str::to_owned).collect()
}

fn reversed(path: &[String]) -> Vec<String> {
    path.iter().rev().cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::Resolver;

    #[test]
    fn imports_are_found_by_path_or_by_its_end() {
        let files = [
            "app/db/index.ts",
            "app/db/schema/users.ts",
            "web/db/schema/users.ts",
            "packages/db/src/enums.ts",
        ];
        let resolver = Resolver::new(files.into_iter());
        let resolve =
            |from, specifier| resolver.resolve(from, specifier).and_then(|at| files.get(at).copied());
        assert_eq!(resolve("app/db/index.ts", "./schema/users"), Some("app/db/schema/users.ts"));
        assert_eq!(resolve("app/db/schema/users.ts", "../index.js"), Some("app/db/index.ts"));
        assert_eq!(resolve("app/db/schema/users.ts", ".."), Some("app/db/index.ts"));
        assert_eq!(resolve("web/x/y.ts", "@/db/schema/users"), Some("web/db/schema/users.ts"));
        assert_eq!(resolve("app/x/y.ts", "~/db/schema/users"), Some("app/db/schema/users.ts"));
        assert_eq!(resolve("app/x/y.ts", "~/db"), Some("app/db/index.ts"));
        assert_eq!(resolve("app/x/y.ts", "@repo/db/src/enums"), Some("packages/db/src/enums.ts"));
        assert_eq!(resolve("app/x/y.ts", "zod"), None);
    }
}
