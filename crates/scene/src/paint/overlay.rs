//! Overlays over the diagram during gestures.

use crowfoot_layout::{Point, Rect};
use crowfoot_model::{NodeId, ObjectRef};

use super::{Frame, Painter, Path, Radius, Stroke};
use crate::card::row_top;
use crate::edge::rounded;
use crate::marks::{RelatePreview, ReorderPreview};
use crate::palette::ColorToken;

impl Frame<'_> {
    pub(super) fn overlay(&self, painter: &mut dyn Painter) {
        let accent = Stroke::new(ColorToken::Accent, 1.0);
        if !self.marks.guides.is_empty() {
            let mut path = Path::default();
            for (a, b) in &self.marks.guides {
                let sharp = |point: &Point| {
                    let point = self.view.to_viewport(*point);
                    Point::new(point.x.floor() + 0.5, point.y.floor() + 0.5)
                };
                path.line(sharp(a), sharp(b));
            }
            painter.path(&path, accent.dashed());
        }
        if let Some(relate) = &self.marks.relate {
            self.relate(relate, painter);
        }
        if let Some(reorder) = &self.marks.reorder {
            self.reorder(reorder, painter);
        }
        if let Some(band) = self.marks.rubber_band {
            let rect = self.rect(band);
            painter.set_alpha(0.3);
            painter.rects(&[rect], ColorToken::Selection);
            painter.set_alpha(1.0);
            painter.rect(rect.inflate(-0.5), Radius::NONE, None, Some(accent));
        }
    }

    /// The line at which a column lands.
    fn reorder(&self, reorder: &ReorderPreview, painter: &mut dyn Painter) {
        let card = self.scene.bounds(NodeId::Table(reorder.table));
        let (Some(card), Some(rows)) = (card, reorder.rows_above) else { return };
        let rect = self.rect(card);
        let y = (rect.y + row_top(rows) * self.zoom).round();
        painter.rects(&[Rect::new(rect.x, y - 1.0, rect.width, 2.0)], ColorToken::Accent);
        for x in [rect.x, rect.right()] {
            painter.circle(Point::new(x, y), 3.5, Some(ColorToken::Accent), None);
        }
    }

    /// A relation on its way: from the side of its table that faces the pointer.
    fn relate(&self, relate: &RelatePreview, painter: &mut dyn Painter) {
        let from = match relate.from {
            ObjectRef::Column(table, column) => self.scene.column_bounds(table, column),
            _ => relate.from.node().and_then(|node| self.scene.header_bounds(node)),
        };
        let Some(from) = from else { return };
        let target = relate.target.and_then(|target| self.target_rect(target));
        let right = relate.to.x >= from.centre().x;
        let start = Point::new(if right { from.right() } else { from.x }, from.centre().y);
        let end = match target {
            Some(rect) if relate.to.x <= rect.centre().x => Point::new(rect.x, rect.centre().y),
            Some(rect) => Point::new(rect.right(), rect.centre().y),
            None => relate.to,
        };
        let turn = match right {
            true => ((start.x + end.x) / 2.0).max(start.x + 16.0),
            false => ((start.x + end.x) / 2.0).min(start.x - 16.0),
        };
        let bends = [start, Point::new(turn, start.y), Point::new(turn, end.y), end];
        let points = bends.map(|point| self.view.to_viewport(point));
        let mut path = Path::default();
        rounded(&mut path, &points, 6.0);
        let stroke = Stroke::new(ColorToken::Accent, 1.5);
        painter.path(&path, if target.is_some() { stroke } else { stroke.dashed() });
        let [first, .., last] = points;
        painter.circle(first, 4.0, Some(ColorToken::Card), Some(stroke));
        painter.circle(last, 4.0, Some(ColorToken::Accent), None);
        if let Some(rect) = target {
            painter.rect(self.rect(rect), Radius::all(4.0), None, Some(Stroke::new(ColorToken::Accent, 2.0)));
        }
    }

    fn target_rect(&self, target: ObjectRef) -> Option<Rect> {
        match target {
            ObjectRef::Column(table, column) => self.scene.column_bounds(table, column),
            _ => self.scene.bounds(target.table().map(NodeId::Table)?),
        }
    }
}
