//! Writes scripts of random designs, for tests on real servers: `scripts FOLDER COUNT`.
//!
//! `FOLDER/<target>/<source>-<seed>.sql` is the design of a seed, valid for the dialect `source`, as a script for the
//! dialect `target`. Every other one uses `DROP` or `IF NOT EXISTS`, so that it can run
//! twice; its name says so: `-drop`, `-if-not-exists`. Beside each is its schema for Prisma, with the same name.
#![allow(clippy::unwrap_used, reason = "a tool of tests, which fail with it")]

use std::path::Path;

use crowfoot_export::options::{COMMENTS, DROP_FIRST, IF_NOT_EXISTS, PRISMA_PROVIDER, QUOTE_ALL, SCHEMAS};
use crowfoot_export::{Options, exporter};
use crowfoot_model::Dialect;
use crowfoot_specimens::valid;

fn main() {
    let mut arguments = std::env::args().skip(1);
    let folder = arguments.next().unwrap();
    let count: u64 = arguments.next().unwrap().parse().unwrap();
    for target in Dialect::ALL {
        let folder = Path::new(&folder).join(target.key());
        std::fs::create_dir_all(&folder).unwrap();
        for source in Dialect::ALL {
            for seed in 0..count {
                let (suffix, options) = options(seed, source == target);
                let design = valid(seed, source);
                let path = folder.join(format!("{}-{seed:04}{suffix}", source.key()));
                let write = |key: &str, options: &Options, extension: &str| {
                    let output = exporter(key).unwrap().export(&design, options);
                    std::fs::write(path.with_extension(extension), output.text()).unwrap();
                };
                write(target.key(), &options, "sql");
                let provider = if target == Dialect::Postgres { "postgresql" } else { target.key() };
                write("prisma", &Options::default().with(&PRISMA_PROVIDER, provider), "prisma");
            }
        }
    }
}

fn options(seed: u64, is_own: bool) -> (&'static str, Options) {
    let plain = Options::default();
    match seed % 4 {
        1 => ("-drop", plain.with_flag(&DROP_FIRST, true)),
        3 => ("-if-not-exists", plain.with_flag(&IF_NOT_EXISTS, true).with_flag(&QUOTE_ALL, true)),
        // Views and kept statements of its own dialect contain schema names.
        2 if !is_own => ("-plain", plain.with_flag(&SCHEMAS, false).with_flag(&COMMENTS, false)),
        _ => ("", plain),
    }
}
