//! What links can do without.

use crowfoot_model::{Diagram, Document, Edit, IdSource, NodeId, Table};
use crowfoot_share::Without;

#[test]
fn what_is_not_in_a_design_is_not_weighed() {
    let positions = Without { positions: true, ..Without::default() };
    let comments = Without { comments: true, ..Without::default() };
    let mut document = Document::default();
    let mut ids = IdSource::new();
    let mut edit = Edit::new(&document);
    let (diagram, table) = (ids.fresh(), ids.fresh());
    edit.put(Diagram::new(diagram, "Main"));
    edit.put(Table { comment: Some("Who pays.".to_owned()), ..Table::new(table, "customers") });
    let diff = edit.finish();
    document.apply(&diff);
    assert!(comments.are_in(&document) && !comments.are_in(&comments.of(&document)));
    assert!(!positions.are_in(&document));
    let mut edit = Edit::new(&document);
    edit.placement_mut(diagram, NodeId::Table(table)).x = 40;
    let diff = edit.finish();
    document.apply(&diff);
    assert!(positions.are_in(&document) && !positions.are_in(&positions.of(&document)));
}

#[test]
fn details_travel_as_bits() {
    let all: Vec<Without> = (0..16).map(Without::from_bits).collect();
    for (bits, without) in all.iter().enumerate() {
        assert_eq!(usize::from(without.to_bits()), bits);
        assert_eq!(all.iter().filter(|other| *other == without).count(), 1);
    }
    assert_eq!(Without::from_bits(0), Without::default());
}
