//! How fast schemas are imported: `cargo xtask bench`, or `cargo bench -p crowfoot-import`.

#![allow(clippy::unwrap_used, clippy::print_stdout)]

use std::hint::black_box;
use std::ops::ControlFlow;
use std::path::Path;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use crowfoot_import::{Format, Import, Source, import};
use crowfoot_model::Dialect;

/// Schemas of the corpus of several sizes and dialects, and of the project for where there is no corpus.
const SCHEMAS: &[(&str, Dialect)] = &[
    ("../../../shared/corpus/pg/lago-api.sql", Dialect::Postgres),
    ("../../../shared/corpus/pg/dhis2-base.sql", Dialect::Postgres),
    ("../../../shared/corpus/mysql/phabricator.sql", Dialect::Mysql),
    ("../../../shared/corpus/sqlite/zabbix6.sql", Dialect::Sqlite),
    ("../../tests/fixtures/schemas/pg/dump18.sql", Dialect::Postgres),
    ("../../tests/fixtures/schemas/mysql/dump84.sql", Dialect::Mysql),
];

fn read(text: &str, dialect: Dialect) -> Import {
    let sources = [Source { name: "schema.sql", text }];
    import(&sources, Some(Format::Sql(dialect)), &mut |_| ControlFlow::Continue(())).unwrap()
}

fn benches(criterion: &mut Criterion) {
    for by in ["bytes", "tables"] {
        let mut group = criterion.benchmark_group(by);
        for (path, dialect) in SCHEMAS {
            let name = Path::new(path).file_stem().unwrap().to_string_lossy();
            let Ok(text) = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)) else {
                println!("SKIPPED: {name} not found");
                continue;
            };
            let tables = read(&text, *dialect).document.tables().len();
            group.throughput(match by {
                "bytes" => Throughput::Bytes(text.len() as u64),
                _ => Throughput::Elements(tables as u64),
            });
            group
                .bench_function(name, |bencher| bencher.iter(|| black_box(read(black_box(&text), *dialect))));
        }
        group.finish();
    }
}

criterion_group!(group, benches);
criterion_main!(group);
