//! The DROP statements at the start of a script.

use crowfoot_dialect::EnumSupport;
use crowfoot_model::ObjectRef;

use crate::script::{Block, Blocks};
use crate::{Phase, Writer, order};

impl Writer<'_> {
    /// `DROP … IF EXISTS` for everything that the script creates, in reverse order.
    pub(crate) fn drops(&mut self, script: &mut Blocks) {
        if !self.sql.options.drop_first {
            return;
        }
        let able = self.sql.able();
        let end = if self.sql.writing().drop_cascade { " CASCADE;" } else { ";" };
        let drop = |kind: &str, name: String| ["DROP ", kind, " IF EXISTS ", &name, end].concat();
        let mut lines = Vec::new();
        for view in order::views(self.sql.document)
            .into_iter()
            .rev()
            .filter(|view| !self.sql.is_omitted(ObjectRef::View(view.id)))
        {
            let kind =
                if view.materialized && able.materialized_views { "MATERIALIZED VIEW" } else { "VIEW" };
            let object = ObjectRef::View(view.id);
            lines.push((object, drop(kind, self.sql.qualified(view.schema, object))));
        }
        // Tables that refer to each other cannot go one after the other while that is checked.
        let has_keys = self.sql.document.tables().any(|table| !table.foreign_keys.is_empty());
        let switch = self.sql.writing().key_checks.filter(|switch| has_keys || !switch.only_if_needed);
        lines.extend(switch.map(|switch| (ObjectRef::Document, switch.off.to_owned())));
        let tables = order::tables(self.sql.document);
        for table in tables.into_iter().rev().filter(|table| !self.sql.is_omitted(ObjectRef::Table(table.id)))
        {
            lines.push((ObjectRef::Table(table.id), drop("TABLE", self.sql.table_name(table))));
        }
        lines.extend(switch.map(|switch| (ObjectRef::Document, switch.on.to_owned())));
        for sequence in self.sql.document.sequences().rev().filter(|_| able.sequences) {
            let object = ObjectRef::Sequence(sequence.id);
            lines.push((object, drop("SEQUENCE", self.sql.qualified(sequence.schema, object))));
        }
        if able.enums == EnumSupport::Named {
            for made in order::made_types(self.sql.document).into_iter().rev() {
                lines.push(match made {
                    order::MadeType::Domain(id) => {
                        let schema = self.sql.document.domain(id).and_then(|domain| domain.schema);
                        let object = ObjectRef::Domain(id);
                        (object, drop("DOMAIN", self.sql.qualified(schema, object)))
                    }
                    order::MadeType::Composite(id) => {
                        let schema = self.sql.document.composite(id).and_then(|composite| composite.schema);
                        let object = ObjectRef::Composite(id);
                        (object, drop("TYPE", self.sql.qualified(schema, object)))
                    }
                });
            }
            for enum_type in self.sql.document.enums().rev() {
                let object = ObjectRef::Enum(enum_type.id);
                lines.push((object, drop("TYPE", self.sql.qualified(enum_type.schema, object))));
            }
        }
        let mut block = Block::default();
        for (object, line) in lines {
            block.push_below(object, Phase::Drops, line);
        }
        script.push(block);
    }
}
