//! `crowfoot render`.

use crate::support::{crowfoot, crowfoot_with, result};

const SQL: &str = "create table users (id text primary key, \"<b>{{x}}\" text not null unique);
create table orders (id text primary key, user_id text references users (id));
create table items (id text primary key, order_id text references orders (id));
comment on table users is 'a \"quoted\"

comment';";

fn render(arguments: &[&str]) -> String {
    let ended = crowfoot_with(&[&["render", "-", "--out", "-"], arguments].concat(), SQL);
    assert_eq!(ended.code, 0, "{}", ended.err);
    ended.out
}

#[test]
fn an_image_has_a_title_a_description_and_links() {
    let image = result(&["render", "blog.sql", "--out", "-", "--links", "tables/{table}.html"]);
    assert!(image.starts_with("<svg ") && image.contains("role=\"group\"") && image.contains("<desc>"));
    assert!(image.contains("<a href=\"tables/") && image.contains(".html\" aria-label="), "{image}");
    let plain = result(&["render", "blog.sql", "--out", "-"]);
    assert!(plain.contains("role=\"img\"") && !plain.contains("<a "));
}

#[test]
fn a_figure_is_one_block_of_html_whose_tables_lead_to_their_text() {
    let figure = render(&["--to", "html"]);
    assert_eq!(figure.trim_end().lines().count(), 1, "Markdown ends a block of HTML at an empty line");
    assert!(figure.starts_with("<figure") && figure.ends_with("</figure>\n"));
    assert!(figure.contains("light-dark("), "it has the colours of the page");
    for link in figure.split("<a href=\"#").skip(1) {
        let id = link.split('"').next().unwrap();
        assert!(figure.contains(&format!("<table id=\"{id}\">")), "{id}");
    }
    assert_eq!(figure.matches("<a href=\"#").count(), 3);
    assert!(figure.contains(
        "<th scope=\"row\">&lt;b&gt;&#123;&#123;x&#125;&#125;</th><td>text</td><td>required, unique</td>"
    ));
    assert!(figure.contains("<td>references users</td>") && !figure.contains("<b>"));
}

#[test]
fn a_live_figure_carries_the_design() {
    let figure = render(&["--live"]);
    let model = figure.split("model=\"").nth(1).unwrap().split('"').next().unwrap();
    assert!(figure.contains("start=\"touch\""));
    let ddl = result(&["link", "decode", model]);
    assert!(ddl.contains("order_id"), "{ddl}");
}

#[test]
fn neighbours_of_a_table() {
    let count = |arguments: &[&str]| render(arguments).matches("<table id").count();
    assert_eq!(count(&["--to", "html", "--only", "users"]), 1);
    assert_eq!(count(&["--to", "html", "--only", "users", "--hops", "1"]), 2);
    assert_eq!(count(&["--to", "html", "--only", "users", "--hops", "9"]), 3);
    let ended = crowfoot(&["render", "blog.sql", "--out", "-", "--only", "nobody"]);
    assert!(ended.code == 2 && ended.err.contains("no table named nobody"), "{}", ended.err);
}
