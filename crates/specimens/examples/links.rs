//! Measures links: `cargo xtask links`. With a folder, it also writes the designs there, which the prior is chosen from.

#![allow(clippy::unwrap_used, clippy::print_stdout)]

use std::io::Write as _;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::time::Instant;

use crowfoot_export::{Options, exporter};
use crowfoot_import::{Format, Source, import};
use crowfoot_model::json::{Node, Number, Value};
use crowfoot_model::{Document, file};
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
    each_id(&mut value, "", &mut |id| ids.push(*id));
    ids.sort_unstable();
    ids.dedup();
    // As if the rest had never been there.
    each_id(&mut value, "", &mut |id| *id = ids.binary_search(id).unwrap() as u64 + 1);
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

fn each_id(node: &mut Value, field: &str, visit: &mut dyn FnMut(&mut u64)) {
    let holds_ids = matches!(field, "id" | "schema" | "columns" | "table" | "enum" | "domain" | "composite");
    match node {
        Node::Number(Number::Unsigned(id)) if holds_ids => visit(id),
        Node::Array(elements) => elements.iter_mut().for_each(|own| each_id(own, field, visit)),
        Node::Object(fields) => fields.iter_mut().for_each(|(name, own)| each_id(own, name, visit)),
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
            "| {} | {} | {} | {} | {} / {} |",
            self.name,
            self.tables,
            cells(reduced, self.ratio(0)),
            cells(full, self.ratio(1)),
            self.times[0],
            self.times[1],
        );
    }
}

fn row(name: &str, full: &Document) -> Option<Row> {
    let small = reduced(full);
    let script = exporter(full.settings().dialect.key()).unwrap().export(full, &Options::default());
    let start = Instant::now();
    let link = encode_as(full, Version::Second)?;
    let written = start.elapsed().as_millis();
    let start = Instant::now();
    decode(&link).unwrap();
    let read = start.elapsed().as_millis();
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
        times: [written, read],
    })
}

fn summary(title: &str, rows: &[&Row]) {
    let of = |kind: usize| {
        let mut all: Vec<f64> = rows.iter().map(|row| row.ratio(kind)).collect();
        all.sort_by(f64::total_cmp);
        let at = |part: usize| all[(all.len() - 1) * part / 10];
        format!("{:.3} | {:.3} | {:.3}", at(5), at(9), at(10))
    };
    println!("| {title} | {} | {} | {} |", rows.len(), of(0), of(1));
}

fn main() {
    let folder = std::env::args().nth(1);
    let Some(corpus) = corpus::folder() else { return };
    let mut rows: Vec<Row> = Vec::new();
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
    }
    println!("|  | schemas | R median | R 90 % | R most | F median | F 90 % | F most |");
    println!("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
    summary("all", &rows.iter().collect::<Vec<_>>());
    println!();
    println!(
        "| Schema | Tables | mermaid.live | version 1 | version 2 | R | brotli of the DDL | version 1 | version 2 | F | ms to write / read |"
    );
    println!("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
    rows.iter().for_each(|row| row.print());
}
