//! How the model is arranged on a drawing: diagrams, placements, notes, areas, colours.
//!
//! All coordinates are world units, which are CSS pixels at 100 % zoom, y growing downwards.

use serde::{Deserialize, Serialize};

use crate::{AreaId, DiagramId, EnumId, NoteId, TableId, ViewId};

/// One arrangement of the model. Its placements are records of their own, so that moving a table touches one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Diagram {
    pub id: DiagramId,
    pub name: String,
}

/// Something with a place on a diagram.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum NodeId {
    Table(TableId),
    View(ViewId),
    Enum(EnumId),
    Note(NoteId),
    Area(AreaId),
}

/// Where a node stands and how it looks on one diagram.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Placement {
    pub diagram: DiagramId,
    pub node: NodeId,
    /// Left edge.
    pub x: i32,
    /// Top edge.
    pub y: i32,
    /// Size, for notes and areas, and for cards that the user has widened.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub width: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub height: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub color: Option<Color>,
    #[serde(default, skip_serializing_if = "crate::is_default")]
    pub fold: Fold,
}

/// How much of a card is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Fold {
    /// All columns, except that long tables fold after the first twenty.
    #[default]
    Automatic,
    All,
    Keys,
    Name,
}

/// A colour that a user can give. The eight hues have equal lightness in each theme.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Color {
    Red,
    Orange,
    Yellow,
    Green,
    Teal,
    Blue,
    Violet,
    Pink,
}

/// A sticky note.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Note {
    pub id: NoteId,
    pub text: String,
}

/// A labelled rectangle behind the tables that it groups.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Area {
    pub id: AreaId,
    pub name: String,
}

impl Placement {
    /// A placement at a point, in the default look.
    pub fn at(diagram: DiagramId, node: NodeId, x: i32, y: i32) -> Self {
        Self { diagram, node, x, y, width: None, height: None, color: None, fold: Fold::default() }
    }
}

impl Color {
    /// All colours, in the order of the colour wheel.
    pub const ALL: [Self; 8] = [
        Self::Red,
        Self::Orange,
        Self::Yellow,
        Self::Green,
        Self::Teal,
        Self::Blue,
        Self::Violet,
        Self::Pink,
    ];
}
