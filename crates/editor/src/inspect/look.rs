//! Notes, areas, and how anything stands on the diagram.

use crowfoot_model::{Area, Color, DiagramId, Edit, Fold, NodeId, Note};

use super::form::Kind;
use super::sheet::{Opens, Sheet};

pub(super) fn note(sheet: &mut Sheet, note: Option<&mut Note>) {
    let Some(note) = note else { return };
    sheet.section("", Opens::Always);
    sheet.text("Text", Kind::Area, &mut note.text);
}

pub(super) fn area(sheet: &mut Sheet, area: Option<&mut Area>) {
    let Some(area) = area else { return };
    sheet.section("", Opens::Always);
    sheet.text("Name", Kind::Text, &mut area.name);
}

/// Colour, fold and place of a node.
pub(super) fn walk(sheet: &mut Sheet, edit: &mut Edit, diagram: DiagramId, node: NodeId) {
    if edit.placement(diagram, node).is_none() {
        return;
    }
    let placement = edit.placement_mut(diagram, node);
    sheet.section("Appearance", Opens::Always);
    color(sheet, &mut placement.color);
    if !matches!(node, NodeId::Note(_) | NodeId::Area(_)) {
        fold(sheet, &mut placement.fold);
    }
    sheet.section("Position", Opens::Closed);
    place(sheet, "Left", &mut placement.x);
    place(sheet, "Top", &mut placement.y);
    size(sheet, "Width", &mut placement.width);
    size(sheet, "Height", &mut placement.height);
}

const COLORS: [&str; 9] = ["", "red", "orange", "yellow", "green", "teal", "blue", "violet", "pink"];

/// A colour; whether it was written.
pub(super) fn color(sheet: &mut Sheet, slot: &mut Option<Color>) -> bool {
    let place = |color: &Color| Color::ALL.iter().position(|own| own == color);
    let now = slot.as_ref().and_then(place).and_then(|at| COLORS.get(at + 1)).copied().unwrap_or_default();
    let Some(text) = sheet.field("Colour", Kind::Color, now.to_owned(), Vec::new()) else { return false };
    let chosen = COLORS.iter().position(|own| *own == text).and_then(|at| at.checked_sub(1));
    *slot = chosen.and_then(|at| Color::ALL.get(at)).copied();
    true
}

fn fold(sheet: &mut Sheet, slot: &mut Fold) {
    const FOLDS: [Fold; 4] = [Fold::Automatic, Fold::All, Fold::Keys, Fold::Name];
    let now = FOLDS.iter().position(|own| own == slot).unwrap_or(0);
    let texts = ["Automatic", "All columns", "Keys", "Name only"];
    if let Some(fold) = sheet.choice("Detail", &texts, now).and_then(|at| FOLDS.get(at)) {
        *slot = *fold;
    }
}

fn place(sheet: &mut Sheet, label: &'static str, slot: &mut i32) {
    if let Some(number) = sheet.number(label, Some(i64::from(*slot)), -1_000_000, 1_000_000) {
        match number.and_then(|number| i32::try_from(number).ok()) {
            Some(number) => *slot = number,
            None => sheet.refuse("Enter a position."),
        }
    }
}

fn size(sheet: &mut Sheet, label: &'static str, slot: &mut Option<u32>) {
    if let Some(number) = sheet.number(label, slot.map(i64::from), 1, 100_000) {
        *slot = number.and_then(|number| u32::try_from(number).ok());
    }
}
