//! Measures links: `cargo xtask links`. With a folder, it also writes the designs there, which the prior is chosen from.

#![allow(clippy::unwrap_used, clippy::print_stdout)]

use std::borrow::Cow;
use std::io::Write as _;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::time::Instant;

use crowfoot_export::{Options, exporter};
use crowfoot_import::{Format, Source, import};
use crowfoot_model::json::{Node, Number, Value};

use crowfoot_model::{Dialect, Document, file};
use crowfoot_scene::{ApproximateMeasure, Scope, arrange, with_diagram};
use crowfoot_share::{Version, decode, encode_as};
use crowfoot_specimens::corpus;

/// What Mermaid can say as well: tables, columns, types and keys.
fn reduced(document: &Document) -> Document {
    let mut value = file::to_value(document).into_owned();
    if let Node::Object(lists) = &mut value {
        lists.retain(|(name, _)| {
            !matches!(
                &**name,
                "views"
                    | "statements"
                    | "notes"
                    | "areas"
                    | "sequences"
                    | "diagrams"
                    | "placements"
                    | "lines"
            )
        });
        for (name, list) in lists {
            let Node::Array(records) = list else { continue };
            for record in records {
                match &**name {
                    "tables" => reduce_table(record),
                    "enums" => {
                        keep(record, &["id", "schema", "name", "values"]);
                        if let Node::Object(fields) = record {
                            fields
                                .iter_mut()
                                .filter(|(name, _)| name == "values")
                                .for_each(|(_, values)| *values = Node::Array(Vec::new()));
                        }
                    }
                    "schemas" => keep(record, &["id", "name"]),
                    _ => {}
                }
            }
        }
    }
    let mut ids = Vec::new();
    each_id(&mut value, "", &is_kept_id, &mut |id| ids.push(*id));
    ids.sort_unstable();
    ids.dedup();
    // As if the rest had never been there.
    each_id(&mut value, "", &is_kept_id, &mut |id| *id = ids.binary_search(id).unwrap() as u64 + 1);
    file::from_value(&value).unwrap()
}

/// What a script can say as well: no notes, nothing about where things stand.
fn of_script(document: &Document) -> Document {
    let mut value = file::to_value(document).into_owned();
    if let Node::Object(lists) = &mut value {
        lists.retain(|(name, _)| !matches!(&**name, "notes" | "areas" | "diagrams" | "placements" | "lines"));
        if let Some((_, settings)) = lists.iter_mut().find(|(name, _)| name == "settings") {
            keep(settings, &["name", "dialect", "namedByEngine"]);
        }
    }
    file::from_value(&value).unwrap()
}

/// Whether a field that is left in a reduced design has ids.
fn is_kept_id(field: &str) -> bool {
    matches!(field, "id" | "schema" | "columns" | "table" | "enum" | "domain" | "composite")
}

fn each_id(node: &mut Value, field: &str, holds_ids: &dyn Fn(&str) -> bool, visit: &mut dyn FnMut(&mut u64)) {
    match node {
        Node::Number(Number::Unsigned(id)) if holds_ids(field) => visit(id),
        Node::Array(elements) => elements.iter_mut().for_each(|own| each_id(own, field, holds_ids, visit)),
        Node::Object(fields) => {
            fields.iter_mut().for_each(|(name, own)| each_id(own, name, holds_ids, visit));
        }
        _ => {}
    }
}

fn keep(node: &mut Value, names: &[&str]) {
    if let Node::Object(fields) = node {
        fields.retain(|(name, _)| names.contains(&&**name));
    }
}

fn reduce_table(table: &mut Value) {
    keep(table, &["id", "schema", "name", "columns", "primaryKey", "uniques", "foreignKeys"]);
    let mut in_key: Vec<u64> = Vec::new();
    let mut ids = |owner: Option<&Value>| {
        in_key.extend(
            owner
                .and_then(|own| own.get("columns"))
                .into_iter()
                .flat_map(Node::elements)
                .filter_map(Node::as_u64),
        );
    };
    ids(table.get("primaryKey"));
    table.get("foreignKeys").into_iter().flat_map(Node::elements).for_each(|key| ids(Some(key)));
    let Node::Object(fields) = table else { return };
    for (name, value) in fields {
        let elements: Vec<&mut Value> = match value {
            Node::Array(elements) => elements.iter_mut().collect(),
            other => vec![other],
        };
        for own in elements {
            match &**name {
                "columns" => {
                    let is_key = own.get("id").and_then(Node::as_u64).is_some_and(|id| in_key.contains(&id));
                    keep(
                        own,
                        if is_key { &["id", "name", "type", "notNull"] } else { &["id", "name", "type"] },
                    );
                }
                "primaryKey" | "uniques" => keep(own, &["id", "columns"]),
                "foreignKeys" => keep(own, &["id", "columns", "target"]),
                _ => {}
            }
        }
    }
}

/// The length of the text behind mermaid.live's `#pako:`, and of that.
fn mermaid_live(document: &Document) -> usize {
    let code = exporter("mermaid").unwrap().export(document, &Options::default());
    let state = Node::object([
        ("code", code.text().into()),
        ("mermaid", "{\n  \"theme\": \"default\"\n}".into()),
        ("autoSync", true.into()),
        ("updateDiagram", true.into()),
    ]);
    let mut deflated = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    deflated.write_all(state.to_string().as_bytes()).unwrap();
    "pako:".len() + base64(deflated.finish().unwrap().len())
}

fn brotli(text: &str) -> usize {
    let mut out = Vec::new();
    brotli::CompressorWriter::new(&mut out, 4096, 11, 22).write_all(text.as_bytes()).unwrap();
    base64(out.len())
}

fn base64(bytes: usize) -> usize {
    (bytes * 4).div_ceil(3)
}

/// The lengths of one document, beside what they are compared with.
struct Row {
    name: String,
    tables: usize,
    /// What the others take, ours before and ours next; first reduced and then full.
    lengths: [[usize; 3]; 2],
    /// Characters that the positions of an automatic layout add to the full link.
    positions: usize,
    /// Milliseconds to make a full link, and to read it.
    times: [u128; 2],
}

impl Row {
    fn ratio(&self, kind: usize) -> f64 {
        let [base, _, next] = self.lengths[kind];
        next as f64 / base as f64
    }

    fn print(&self) {
        let [reduced, full] = &self.lengths;
        let cells = |[base, before, next]: &[usize; 3], ratio: f64| {
            format!("{base} | {before} | {next} | {ratio:.2}")
        };
        println!(
            "| {} | {} | {} | {} | {} | {} / {} |",
            self.name,
            self.tables,
            cells(reduced, self.ratio(0)),
            cells(full, self.ratio(1)),
            self.positions,
            self.times[0],
            self.times[1],
        );
    }
}

fn row(name: &str, full: &Document) -> Option<Row> {
    let small = reduced(full);
    let script = exporter(full.settings().dialect.key()).unwrap().export(full, &Options::default());
    let (link, times) = timed(full)?;
    Some(Row {
        name: name.to_owned(),
        tables: full.tables().len(),
        lengths: [
            [
                mermaid_live(&small),
                encode_as(&small, Version::First)?.len(),
                encode_as(&small, Version::Second)?.len(),
            ],
            [brotli(script.text()), encode_as(full, Version::First)?.len(), link.len()],
        ],
        positions: encode_as(&placed(full), Version::Second)?.len() - link.len(),
        times,
    })
}

/// A link, and the milliseconds of the processor to make it and to read it.
fn timed(document: &Document) -> Option<(String, [u128; 2])> {
    let start = Clock::start();
    let link = encode_as(document, Version::Second)?;
    let written = start.milliseconds();
    let start = Clock::start();
    decode(&link).unwrap();
    Some((link, [written, start.milliseconds()]))
}

/// Processor time of this thread, where the system tells it: by the clock, a machine with other work is slow.
struct Clock(Instant, Option<u128>);

impl Clock {
    fn start() -> Self {
        Self(Instant::now(), Self::used())
    }

    fn milliseconds(&self) -> u128 {
        match (self.1, Self::used()) {
            (Some(before), Some(now)) => (now - before) / 1_000_000,
            _ => self.0.elapsed().as_millis(),
        }
    }

    fn used() -> Option<u128> {
        let text = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
        text.split_whitespace().next()?.parse().ok()
    }
}

/// The design with a diagram that has been laid out automatically.
fn placed(document: &Document) -> Document {
    let (mut document, diagram) = with_diagram(document.clone(), None);
    let diff = arrange(&document, diagram, &ApproximateMeasure, Scope::All);
    document.apply(&diff);
    document
}

/// Several designs as one.
fn joined(documents: &[&Document]) -> Document {
    let mut all: Vec<(Cow<'static, str>, Value)> = Vec::new();
    let mut first = 0;
    for document in documents {
        let mut value = file::to_value(document).into_owned();
        let mut last = first;
        each_id(&mut value, "", &crowfoot_dense::holds_ids, &mut |id| {
            *id += first;
            last = last.max(*id);
        });
        first = last;
        let Node::Object(lists) = value else { continue };
        for (name, list) in lists {
            match (all.iter_mut().find(|(known, _)| *known == name), list) {
                (Some((_, Node::Array(known))), Node::Array(more)) => known.extend(more),
                (Some(_), _) => {}
                (None, list) => all.push((name, list)),
            }
        }
    }
    file::from_value(&Node::Object(all)).unwrap()
}

/// The times of large designs: those of the corpus joined until they are as large as asked for.
fn print_times(named: &[(String, Document)]) {
    let mut largest: Vec<&(String, Document)> =
        named.iter().filter(|(_, document)| document.settings().dialect == Dialect::Postgres).collect();
    largest.sort_by_key(|(_, document)| std::cmp::Reverse(document.tables().len()));
    let until = |is_enough: &dyn Fn(&Document) -> bool| {
        (1..=largest.len())
            .map(|count| joined(&largest[..count].iter().map(|(_, document)| document).collect::<Vec<_>>()))
            .find(|joined| is_enough(joined))
    };
    let columns = |document: &Document| document.tables().map(|table| table.columns.len()).sum::<usize>();
    let musicbrainz = named.iter().find(|(name, _)| name == "pg/musicbrainz.sql");
    let designs = [
        ("MusicBrainz", musicbrainz.map(|(_, document)| document.clone())),
        ("1,000 tables", until(&|document| document.tables().len() >= 1000)),
        ("as large as GitLab", until(&|document| columns(document) >= GITLAB_COLUMNS)),
    ];
    println!(
        "| Design | Tables | Columns | Reduced: characters | ms to write / read | Full: characters | ms to write / read |"
    );
    println!("| --- | ---: | ---: | ---: | ---: | ---: | ---: |");
    for (name, document) in designs {
        let Some(document) = document else { continue };
        let [small, large] = [&reduced(&document), &document].map(|document| match best_of(document) {
            Some((length, [written, read])) => format!("{length} | {written} / {read}"),
            None => "too large |".to_owned(),
        });
        println!("| {name} | {} | {} | {small} | {large} |", document.tables().len(), columns(&document));
    }
    println!();
}

/// The length of a link, and the best times of five.
fn best_of(document: &Document) -> Option<(usize, [u128; 2])> {
    let (link, mut best) = timed(document)?;
    for _ in 0..4 {
        let (_, times) = timed(document)?;
        best = [best[0].min(times[0]), best[1].min(times[1])];
    }
    Some((link.len(), best))
}

/// How many columns the schema of GitLab has, about.
const GITLAB_COLUMNS: usize = 15_000;

fn summary(title: &str, rows: &[&Row]) {
    let of = |kind: usize| {
        let mut all: Vec<f64> = rows.iter().map(|row| row.ratio(kind)).collect();
        all.sort_by(f64::total_cmp);
        let at = |part: usize| all[(all.len() - 1) * part / 10];
        format!("{:.3} | {:.3} | {:.3}", at(5), at(9), at(10))
    };
    println!("| {title} | {} | {} | {} |", rows.len(), of(0), of(1));
}

/// The cost of positions, beside the full link without them.
fn print_positions(rows: &[Row]) {
    let mut parts: Vec<f64> =
        rows.iter().map(|row| row.positions as f64 / row.lengths[1][2] as f64).collect();
    parts.sort_by(f64::total_cmp);
    let mut each: Vec<f64> = rows.iter().map(|row| row.positions as f64 / row.tables as f64).collect();
    each.sort_by(f64::total_cmp);
    println!("|  | median | 90 % | most |");
    println!("| --- | ---: | ---: | ---: |");
    for (name, all, digits) in [("of the full link", &parts, 2), ("characters per table", &each, 1)] {
        let at = |part: usize| all[(all.len() - 1) * part / 10];
        println!("| Positions, {name} | {:.digits$} | {:.digits$} | {:.digits$} |", at(5), at(9), at(10));
    }
    println!();
}

fn main() {
    let folder = std::env::args().nth(1);
    let Some(corpus) = corpus::folder() else { return };
    let mut rows: Vec<Row> = Vec::new();
    let mut named: Vec<(String, Document)> = Vec::new();
    // The first takes the time to read the prior.
    let _ = encode_as(&Document::default(), Version::Second);
    for schema in corpus::manifest(&corpus) {
        let text = |path: &PathBuf| (path.display().to_string(), corpus::text_of(path));
        let texts: Vec<(String, String)> = schema.files.iter().map(text).collect();
        let sources: Vec<Source<'_>> = texts.iter().map(|(name, text)| Source { name, text }).collect();
        let format = schema.dialect.and_then(|dialect| Format::from_key(dialect.key()));
        let Ok(found) = import(&sources, format, &mut |_| ControlFlow::Continue(())) else { continue };
        let full = of_script(&found.document);
        let name = schema.path.trim_end_matches('/');
        if full.tables().len() == 0 {
            continue;
        }
        if let Some(folder) = &folder {
            let path = Path::new(folder).join(format!("{}.full.json", name.replacen('/', "+", 1)));
            std::fs::write(path, file::to_json(&full)).unwrap();
            let path = Path::new(folder).join(format!("{}.reduced.json", name.replacen('/', "+", 1)));
            std::fs::write(path, file::to_json(&reduced(&full))).unwrap();
        }
        rows.extend(row(name, &full));
        named.push((name.to_owned(), full));
    }
    print_times(&named);
    println!("|  | schemas | R median | R 90 % | R most | F median | F 90 % | F most |");
    println!("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
    summary("all", &rows.iter().collect::<Vec<_>>());
    println!();
    print_positions(&rows);
    println!(
        "| Schema | Tables | mermaid.live | version 1 | version 2 | R | brotli of the DDL | version 1 | version 2 | F | positions | ms to write / read |"
    );
    println!("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
    rows.iter().for_each(|row| row.print());
}
