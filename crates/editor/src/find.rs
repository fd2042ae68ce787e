//! Finding commands and objects by a few letters.

mod score;

use crowfoot_compact::Arrange;
use crowfoot_model::{DiagramId, Document, ObjectRef};

use crate::Editor;
use crate::commands::{Command, commands};
use crate::diagrams::has_place;

pub use crate::matches::Matches;
pub use score::{Match, matched};

/// Something that was found.
#[derive(Clone)]
pub struct Found {
    pub what: FoundWhat,
    /// The name, with the characters that matched.
    pub label: String,
    /// Where it is or what it is: the type of a column, the group of a command.
    pub detail: String,
    /// Why it cannot be chosen now.
    pub blocked: Option<&'static str>,
    /// Places of the matched characters in the label, counted in characters.
    pub matched: Vec<usize>,
}

#[derive(Clone, Copy)]
pub enum FoundWhat {
    Command(&'static Command),
    Object(ObjectRef),
    Diagram(DiagramId),
    /// Something that can be shown on the diagram on show.
    Absent(ObjectRef),
}

/// How many are shown at most.
const MOST: usize = 50;
/// What a command that cannot run now is set back by: less than between one way to fit and the next.
const BLOCKED_COST: i32 = 8;

/// What fits a query, the best first: commands, tables, columns, enums, views, areas, notes and
/// diagrams. `>` in front leaves commands only, `+` the tables, views and enums that are not on the diagram on show;
/// `table.column` finds columns. Nothing typed lists the
/// commands that can run now.
pub fn find(editor: &Editor, query: &str) -> Vec<Found> {
    let query = query.trim();
    let document = editor.document();
    let absent = query.strip_prefix('+');
    let (commands_only, query) = match query.strip_prefix('>').or(absent) {
        Some(rest) => (true, rest.trim_start()),
        None => (query.is_empty(), query),
    };
    let mut search = Search { query, hits: Vec::new() };
    if absent.is_some() {
        search.absent(editor);
    } else {
        for command in commands() {
            // Of what fits as well, what can run comes first; with nothing typed, all of that.
            let cost = match (command.is_enabled(editor), query.is_empty()) {
                (true, _) => 0,
                (false, false) => BLOCKED_COST,
                (false, true) => continue,
            };
            search.offer(command.label, FoundWhat::Command(command), -cost);
        }
    }
    if !commands_only {
        search.objects(document);
        for diagram in document.diagrams().filter(|_| document.diagrams().len() > 1) {
            search.offer(&diagram.name, FoundWhat::Diagram(diagram.id), 6);
        }
    }
    // Names are put together for what is shown only.
    let mut hits = search.hits;
    hits.arrange_by(|a, b| b.score.cmp(&a.score).then_with(|| a.length.cmp(&b.length)));
    hits.truncate(MOST);
    hits.into_iter().map(|hit| found(editor, query, hit)).collect()
}

struct Search<'q> {
    query: &'q str,
    hits: Vec<Hit>,
}

struct Hit {
    what: FoundWhat,
    score: i32,
    length: usize,
}

impl Search<'_> {
    fn objects(&mut self, document: &Document) {
        let by_column = self.query.contains('.');
        for table in document.tables() {
            self.offer(
                &document.qualified_name(table.schema, &table.name),
                object(ObjectRef::Table(table.id)),
                8,
            );
            for column in &table.columns {
                let what = object(ObjectRef::Column(table.id, column.id));
                if by_column {
                    self.offer(&label_of(document, self.query, what), what, 0);
                } else {
                    self.offer(&column.name, what, 0);
                }
            }
        }
        for view in document.views() {
            self.offer(
                &document.qualified_name(view.schema, &view.name),
                object(ObjectRef::View(view.id)),
                6,
            );
        }
        for own in document.enums() {
            self.offer(&document.qualified_name(own.schema, &own.name), object(ObjectRef::Enum(own.id)), 6);
        }
        for area in document.areas() {
            self.offer(&area.name, object(ObjectRef::Area(area.id)), 4);
        }
        for note in document.notes() {
            let what = object(ObjectRef::Note(note.id));
            self.offer(note.text.lines().next().unwrap_or_default(), what, 0);
        }
    }

    /// Tables, views and enums that are not on the diagram on show.
    fn absent(&mut self, editor: &Editor) {
        let document = editor.document();
        let tables = document.tables().map(|own| (ObjectRef::Table(own.id), own.schema, &own.name));
        let views = document.views().map(|own| (ObjectRef::View(own.id), own.schema, &own.name));
        let enums = document.enums().map(|own| (ObjectRef::Enum(own.id), own.schema, &own.name));
        for (object, schema, name) in tables.chain(views).chain(enums) {
            if !has_place(editor, object) {
                self.offer(&document.qualified_name(schema, name), FoundWhat::Absent(object), 0);
            }
        }
    }

    fn offer(&mut self, label: &str, what: FoundWhat, bonus: i32) {
        if let Some(Match { score, .. }) = matched(self.query, label) {
            self.hits.push(Hit { what, score: score + bonus, length: label.len() });
        }
    }
}

fn object(object: ObjectRef) -> FoundWhat {
    FoundWhat::Object(object)
}

fn found(editor: &Editor, query: &str, hit: Hit) -> Found {
    let document = editor.document();
    let label = label_of(document, query, hit.what);
    let matched = matched(query, &label).map_or(Vec::new(), |found| found.at);
    let mut detail = detail_of(document, hit.what);
    if let FoundWhat::Object(object) = hit.what
        && !has_place(editor, object)
    {
        detail.push_str(" \u{b7} on another diagram");
    }
    let blocked = match hit.what {
        FoundWhat::Command(command) => command.blocked_by(editor),
        _ => None,
    };
    Found { what: hit.what, detail, label, blocked, matched }
}

/// The text that a query is compared with.
fn label_of(document: &Document, query: &str, what: FoundWhat) -> String {
    match what {
        FoundWhat::Command(command) => command.label.to_owned(),
        FoundWhat::Object(ObjectRef::Column(table, column)) if !query.contains('.') => {
            let own = document.table(table).and_then(|table| table.column(column));
            own.map_or(String::new(), |column| column.name.clone())
        }
        FoundWhat::Object(note @ ObjectRef::Note(_)) => {
            document.display_name(note).lines().next().unwrap_or_default().to_owned()
        }
        FoundWhat::Object(object) | FoundWhat::Absent(object) => document.display_name(object),
        FoundWhat::Diagram(id) => document.diagram(id).map_or(String::new(), |own| own.name.clone()),
    }
}

fn detail_of(document: &Document, what: FoundWhat) -> String {
    match what {
        FoundWhat::Command(command) => command.group.label().to_owned(),
        FoundWhat::Object(ObjectRef::Table(id)) | FoundWhat::Absent(ObjectRef::Table(id)) => {
            let count = document.table(id).map_or(0, |table| table.columns.len());
            [count.to_string().as_str(), if count == 1 { " column" } else { " columns" }].concat()
        }
        FoundWhat::Object(ObjectRef::Column(table, _)) => {
            ["in ", &document.display_name(ObjectRef::Table(table))].concat()
        }
        FoundWhat::Object(ObjectRef::View(_)) | FoundWhat::Absent(ObjectRef::View(_)) => "View".to_owned(),
        FoundWhat::Object(ObjectRef::Enum(_)) | FoundWhat::Absent(_) => "Enum".to_owned(),
        FoundWhat::Object(ObjectRef::Area(_)) => "Area".to_owned(),
        FoundWhat::Diagram(_) => "Diagram".to_owned(),
        FoundWhat::Object(_) => "Note".to_owned(),
    }
}
