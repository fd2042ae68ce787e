//! Putting cards in line with each other, and at equal distances.

use crowfoot_compact::Arrange;
use crowfoot_layout::Rect;
use crowfoot_model::{DiagramId, Edit, NodeId};

use crate::Editor;

/// An edge or middle that nodes are put on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    Left,
    Centre,
    Right,
    Top,
    Middle,
    Bottom,
}

/// Cards that would overlap are put this far from each other, in world units.
const LEAST_GAP: f64 = 16.0;

/// Something to be moved, and what moves with it: what lies on an area.
pub(crate) struct Block {
    node: NodeId,
    rect: Rect,
    carried: Vec<NodeId>,
}

impl Editor {
    /// Puts what is selected on a line.
    pub fn align(&mut self, line: Line) {
        let (diagram, blocks) = (self.diagram(), self.blocks(&self.session.selection.nodes()));
        self.transact(label(line), |edit, _| align(edit, diagram, &blocks, line));
    }

    /// Puts what is selected at equal distances; what lies outermost stays, unless there is too little room.
    pub(crate) fn distribute(&mut self, across: bool) {
        let (diagram, blocks) = (self.diagram(), self.blocks(&self.session.selection.nodes()));
        let label = if across { "Distribute horizontally" } else { "Distribute vertically" };
        self.transact(label, |edit, _| distribute(edit, diagram, blocks, across));
    }

    /// Makes what is selected as wide as the widest of it.
    pub(crate) fn match_width(&mut self) {
        let (diagram, blocks) = (self.diagram(), self.blocks(&self.session.selection.nodes()));
        self.transact("Match width", |edit, _| match_width(edit, diagram, &blocks));
    }

    /// What is moved for these nodes: those on the diagram that do not lie on another one of them.
    pub(crate) fn blocks(&self, nodes: &[NodeId]) -> Vec<Block> {
        let scene = self.scene();
        let mut blocks = Vec::new();
        for node in nodes {
            let Some(rect) = scene.bounds(*node) else { continue };
            let carried = match node {
                NodeId::Area(_) => scene.members(rect).collect(),
                _ => Vec::new(),
            };
            blocks.push(Block { node: *node, rect, carried });
        }
        let carried: Vec<NodeId> = blocks.iter().flat_map(|block| block.carried.clone()).collect();
        blocks.retain(|block| !carried.contains(&block.node));
        blocks
    }
}

pub(crate) fn align(edit: &mut Edit, diagram: DiagramId, blocks: &[Block], line: Line) {
    let rects: Vec<Rect> = blocks.iter().map(|block| block.rect).collect();
    let Some(all) = Rect::bounds(&rects) else { return };
    for block in blocks {
        let rect = block.rect;
        let (wide, high) = (all.width - rect.width, all.height - rect.height);
        let (x, y) = match line {
            Line::Left => (all.x, rect.y),
            Line::Centre => (all.x + wide / 2.0, rect.y),
            Line::Right => (all.x + wide, rect.y),
            Line::Top => (rect.x, all.y),
            Line::Middle => (rect.x, all.y + high / 2.0),
            Line::Bottom => (rect.x, all.y + high),
        };
        shift(edit, diagram, block, x - rect.x, y - rect.y);
    }
}

pub(crate) fn distribute(edit: &mut Edit, diagram: DiagramId, mut blocks: Vec<Block>, across: bool) {
    let start = |rect: &Rect| if across { rect.x } else { rect.y };
    let size = |rect: &Rect| if across { rect.width } else { rect.height };
    let middle = |block: &Block| start(&block.rect) + size(&block.rect) / 2.0;
    blocks.arrange_by(|a, b| middle(a).total_cmp(&middle(b)));
    let (Some(first), Some(last)) = (blocks.first(), blocks.last()) else { return };
    let room = start(&last.rect) + size(&last.rect) - start(&first.rect);
    let taken: f64 = blocks.iter().map(|block| size(&block.rect)).sum();
    let gap = ((room - taken) / (blocks.len() as f64 - 1.0)).max(LEAST_GAP);
    let mut at = start(&first.rect);
    for block in &blocks {
        let by = at - start(&block.rect);
        let (dx, dy) = if across { (by, 0.0) } else { (0.0, by) };
        shift(edit, diagram, block, dx, dy);
        at += size(&block.rect) + gap;
    }
}

pub(crate) fn match_width(edit: &mut Edit, diagram: DiagramId, blocks: &[Block]) {
    let widest = blocks.iter().map(|block| block.rect.width).fold(0.0, f64::max).round();
    for block in blocks.iter().filter(|block| block.rect.width.round() != widest) {
        edit.placement_mut(diagram, block.node).width = Some(widest as u32);
    }
}

fn shift(edit: &mut Edit, diagram: DiagramId, block: &Block, dx: f64, dy: f64) {
    let (dx, dy) = (dx.round() as i32, dy.round() as i32);
    if (dx, dy) == (0, 0) {
        return;
    }
    for node in std::iter::once(block.node).chain(block.carried.iter().copied()) {
        let placement = edit.placement_mut(diagram, node);
        placement.x = placement.x.saturating_add(dx);
        placement.y = placement.y.saturating_add(dy);
    }
}

fn label(line: Line) -> &'static str {
    match line {
        Line::Left => "Align left",
        Line::Centre => "Align centre",
        Line::Right => "Align right",
        Line::Top => "Align top",
        Line::Middle => "Align middle",
        Line::Bottom => "Align bottom",
    }
}
