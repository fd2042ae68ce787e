//! The header of a card, and its name as it is broken when it stands alone.

use crowfoot_model::{Document, SchemaId};

use super::{GLYPH, SIDE};
use crate::glyph::Glyph;
use crate::measure::Font;
use crate::ruler::Ruler;
use crate::text::Label;

/// The header of a card.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Title {
    pub(crate) glyph: Option<Glyph>,
    /// `auth.` before the name.
    pub(crate) prefix: Option<Label>,
    pub(crate) name: Label,
    /// The whole name in parts between which a line may break.
    pub(crate) parts: Vec<Label>,
    /// Where the name is not all that there is to say: `materialized`.
    pub(crate) caption: Option<Label>,
    pub(crate) comment: bool,
}

/// Room for the badge at the right end of a header.
const BADGE: f64 = 16.0;
const GAP: f64 = 6.0;

/// The input of a title.
pub(super) struct Words<'a> {
    pub(super) glyph: Option<Glyph>,
    pub(super) schema: Option<&'a str>,
    pub(super) name: &'a str,
    pub(super) caption: Option<&'static str>,
    pub(super) comment: bool,
}

impl Title {
    /// The title and the width that it asks for.
    pub(super) fn new(words: &Words, ruler: &mut Ruler) -> (Self, f64) {
        let title = Self {
            glyph: words.glyph,
            prefix: words.schema.map(|schema| ruler.label(&[schema, "."].concat(), Font::Regular)),
            name: ruler.label(words.name, Font::Semibold),
            parts: parts(words.name).map(|part| ruler.label(part, Font::Semibold)).collect(),
            caption: words.caption.map(|caption| ruler.label(caption, Font::Caption)),
            comment: words.comment,
        };
        let wanted = title.name_at() + title.name.width + title.after();
        (title, wanted)
    }

    /// Shortens the name to what the card has room for.
    pub(super) fn fit(&mut self, width: f64, name: &str, ruler: &mut Ruler) {
        let room = width - self.name_at() - self.after();
        if room < 60.0 && self.prefix.take().is_some() {
            self.fit(width, name, ruler);
            return;
        }
        self.name = ruler.fitted(name, Font::Semibold, room.max(24.0));
    }

    /// Where the prefix begins.
    pub(crate) fn prefix_at(&self) -> f64 {
        SIDE + 2.0 + if self.glyph.is_some() { GLYPH + GAP } else { 0.0 }
    }

    pub(crate) fn name_at(&self) -> f64 {
        self.prefix_at() + self.prefix.as_ref().map_or(0.0, |prefix| prefix.width)
    }

    /// Left edge of the comment's glyph.
    pub(crate) fn comment_at(&self, width: f64) -> f64 {
        width - SIDE - BADGE - GLYPH
    }

    /// Right edge of the caption.
    pub(crate) fn caption_end(&self, width: f64) -> f64 {
        width - SIDE - BADGE - if self.comment { GLYPH + GAP } else { 0.0 }
    }

    /// Room behind the name.
    fn after(&self) -> f64 {
        let caption = self.caption.as_ref().map_or(0.0, |caption| caption.width + GAP);
        caption + SIDE + BADGE + GAP + if self.comment { GLYPH + GAP } else { 0.0 }
    }
}

/// Names of schemas that every database has: they say nothing.
pub(super) fn schema_of(document: &Document, schema: Option<SchemaId>) -> Option<&str> {
    let name = document.schema(schema?)?.name.as_str();
    (!matches!(name, "public" | "main" | "")).then_some(name)
}

/// `order_items` may break after the underscore, `OrderItems` before the second capital.
fn parts(name: &str) -> impl Iterator<Item = &str> {
    let mut rest = name;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let pairs = rest.char_indices().zip(rest.chars().skip(1));
        let breaks = |(_, a): (usize, char), b: char| {
            (matches!(a, '_' | '-' | ' ' | '.') && b != a)
                || (a.is_ascii_lowercase() && b.is_ascii_uppercase())
        };
        let end = pairs
            .into_iter()
            .find(|(a, b)| breaks(*a, *b))
            .map_or(rest.len(), |((at, a), _)| at + a.len_utf8());
        let (part, after) = rest.split_at_checked(end)?;
        rest = after;
        Some(part)
    })
}

#[cfg(test)]
mod tests {
    use super::parts;

    #[test]
    fn names_break_where_words_end() {
        let broken = |name| parts(name).collect::<Vec<_>>();
        assert_eq!(broken("order_items"), ["order_", "items"]);
        assert_eq!(broken("OrderItems"), ["Order", "Items"]);
        assert_eq!(broken("a__b"), ["a__", "b"]);
        assert_eq!(broken("users"), ["users"]);
        assert!(broken("").is_empty());
    }
}
