//! The list of exporters and the files in `src/exporters` agree.

use std::collections::BTreeSet;
use std::path::Path;

#[test]
fn every_file_of_exporters_is_in_the_list() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/exporters");
    let files: BTreeSet<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| path.file_stem().unwrap().to_string_lossy().replace('_', "-"))
        .filter(|stem| stem != "mod")
        .collect();
    let keys: BTreeSet<String> = crowfoot_export::exporters().iter().map(|e| e.key().to_owned()).collect();
    assert_eq!(files, keys, "a file is named after the key of its exporter");
    assert_eq!(keys.len(), crowfoot_export::exporters().len(), "keys are unique");
}

#[test]
fn an_exporter_is_found_by_its_key() {
    for exporter in crowfoot_export::exporters() {
        assert_eq!(crowfoot_export::exporter(exporter.key()).unwrap().label(), exporter.label());
    }
    assert!(crowfoot_export::exporter("no-such-key").is_none());
}
