//! `crowfoot mdbook`.

use serde_json::{Value, json};

use crate::support::{Ended, crowfoot, crowfoot_with};

fn preprocess(config: &Value, content: &str) -> Ended {
    let root = crate::support::fixtures();
    let context =
        json!({ "root": root, "config": { "book": { "src": "." }, "preprocessor": { "crowfoot": config } } });
    let chapter = json!({ "Chapter": { "name": "A", "content": content, "path": "migrations/a.md", "source_path": "migrations/a.md",
        "sub_items": [{ "Chapter": { "name": "B", "content": "none", "path": null, "sub_items": [] } }] } });
    crowfoot_with(&["mdbook"], &json!([context, { "sections": ["Separator", chapter] }]).to_string())
}

fn content(ended: &Ended) -> String {
    assert_eq!(ended.code, 0, "{}", ended.err);
    let book: Value = serde_json::from_str(&ended.out).unwrap();
    assert_eq!(book["sections"][0], "Separator");
    assert_eq!(book["sections"][1]["Chapter"]["sub_items"][0]["Chapter"]["content"], "none");
    book["sections"][1]["Chapter"]["content"].as_str().unwrap().to_owned()
}

const FENCE: &str = "Text\n\n```erd dbml\nTable a { id int [pk] }\n\nTable b { id int [pk] }\n```\nEnd\n";

#[test]
fn fences_become_figures() {
    let text = content(&preprocess(&json!({}), FENCE));
    assert!(text.starts_with("Text\n\n<figure") && text.ends_with("</figure>\nEnd\n"), "{text}");
    assert!(!text.contains("<script"));
}

#[test]
fn fences_become_elements_with_a_script() {
    let text = content(&preprocess(&json!({ "render": "element" }), FENCE));
    assert!(
        text.contains(
            "<crowfoot-erd format=\"dbml\"><pre>Table a &#123; id int [pk] &#125;&#10;&#10;Table b"
        ),
        "{text}"
    );
    assert!(text.contains("<script type=\"module\" src=\"../crowfoot-erd.js\"></script>"), "{text}");
    let live = content(&preprocess(&json!({ "render": "live", "script": "https://a.example/b.js" }), FENCE));
    assert!(live.contains("start=\"touch\"") && live.contains("src=\"https://a.example/b.js\""));
    let one = FENCE.replace("erd dbml", "erd dbml render=svg");
    assert!(!content(&preprocess(&json!({ "render": "element" }), &one)).contains("<script"));
}

#[test]
fn a_fence_may_name_a_file() {
    let text = content(&preprocess(&json!({}), "```erd file=../blog.sql\n```\n"));
    assert!(text.contains("<table id="), "{text}");
    let ended = preprocess(&json!({}), "\n```erd file=none.sql\n```\n");
    assert!(ended.code == 2 && ended.err.contains("migrations/a.md:2: "), "{}", ended.err);
}

#[test]
fn only_html_is_supported() {
    assert_eq!(crowfoot(&["mdbook", "supports", "html"]).code, 0);
    assert_eq!(crowfoot(&["mdbook", "supports", "latex"]).code, 1);
    assert_eq!(crowfoot_with(&["mdbook"], "{").code, 2);
    let ended = preprocess(&json!({ "render": "png" }), FENCE);
    assert!(ended.code == 2 && ended.err.contains("svg, live or element"), "{}", ended.err);
}
