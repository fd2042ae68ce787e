//! Writes scripts of random designs, for tests on real servers: `scripts FOLDER COUNT`.
//!
//! `FOLDER/<target>/<source>-<seed>.sql` is the design of a seed, valid for the dialect `source`, as a script for the
//! dialect `target`. Every other one uses `DROP` or `IF NOT EXISTS`, so that it can run
//! twice; its name says so: `-drop`, `-if-not-exists`.
#![allow(clippy::unwrap_used, reason = "a tool of tests, which fail with it")]

use std::path::Path;

use crowfoot_export::options::{COMMENTS, DROP_FIRST, IF_NOT_EXISTS, QUOTE_ALL, SCHEMAS};
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
                let script = exporter(target.key()).unwrap().export(&valid(seed, source), &options);
                let script = script.text();
                std::fs::write(folder.join(format!("{}-{seed:04}{suffix}.sql", source.key())), script)
                    .unwrap();
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
