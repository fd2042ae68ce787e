//! The list of rules is whole.

use std::collections::BTreeSet;
use std::path::Path;

use crate::{Family, rules};

#[test]
fn each_file_is_in_the_list() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/rules");
    let list = std::fs::read_to_string(root.join("mod.rs")).unwrap();
    let mut files = 0;
    for family in
        std::fs::read_dir(&root).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_dir())
    {
        let folder = family.file_name().unwrap().to_str().unwrap().to_owned();
        for file in std::fs::read_dir(&family).unwrap().map(|entry| entry.unwrap().path()) {
            let name = file.file_stem().unwrap().to_str().unwrap().to_owned();
            let line = format!("&{folder}::{name}::RULE,");
            assert!(list.contains(&line), "{folder}/{name}.rs is not in the list of rules");
            let rule = std::fs::read_to_string(&file).unwrap();
            let slug = name.replace('_', "-");
            assert!(
                rule.contains(&format!("name: \"{slug}\"")),
                "{folder}/{name}.rs is not called after its rule"
            );
            files += 1;
        }
    }
    assert_eq!(files, rules().len());
}

#[test]
fn codes_and_names_are_unique_and_in_order() {
    let codes: Vec<(Family, &str)> = rules().iter().map(|rule| (rule.family, rule.code)).collect();
    assert!(codes.is_sorted(), "{codes:?}");
    assert_eq!(codes.iter().collect::<BTreeSet<_>>().len(), codes.len());
    assert_eq!(rules().iter().map(|rule| rule.name).collect::<BTreeSet<_>>().len(), rules().len());
    for rule in rules() {
        let number = rule.code.strip_prefix(rule.family.prefix()).expect("the prefix of the family");
        assert!(number.len() == 3 && number.parse::<u16>().is_ok(), "{}", rule.code);
        assert!(rule.repair.is_some() || rule.fix.is_none_or(|fix| fix == crate::Applicability::DisplayOnly));
        for text in [rule.summary, rule.why, rule.advice] {
            assert!(
                text.ends_with('.') && !text.contains("  ") && !text.contains('\n'),
                "{}: {text:?}",
                rule.code
            );
        }
    }
}
