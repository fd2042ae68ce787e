//! The size of the first visit: the compressed bytes of every file that the start page loads.

mod compressed;
mod parts;
mod references;

use std::collections::BTreeSet;
use std::path::Path;

use crate::counts::Counts;
use crate::failure::{At, Result};
use crate::files;
use crate::finish::{is_of_link_reader, is_of_viewer};
use crate::say;
use crate::workspace::Workspace;
use parts::Part;

/// Something that people wait for, and its limit in bytes after brotli at quality 11.
struct Load {
    what: &'static str,
    /// The parts that it needs beside the page.
    parts: &'static [&'static str],
    most: u64,
}

/// The start page is what a first visit waits for. Whoever comes back to a design has the parts in the cache of the
/// service worker; the sums of the editor have limits too, so that nothing grows unnoticed.
const LOADS: &[Load] = &[
    Load { what: "the first load of the start page", parts: &["starting"], most: 245_500 },
    Load { what: "the first load of the editor", parts: &["editing"], most: 300_000 },
    Load { what: "the editor at work", parts: &["editing", "changing"], most: 481_500 },
];

/// The viewer, all in: page, scripts and module; and the element, with its own script in place of page and script.
const VIEWER_MAX: u64 = 100_000;

/// What the viewer fetches for a link of version 2: the reader, and the 9 KB that it knows before a link.
const LINK_READER_MAX: u64 = 55_000;

/// The reader of Drizzle, all in; the parser of TypeScript is half of it.
const READER_MAX: u64 = 250_000;

struct Weight {
    name: String,
    raw: u64,
    brotli: u64,
}

/// Prints the tables and returns whether the budgets are met. Needs a build.
pub(crate) fn run(workspace: &Workspace) -> Result<Counts> {
    let dist = workspace.dist();
    let first = first_load(&dist)?;
    let parts = parts(&dist, &first)?;
    let page = table(&dist, "The page", &first.iter().cloned().collect::<Vec<_>>())?;
    for part in &parts {
        table(&dist, &format!("On demand: {}", part.name), &part.files)?;
    }
    let of = |worker: &str| -> Vec<String> {
        all(&dist).into_iter().filter(|name| name.contains(worker)).collect()
    };
    table(&dist, "On the first import", &of("import-worker"))?;
    let reader = table(&dist, "On the first import of Drizzle", &of("drizzle-worker"))?;
    let mut counts = Counts::default();
    for load in LOADS {
        // A file that several parts share is fetched once.
        let own = parts.iter().filter(|part| load.parts.contains(&part.name.as_str()));
        let files: BTreeSet<String> = own.flat_map(|part| part.files.iter().cloned()).collect();
        let weights = compressed::weigh(&dist, &files.into_iter().collect::<Vec<_>>())?;
        let total = page + weights.iter().map(|weight| weight.brotli).sum::<u64>();
        judge(load.what, total, load.most, &mut counts);
    }
    let (links, viewer): (Vec<String>, Vec<String>) =
        all(&dist).into_iter().filter(|name| is_of_viewer(name)).partition(|name| is_of_link_reader(name));
    let links = table(&dist, "The viewer, for a link of version 2", &links)?;
    judge("the reader of links", links, LINK_READER_MAX, &mut counts);
    judge("the reader of Drizzle", reader, READER_MAX, &mut counts);
    for (what, title, name) in
        [("the viewer", "The viewer", "viewer.html"), ("the element", "The element", "crowfoot-erd.js")]
    {
        let files = with_named(&dist, &viewer, name)?;
        judge(what, table(&dist, title, &files)?, VIEWER_MAX, &mut counts);
    }
    Ok(counts)
}

/// A file, and those of the others that it names.
fn with_named(dist: &Path, others: &[String], name: &str) -> Result<Vec<String>> {
    let text = std::fs::read_to_string(dist.join(name)).at(name)?;
    let named = others.iter().filter(|other| *other == name || text.contains(other.as_str()));
    Ok(named.cloned().collect())
}

fn judge(what: &str, total: u64, most: u64, counts: &mut Counts) {
    let verdict = format!("{what} has {} of {} bytes", grouped(total), grouped(most));
    say::line(format!("{verdict} ({} %)", total * 100 / most));
    if total > most {
        counts.fail(format!("size: {verdict}"));
    } else {
        counts.pass();
    }
}

/// The parts that are fetched later. Shared chunks count for each.
fn parts(dist: &Path, first: &BTreeSet<String>) -> Result<Vec<Part>> {
    match first.iter().find(|name| name.starts_with("__wasm_split")) {
        Some(link) => Ok(parts::of_link(&std::fs::read_to_string(dist.join(link)).at(link)?)),
        None => Ok(Vec::new()),
    }
}

/// The start page and everything it references, directly or not.
fn first_load(dist: &Path) -> Result<BTreeSet<String>> {
    let mut found = BTreeSet::new();
    let mut open = vec!["index.html".to_owned()];
    while let Some(name) = open.pop() {
        let path = dist.join(&name);
        if !found.insert(name.clone()) {
            continue;
        }
        let follow: fn(&str) -> Vec<&str> = match path.extension().and_then(|extension| extension.to_str()) {
            Some("html") => references::of_html,
            Some("js") => references::of_script,
            Some("css") => references::of_style,
            _ => continue,
        };
        let text = std::fs::read_to_string(&path).at(path.display())?;
        open.extend(
            follow(&text).into_iter().filter_map(|reference| references::resolve(dist, &name, reference)),
        );
    }
    Ok(found)
}

fn all(dist: &Path) -> Vec<String> {
    let relative = |path: &std::path::PathBuf| {
        path.strip_prefix(dist).ok().map(|path| path.to_string_lossy().replace('\\', "/"))
    };
    files::below(dist).iter().filter_map(relative).collect()
}

/// Prints a table unless it is empty, and returns its sum after brotli.
fn table(dist: &Path, title: &str, names: &[String]) -> Result<u64> {
    if names.is_empty() {
        return Ok(0);
    }
    let weights = compressed::weigh(dist, names)?;
    say::line(format!("{title:<52} {:>12} {:>12}", "raw", "brotli"));
    for weight in &weights {
        say::line(format!(
            "  {:<50} {:>12} {:>12}",
            weight.name,
            grouped(weight.raw),
            grouped(weight.brotli)
        ));
    }
    let raw = weights.iter().map(|weight| weight.raw).sum();
    let brotli = weights.iter().map(|weight| weight.brotli).sum();
    say::line(format!("  {:<50} {:>12} {:>12}", "total", grouped(raw), grouped(brotli)));
    Ok(brotli)
}

fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(' ');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{first_load, grouped};

    #[test]
    fn thousands() {
        assert_eq!(grouped(7), "7");
        assert_eq!(grouped(250_000), "250 000");
        assert_eq!(grouped(1_234_567), "1 234 567");
    }

    #[test]
    fn first_load_follows_scripts_and_styles_and_leaves_the_worker() {
        let dist = std::env::temp_dir().join(format!("xtask-size-{}", std::process::id()));
        std::fs::create_dir_all(dist.join("snippets")).unwrap();
        let put = |name: &str, text: &str| std::fs::write(dist.join(name), text).unwrap();
        put(
            "index.html",
            "<link rel=stylesheet href=./a.css><script type=module>import init from './app.js'; init({module_or_path:'./app_bg.wasm'})</script>",
        );
        put("a.css", "body { background: url(\"bg.svg\") }");
        put("bg.svg", "");
        put("app.js", "import { x } from './snippets/x.js';\nconst w = new Worker('./worker_loader.js');");
        put("snippets/x.js", "export const x = 1;");
        put("app_bg.wasm", "");
        put("worker_loader.js", "");
        let names: Vec<String> = first_load(&dist).unwrap().into_iter().collect();
        assert_eq!(names, ["a.css", "app.js", "app_bg.wasm", "bg.svg", "index.html", "snippets/x.js"]);
        std::fs::remove_dir_all(dist).unwrap();
    }
}
