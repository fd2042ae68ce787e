//! `crowfoot link`.

use crate::support::{crowfoot, crowfoot_with, result};

#[test]
fn there_and_back() {
    let json = result(&["convert", "blog.sql", "--to", "json"]);
    let link = crowfoot_with(&["link", "encode", "-"], &json).out;
    let link = link.trim_end();
    assert!(link.starts_with("#1"), "{link}");
    assert_eq!(result(&["link", "decode", link]), json);
    assert_eq!(result(&["link", "decode", link.trim_start_matches('#')]), json);
    assert_eq!(crowfoot_with(&["link", "decode", "-"], &format!("https://example.com/{link}\n")).out, json);
    let out = crate::support::scratch("decoded.json");
    assert_eq!(result(&["link", "decode", link, "--out", &out]), "");
    assert_eq!(std::fs::read_to_string(out).unwrap(), json);
}

#[test]
fn sql_is_laid_out() {
    let link = result(&["link", "encode", "blog.sql", "--base", "https://example.com/app/?embed#old"]);
    let link = link.trim_end();
    assert!(link.starts_with("https://example.com/app/?embed#1"), "{link}");
    assert_eq!(link.matches('#').count(), 1);
    assert_eq!(result(&["link", "decode", link]), result(&["convert", "blog.sql", "--to", "json"]));
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
