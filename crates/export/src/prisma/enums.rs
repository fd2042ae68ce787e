//! Enums.

use crowfoot_model::{EnumType, ObjectRef};

use super::block::{Block, Line};
use super::{Writer, attribute};

impl Writer<'_> {
    pub(super) fn enum_block(&self, found: &EnumType) -> Option<Block> {
        let names = self.enum_name(found.id)?;
        let lines = names.values.iter().zip(&found.values).map(|(name, value)| line(name, value)).collect();
        let mut attributes = Vec::new();
        let own = self.spelling.names.of(ObjectRef::Enum(found.id));
        if self.provider.named_enums && own != names.name {
            attributes.push(attribute::call("@@map", &[attribute::text(own)]));
        }
        attributes.extend(self.schema_attribute(found.schema));
        let comment = self.comment(found.comment.as_ref());
        Some(Block { keyword: "enum", name: names.name.clone(), comment, lines, attributes })
    }
}

/// A value, with its name in the database where that is another.
pub(super) fn line(name: &str, value: &str) -> Line {
    let map = attribute::call("@map", &[attribute::text(value)]);
    let attributes = if name == value { Vec::new() } else { vec![map] };
    Line { name: name.to_owned(), attributes, ..Line::default() }
}
