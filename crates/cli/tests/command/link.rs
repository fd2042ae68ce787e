//! `crowfoot link`.

use crate::support::{crowfoot, crowfoot_with, result};

#[test]
fn there_and_back() {
    let json = result(&["convert", "blog.sql", "--to", "json"]);
    let link = crowfoot_with(&["link", "encode", "-"], &json).out;
    let link = link.trim_end();
    assert!(link.starts_with("#2"), "{link}");
    let decoded = result(&["link", "decode", link]);
    // Ids are new ones; everything else is the same.
    assert_eq!(script(&decoded), script(&json));
    assert_eq!(decoded.matches("\"x\":").count(), json.matches("\"x\":").count());
    assert_eq!(result(&["link", "decode", link.trim_start_matches('#')]), decoded);
    assert_eq!(
        crowfoot_with(&["link", "decode", "-"], &format!("https://example.com/{link}\n")).out,
        decoded
    );
    let out = crate::support::scratch("decoded.json");
    assert_eq!(result(&["link", "decode", link, "--out", &out]), "");
    assert_eq!(std::fs::read_to_string(out).unwrap(), decoded);
    assert_eq!(crowfoot_with(&["link", "encode", "-"], &decoded).out.trim_end(), link);
}

#[test]
fn sql_is_laid_out() {
    let link = result(&["link", "encode", "blog.sql", "--base", "https://example.com/app/?embed#old"]);
    let link = link.trim_end();
    assert!(link.starts_with("https://example.com/app/?embed#2"), "{link}");
    assert_eq!(link.matches('#').count(), 1);
    let decoded = result(&["link", "decode", link]);
    assert_eq!(script(&decoded), script(&result(&["convert", "blog.sql", "--to", "json"])));
    assert!(decoded.contains("\"x\":"), "{decoded}");
}

/// The DDL of a canonical file.
fn script(json: &str) -> String {
    crowfoot_with(&["convert", "-", "--from", "json", "--to", "postgres"], json).out
}

#[test]
fn broken_links() {
    let link = result(&["link", "encode", "blog.sql"]);
    let cut = link.get(..link.len() / 2).unwrap();
    for (link, said) in [(cut, "damaged"), ("hello", "not a Crowfoot link"), ("#9abc", "newer"), ("", "")] {
        let ended = crowfoot(&["link", "decode", link]);
        assert_eq!((ended.code, ended.out.as_str()), (2, ""), "{link}");
        assert!(ended.err.starts_with("crowfoot: ") && ended.err.contains(said), "{}", ended.err);
    }
}
