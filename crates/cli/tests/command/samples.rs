//! The samples that the start page offers.

use crate::support::{crowfoot, result, workspace};

const SAMPLES: [&str; 3] = ["shop", "library", "ticketing"];

fn path(sample: &str) -> String {
    workspace().join(format!("public/samples/{sample}.json")).to_str().unwrap().to_owned()
}

fn source(sample: &str) -> String {
    workspace().join(format!("tests/fixtures/samples/{sample}.sql")).to_str().unwrap().to_owned()
}

#[test]
fn samples_are_canonical() {
    for sample in SAMPLES {
        let text = std::fs::read_to_string(path(sample)).unwrap();
        assert!(result(&["convert", &path(sample), "--to", "json"]) == text, "{sample} is not canonical");
    }
}

/// The SQL is where a sample is from; what is added to it by hand is places, areas and annotations.
#[test]
fn samples_are_what_their_sql_says() {
    for sample in SAMPLES {
        let (from_json, from_sql) = (path(sample), source(sample));
        let ddl = |file: &str| result(&["convert", file, "--to", "postgres", "--name", sample]);
        assert!(ddl(&from_json) == ddl(&from_sql), "{sample}");
    }
}

#[test]
fn everything_has_its_place() {
    for sample in SAMPLES {
        let text = std::fs::read_to_string(path(sample)).unwrap();
        let document: serde_json::Value = serde_json::from_str(&text).unwrap();
        let count = |kind: &str| document[kind].as_array().map_or(0, Vec::len);
        let nodes = ["tables", "views", "enums", "notes", "areas"].map(count).iter().sum::<usize>();
        assert_eq!(count("placements"), nodes, "{sample}");
    }
}

#[test]
fn good_samples_have_no_findings() {
    for sample in ["shop", "ticketing"] {
        let ended = crowfoot(&["check", &path(sample), "--min-severity", "hint"]);
        assert_eq!((ended.code, ended.out.as_str()), (0, ""), "{sample}");
    }
}

#[test]
fn the_library_has_many_different_findings() {
    let ended = crowfoot(&["check", &path("library"), "--format", "json"]);
    assert_eq!(ended.code, 1);
    let findings: serde_json::Value = serde_json::from_str(&ended.out).unwrap();
    let codes: std::collections::BTreeSet<&str> =
        findings.as_array().unwrap().iter().map(|finding| finding["code"].as_str().unwrap()).collect();
    for code in ["KEY001", "KEY002", "KEY008", "NAM002", "REL003", "REL007", "IDX001", "IDX002", "LIF001"] {
        assert!(codes.contains(code), "{code} is not among {codes:?}");
    }
}
