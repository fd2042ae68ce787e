//! Finding commands and objects by a few letters.

mod score;

use crowfoot_model::{Document, ObjectRef};

use crate::Editor;
use crate::commands::{Command, commands};

pub use score::{Match, matched};

/// Something that was found.
#[derive(Clone)]
pub struct Found {
    pub what: FoundWhat,
    /// The name, with the characters that matched.
    pub label: String,
    /// Where it is or what it is: the type of a column, the group of a command.
    pub detail: String,
    /// Places of the matched characters in the label, counted in characters.
    pub matched: Vec<usize>,
    score: i32,
}

#[derive(Clone, Copy)]
pub enum FoundWhat {
    Command(&'static Command),
    Object(ObjectRef),
}

/// How many are shown at most.
const MOST: usize = 50;

/// What fits a query, the best first: commands that can run now, tables, columns, enums, views, areas and notes. `>`
/// in front leaves commands only; `table.column` finds columns. Nothing typed lists the commands.
pub fn find(editor: &Editor, query: &str) -> Vec<Found> {
    let query = query.trim();
    let mut found = Vec::new();
    let (commands_only, query) = match query.strip_prefix('>') {
        Some(rest) => (true, rest.trim_start()),
        None => (query.is_empty(), query),
    };
    for command in commands().filter(|command| command.is_enabled(editor)) {
        let label = command.label.to_owned();
        offer(&mut found, query, label, command.group.label().to_owned(), FoundWhat::Command(command), 0);
    }
    if !commands_only {
        objects(editor.document(), query, &mut found);
    }
    found.sort_by(|a, b| b.score.cmp(&a.score).then_with(|| a.label.len().cmp(&b.label.len())));
    found.truncate(MOST);
    found
}

fn objects(document: &Document, query: &str, found: &mut Vec<Found>) {
    let by_column = query.contains('.');
    for table in document.tables() {
        let name = document.qualified_name(table.schema, &table.name);
        let detail = [table.columns.len().to_string().as_str(), " columns"].concat();
        offer(found, query, name.clone(), detail, FoundWhat::Object(ObjectRef::Table(table.id)), 8);
        for column in &table.columns {
            let what = FoundWhat::Object(ObjectRef::Column(table.id, column.id));
            let label = if by_column { [&name, ".", &column.name].concat() } else { column.name.clone() };
            offer(found, query, label, ["in ", &name].concat(), what, 0);
        }
    }
    for view in document.views() {
        let name = document.qualified_name(view.schema, &view.name);
        offer(found, query, name, "View".to_owned(), FoundWhat::Object(ObjectRef::View(view.id)), 6);
    }
    for own in document.enums() {
        let name = document.qualified_name(own.schema, &own.name);
        offer(found, query, name, "Enum".to_owned(), FoundWhat::Object(ObjectRef::Enum(own.id)), 6);
    }
    for area in document.areas() {
        offer(
            found,
            query,
            area.name.clone(),
            "Area".to_owned(),
            FoundWhat::Object(ObjectRef::Area(area.id)),
            4,
        );
    }
    for note in document.notes() {
        let line = note.text.lines().next().unwrap_or_default().to_owned();
        offer(found, query, line, "Note".to_owned(), FoundWhat::Object(ObjectRef::Note(note.id)), 0);
    }
}

fn offer(found: &mut Vec<Found>, query: &str, label: String, detail: String, what: FoundWhat, bonus: i32) {
    if let Some(Match { score, at }) = matched(query, &label) {
        found.push(Found { what, label, detail, matched: at, score: score + bonus });
    }
}
