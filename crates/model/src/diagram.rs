//! How the model is arranged on a drawing: diagrams, placements, notes, areas, colours.
//!
//! All coordinates are world units, which are CSS pixels at 100 % zoom, y growing downwards.

use crate::json::{record, tagged, words};
use crate::record::{KeyPart, Kind};
use crate::{AreaId, DiagramId, EnumId, ForeignKeyId, NoteId, SchemaId, TableId, ViewId};

/// One arrangement of the model. Its placements are records of their own, so that moving a table touches one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagram {
    pub id: DiagramId,
    pub name: String,
    pub notation: Notation,
    pub labels: LineLabels,
    /// How automatic layout places tables here.
    pub flow: Flow,
}

/// How automatic layout places tables that refer to each other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Flow {
    /// Children on both sides of their parents, so that lines are short and few of them cross.
    #[default]
    Balanced,
    /// Parents left of their children.
    LeftToRight,
    /// Parents above their children.
    TopToBottom,
    /// As balanced, and closer together.
    Compact,
}

/// How the ends of lines say how many rows there can be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Notation {
    #[default]
    CrowsFoot,
    Idef1x,
    Uml,
    /// `(0,n)` at each end.
    MinMax,
}

/// What is written on lines.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LineLabels {
    #[default]
    None,
    /// The name of the constraint.
    Names,
    /// The columns that refer.
    Columns,
    /// The comment of the foreign key.
    Comments,
}

/// Something with a place on a diagram.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NodeId {
    Table(TableId),
    View(ViewId),
    Enum(EnumId),
    Note(NoteId),
    Area(AreaId),
}

/// Where a node stands and how it looks on one diagram.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placement {
    pub diagram: DiagramId,
    pub node: NodeId,
    /// Left edge.
    pub x: i32,
    /// Top edge.
    pub y: i32,
    /// Size, for notes and areas, and for cards that the user has widened.
    pub width: Option<u32>,
    pub height: Option<u32>,
    pub color: Option<Color>,
    pub fold: Fold,
}

/// Where a user has put the line of a foreign key on one diagram. A line without this record finds its own way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    pub diagram: DiagramId,
    pub table: TableId,
    pub foreign_key: ForeignKeyId,
    /// Where the stretches between the two ends lie, from the child to the parent: x of an upright one, y of a level
    /// one, in turn, the first and the last being upright. The ends are those of the columns' rows, wherever the
    /// cards stand.
    pub bends: Vec<i32>,
}

/// How much of a card is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Fold {
    /// All columns, except that long tables fold after the first twenty.
    #[default]
    Automatic,
    All,
    Keys,
    Name,
}

/// A colour that a user can give. The eight hues have equal lightness in each theme.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
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
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    pub id: NoteId,
    pub text: String,
}

/// A labelled rectangle behind the tables that it groups.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Area {
    pub id: AreaId,
    pub name: String,
}

record!(Diagram {
    id: Needed "id",
    name: Needed "name",
    notation: Optional "notation",
    labels: Optional "labels",
    flow: Optional "flow",
});

words!(Flow {
    Balanced "balanced",
    LeftToRight "leftToRight",
    TopToBottom "topToBottom",
    Compact "compact",
});

words!(Notation {
    CrowsFoot "crowsFoot",
    Idef1x "idef1x",
    Uml "uml",
    MinMax "minMax",
});

words!(LineLabels {
    None "none",
    Names "names",
    Columns "columns",
    Comments "comments",
});

record!(Line {
    diagram: Needed "diagram",
    table: Needed "table",
    foreign_key: Needed "foreignKey",
    bends: Needed "bends",
});

tagged!(NodeId, blank Self::Table(TableId(0)), {
    "table" => Table(value),
    "view" => View(value),
    "enum" => Enum(value),
    "note" => Note(value),
    "area" => Area(value),
});

record!(Placement {
    diagram: Needed "diagram",
    node: Needed "node",
    x: Needed "x",
    y: Needed "y",
    width: Optional "width",
    height: Optional "height",
    color: Optional "color",
    fold: Optional "fold",
});

words!(Fold {
    Automatic "automatic",
    All "all",
    Keys "keys",
    Name "name",
});

words!(Color {
    Red "red",
    Orange "orange",
    Yellow "yellow",
    Green "green",
    Teal "teal",
    Blue "blue",
    Violet "violet",
    Pink "pink",
});

record!(Note {
    id: Needed "id",
    text: Needed "text",
});

record!(Area {
    id: Needed "id",
    name: Needed "name",
});

impl Flow {
    /// All of them, in the order that menus show them.
    pub const ALL: [Self; 4] = [Self::Balanced, Self::LeftToRight, Self::TopToBottom, Self::Compact];
}

impl Notation {
    /// All notations, in the order that menus show them.
    pub const ALL: [Self; 4] = [Self::CrowsFoot, Self::Idef1x, Self::Uml, Self::MinMax];
}

impl LineLabels {
    /// All of them, in the order that menus show them.
    pub const ALL: [Self; 4] = [Self::None, Self::Names, Self::Columns, Self::Comments];
}

impl Diagram {
    /// A diagram in the default look.
    pub fn new(id: DiagramId, name: impl Into<String>) -> Self {
        let (notation, labels, flow) = (Notation::default(), LineLabels::default(), Flow::default());
        Self { id, name: name.into(), notation, labels, flow }
    }
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

impl Kind for Note {
    fn name(&self) -> (Option<SchemaId>, &str) {
        (None, &self.text)
    }

    fn each_id(&self, visit: &mut dyn FnMut(u64, &[&str])) {
        visit(self.id.0, &["a note"]);
    }
}

impl Kind for Area {
    fn name(&self) -> (Option<SchemaId>, &str) {
        (None, &self.name)
    }

    fn name_mut(&mut self) -> Option<&mut String> {
        Some(&mut self.name)
    }

    fn each_id(&self, visit: &mut dyn FnMut(u64, &[&str])) {
        visit(self.id.0, &["area ", &self.name]);
    }
}

impl Kind for Diagram {
    fn name(&self) -> (Option<SchemaId>, &str) {
        (None, &self.name)
    }

    fn name_mut(&mut self) -> Option<&mut String> {
        Some(&mut self.name)
    }

    fn each_id(&self, visit: &mut dyn FnMut(u64, &[&str])) {
        visit(self.id.0, &["diagram ", &self.name]);
    }
}

impl Kind for Placement {
    fn each_id(&self, _visit: &mut dyn FnMut(u64, &[&str])) {}
}

impl Kind for Line {
    fn each_id(&self, _visit: &mut dyn FnMut(u64, &[&str])) {}
}

impl KeyPart for NodeId {
    fn write(&self, words: &mut String) {
        let (kind, id): (_, &dyn KeyPart) = match self {
            Self::Table(id) => ("table:", id),
            Self::View(id) => ("view:", id),
            Self::Enum(id) => ("enum:", id),
            Self::Note(id) => ("note:", id),
            Self::Area(id) => ("area:", id),
        };
        words.push_str(kind);
        id.write(words);
    }

    fn of_words(words: &mut dyn Iterator<Item = &str>) -> Option<Self> {
        Some(match words.next()? {
            "table" => Self::Table(KeyPart::of_words(words)?),
            "view" => Self::View(KeyPart::of_words(words)?),
            "enum" => Self::Enum(KeyPart::of_words(words)?),
            "note" => Self::Note(KeyPart::of_words(words)?),
            "area" => Self::Area(KeyPart::of_words(words)?),
            _ => return None,
        })
    }
}
