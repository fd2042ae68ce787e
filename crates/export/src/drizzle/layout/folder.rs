//! Domain areas as folders.

use std::collections::BTreeMap;

use crowfoot_dialect::naming;
use crowfoot_model::{Document, Fold, NodeId, Placement, SchemaId};

use super::kebab;

/// Sizes of a card as it is drawn, near enough to tell where its middle is.
const WIDTH: i64 = 240;
const HEADER: i64 = 28;
const ROW: i64 = 22;
/// Longer tables are folded.
const ROWS: usize = 20;

/// The folders of tables and views: their areas on the first diagram that has some, or where there are none, the schemas that
/// `named` gives a name to.
pub(super) fn folders(
    document: &Document,
    named: impl Fn(Option<SchemaId>) -> Option<String>,
    reserved: &[&str],
) -> BTreeMap<NodeId, String> {
    let mut folders = BTreeMap::new();
    for diagram in document.diagrams() {
        for (node, area) in
            areas(document, &document.placements_on(diagram.id).map(|own| &**own).collect::<Vec<_>>())
        {
            folders.entry(node).or_insert(area);
        }
        if !folders.is_empty() {
            break;
        }
    }
    if folders.is_empty() {
        let tables = document.tables().map(|table| (NodeId::Table(table.id), table.schema));
        let views = document.views().map(|view| (NodeId::View(view.id), view.schema));
        for (node, schema) in tables.chain(views) {
            if let Some(name) = named(schema) {
                folders.insert(node, name);
            }
        }
    }
    let mut names: BTreeMap<String, String> = BTreeMap::new();
    for folder in folders.values_mut() {
        let name = names.entry(folder.clone()).or_insert_with(|| {
            let own = kebab(folder, "area");
            // Areas whose names differ in their marks only are one folder; none is called as a module.
            if reserved.contains(&own.as_str()) { [&own, "-area"].concat() } else { own }
        });
        folder.clone_from(name);
    }
    folders
}

/// The smallest area around the middle of each card.
fn areas(document: &Document, placements: &[&Placement]) -> Vec<(NodeId, String)> {
    let areas: Vec<(&Placement, &str)> = (placements.iter())
        .filter_map(|placement| match placement.node {
            NodeId::Area(id) => Some((*placement, document.area(id)?.name.as_str())),
            _ => None,
        })
        .collect();
    let area_of = |placement: &Placement| {
        let (x, y) = middle(document, placement)?;
        let size =
            |area: &Placement| (i64::from(area.width.unwrap_or(0)), i64::from(area.height.unwrap_or(0)));
        let around = areas.iter().filter(|(area, _)| {
            let (width, height) = size(area);
            let (left, top) = (i64::from(area.x), i64::from(area.y));
            (left..=left + width).contains(&x) && (top..=top + height).contains(&y)
        });
        let smallest = around.min_by_key(|(area, _)| {
            let (width, height) = size(area);
            width.saturating_mul(height)
        })?;
        Some((placement.node, smallest.1.to_owned()))
    };
    placements.iter().filter_map(|placement| area_of(placement)).collect()
}

fn middle(document: &Document, placement: &Placement) -> Option<(i64, i64)> {
    let rows = match placement.node {
        NodeId::Table(id) => {
            let table = document.table(id)?;
            match placement.fold {
                Fold::All => table.columns.len(),
                Fold::Automatic => table.columns.len().min(ROWS),
                Fold::Keys => {
                    let is_key = |column: &&crowfoot_model::Column| {
                        table.is_in_primary_key(column.id)
                            || table.foreign_keys.iter().any(|key| key.columns.contains(&column.id))
                    };
                    table.columns.iter().filter(is_key).count()
                }
                Fold::Name => 0,
            }
        }
        NodeId::View(_) => 1,
        _ => return None,
    };
    let width = placement.width.map_or(WIDTH, i64::from);
    let height = HEADER + ROW * i64::try_from(rows).unwrap_or(0);
    Some((i64::from(placement.x) + width / 2, i64::from(placement.y) + height / 2))
}

/// The words of a name for a path.
pub(super) fn words(name: &str) -> String {
    naming::words(name).join("-").to_lowercase()
}
