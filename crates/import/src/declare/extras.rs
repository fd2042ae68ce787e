//! Parts of a schema besides tables: its name, notes, groups and colours.

use crowfoot_model::{Area, AreaId, Color, Document, Edit, IdSource, NodeId, Note, Placement, TableId};

use crate::catalog::Catalog;

/// A group of tables.
#[derive(Debug, Default)]
pub(crate) struct Group {
    pub(crate) name: String,
    pub(crate) color: Option<Color>,
    pub(crate) tables: Vec<TableId>,
}

/// The parts of a schema that are not in the catalog.
#[derive(Debug, Default)]
pub(crate) struct Extras {
    pub(crate) name: Option<String>,
    pub(crate) rationale: Option<String>,
    pub(crate) notes: Vec<String>,
    pub(crate) groups: Vec<Group>,
    pub(crate) colors: Vec<(TableId, Color)>,
}

/// Every group gets a square of this size, far from the others. A table at its centre lies inside, however large it is.
const SQUARE: u32 = 40_000;

/// The document of a catalog and its extras. Groups become areas with their tables inside, for Auto-layout to arrange.
pub(crate) fn finish(catalog: Catalog, extras: Extras, name: &str) -> Document {
    let mut document = catalog.finish(extras.name.as_deref().unwrap_or(name));
    let Some(diagram) = document.diagrams().next().map(|diagram| diagram.id) else { return document };
    let mut ids = IdSource::following(&document);
    let mut edit = Edit::new(&document);
    if extras.rationale.is_some() {
        edit.settings_mut().rationale = extras.rationale;
    }
    for text in extras.notes {
        edit.put(Note { id: ids.fresh(), text });
    }
    let mut left = 0_i32;
    let square = i32::try_from(SQUARE).unwrap_or(0);
    for group in extras.groups {
        let id: AreaId = ids.fresh();
        edit.put(Area { id, name: group.name });
        let mut frame = Placement::at(diagram, NodeId::Area(id), left, 0);
        (frame.width, frame.height, frame.color) = (Some(SQUARE), Some(SQUARE), group.color);
        edit.put(frame);
        for table in group.tables {
            let node = NodeId::Table(table);
            // The first group that names a table has it.
            if edit.placement(diagram, node).is_none() {
                edit.put(Placement::at(diagram, node, left + square / 4, square / 4));
            }
        }
        left = left.saturating_add(square * 2);
    }
    // Colours belong to placements, and tables outside groups have none yet.
    for (table, color) in extras.colors {
        let node = NodeId::Table(table);
        if edit.placement(diagram, node).is_none() {
            edit.put(Placement::at(diagram, node, -square, -square));
        }
        edit.placement_mut(diagram, node).color = Some(color);
    }
    let diff = edit.finish();
    document.apply(&diff);
    document
}

/// The hue closest to `#rgb` or `#rrggbb`; none for greys.
pub(crate) fn color(hex: &str) -> Option<Color> {
    let digits = hex.trim_start_matches('#');
    let channel = |at: usize| -> Option<i32> {
        let text = match digits.len() {
            3 => digits.get(at..=at).map(|digit| digit.repeat(2))?,
            6 | 8 => digits.get(at * 2..at * 2 + 2)?.to_owned(),
            _ => return None,
        };
        i32::from_str_radix(&text, 16).ok()
    };
    let (red, green, blue) = (channel(0)?, channel(1)?, channel(2)?);
    let (most, least) = (red.max(green).max(blue), red.min(green).min(blue));
    let spread = most - least;
    if spread < 24 {
        return None;
    }
    let degrees = if most == red {
        (60 * (green - blue) / spread).rem_euclid(360)
    } else if most == green {
        60 * (blue - red) / spread + 120
    } else {
        60 * (red - green) / spread + 240
    };
    Some(match degrees {
        15..=44 => Color::Orange,
        45..=69 => Color::Yellow,
        70..=154 => Color::Green,
        155..=194 => Color::Teal,
        195..=249 => Color::Blue,
        250..=294 => Color::Violet,
        295..=339 => Color::Pink,
        _ => Color::Red,
    })
}

#[cfg(test)]
mod tests {
    use super::color;
    use crowfoot_model::Color;

    #[test]
    fn colors_become_hues() {
        assert_eq!(color("#3498DB"), Some(Color::Blue));
        assert_eq!(color("#f00"), Some(Color::Red));
        assert_eq!(color("#79AD51"), Some(Color::Green));
        assert_eq!(color("#808080"), None);
        assert_eq!(color("#zz"), None);
    }
}
