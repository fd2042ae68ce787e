//! Tooltips for the marks on cards.

use crowfoot_layout::{Point, Rect};
use crowfoot_model::{Column, Document, ObjectRef, Table};
use crowfoot_rules::Severity;
use crowfoot_scene::{Detail, Glyph, camera};

use crate::Editor;
use crate::outline::referenced;
use crate::structure::default_value;

/// A comment or a default is cut after this many characters.
const LONGEST: usize = 200;

/// Returns the tooltip of the mark at a point of the viewport, with the mark's rectangle in the viewport. `None` if there
/// is no mark, or the view is zoomed out so far that marks are not drawn.
pub fn mark_at(editor: &Editor, x: f64, y: f64) -> Option<(String, Rect)> {
    let session = editor.session();
    if Detail::at(session.camera.zoom) != Detail::Full {
        return None;
    }
    let mark = editor.scene().mark_at(session.point_in_world(Point::new(x, y)))?;
    let text = match mark.object {
        ObjectRef::Column(table, column) => {
            let table = editor.document().table(table)?;
            of_column(editor.document(), table, table.column(column)?, mark.glyph)
        }
        object => of_card(editor, object, mark.glyph?)?,
    };
    let text = match text.char_indices().nth(LONGEST) {
        Some((end, _)) => [text.get(..end)?, "…"].concat(),
        None => text,
    };
    Some((text, camera::rect_in_viewport(session.camera, mark.rect)))
}

fn of_column(document: &Document, table: &Table, column: &Column, glyph: Option<Glyph>) -> String {
    let together = |what: &str, others: Vec<&str>| match others.is_empty() {
        true => what.to_owned(),
        false => [what, " together with ", &others.join(" and ")].concat(),
    };
    let others = |columns: &[crowfoot_model::ColumnId]| {
        let others = columns.iter().filter(|id| **id != column.id).filter_map(|id| table.column(*id));
        others.map(|own| own.name.as_str()).collect::<Vec<_>>()
    };
    match glyph {
        None => "Nullable".to_owned(),
        Some(Glyph::Key) => together("Primary key", others(table.primary_key_columns())),
        Some(Glyph::Link) => {
            ["Foreign key: references ", &referenced(document, table, column).join(" and ")].concat()
        }
        Some(Glyph::Unique | Glyph::UniqueTogether | Glyph::Index) => {
            let mut said = Vec::new();
            for unique in table.uniques.iter().filter(|own| own.columns.contains(&column.id)) {
                said.push(together("Unique", others(&unique.columns)));
            }
            for index in &table.indexes {
                let keys: Vec<_> = index.keys.iter().filter_map(|key| key.as_column()).collect();
                if keys.contains(&column.id) {
                    said.push(together(if index.unique { "Unique" } else { "Indexed" }, others(&keys)));
                }
            }
            said.dedup();
            said.join("\n")
        }
        Some(Glyph::Default) => {
            ["Default: ", &column.default.as_ref().map(default_value::text).unwrap_or_default()].concat()
        }
        Some(Glyph::Identity) => "Auto-increments".to_owned(),
        Some(Glyph::Generated) => {
            let expression = column.generated.as_ref().map(|own| own.expression.as_str());
            ["Generated: ", expression.unwrap_or_default()].concat()
        }
        Some(_) => String::new(),
    }
}

fn of_card(editor: &Editor, object: ObjectRef, glyph: Glyph) -> Option<String> {
    let document = editor.document();
    Some(match glyph {
        Glyph::Enum => "Enum".to_owned(),
        Glyph::View => "View".to_owned(),
        Glyph::Comment => match object {
            ObjectRef::Table(id) => document.table(id)?.comment.clone()?,
            ObjectRef::View(id) => document.view(id)?.comment.clone()?,
            ObjectRef::Enum(id) => document.enum_type(id)?.comment.clone()?,
            _ => return None,
        },
        _ => {
            let table = object.table()?;
            let open = editor.review().diagnostics();
            let open = open.filter(|own| own.suppressed.is_none() && own.object.table() == Some(table));
            let (mut worst, mut count) = (None::<&crowfoot_rules::Diagnostic>, 0);
            for own in open.filter(|own| own.severity != Severity::Hint) {
                count += 1;
                if worst.is_none_or(|worst| own.severity < worst.severity) {
                    worst = Some(own);
                }
            }
            let more = if count > 1 {
                ["\nand ", &(count - 1).to_string(), " more"].concat()
            } else {
                String::new()
            };
            [worst?.what.as_str(), &more].concat()
        }
    })
}
