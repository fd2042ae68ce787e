//! Schemas, enumerations, domains, composite types and sequences.

use crowfoot_dialect::EnumSupport;
use crowfoot_model::{
    CompositeType, DataType, DefaultValue, Domain, EnumType, ObjectRef, Sequence, SequenceOptions, Table,
};

use crate::needs;
use crate::order::{self, MadeType};
use crate::script::{Block, Blocks};
use crate::text::list;
use crate::types::{distinct, fits_named_enum};
use crate::{Phase, Spelling, Writer, scope};

impl Writer<'_> {
    pub(crate) fn schemas(&mut self, script: &mut Blocks) {
        let mut block = Block::default();
        for schema in self.sql.document.schemas() {
            let object = ObjectRef::Schema(schema.id);
            if scope::schema_of(self.sql.document, self.sql.dialect, &self.sql.options, Some(schema.id))
                .is_none()
            {
                if !self.sql.able().schemas && schema.name != "public" {
                    let name = self.sql.spec.name();
                    self.notice(
                        object,
                        format!("{name} does not support schemas; its tables are written without it."),
                    );
                }
                continue;
            }
            let name = self.sql.name(object);
            // Every PostgreSQL database has one called public.
            if self.sql.names.of(object) != "public" {
                // Dropping a schema would take along what is not of this design.
                let is_kept = self.sql.options.if_not_exists || self.sql.options.drop_first;
                let condition = if is_kept { "IF NOT EXISTS " } else { "" };
                block.push_below(object, Phase::Schemas, ["CREATE SCHEMA ", condition, &name, ";"].concat());
            }
            let comment = self.sql.comment_on(&["SCHEMA ", &name].concat(), &schema.comment);
            block.push_below(object, Phase::Schemas, comment.unwrap_or_default());
        }
        script.push(block);
    }

    /// Types of their own: only PostgreSQL has them. Elsewhere each use says what became of it.
    pub(crate) fn types(&mut self, script: &mut Blocks) {
        if self.sql.able().enums != EnumSupport::Named {
            return self.unused_types();
        }
        for enum_type in self.sql.document.enums() {
            if !fits_named_enum(&enum_type.values) {
                let message = "A value is longer than 63 bytes, so its columns became text with a check.";
                self.notice(ObjectRef::Enum(enum_type.id), message);
                continue;
            }
            let block = self.sql.create_enum(enum_type);
            script.making(needs::name(&enum_type.name), Vec::new(), block);
        }
        for made in order::made_types(self.sql.document) {
            match made {
                MadeType::Domain(id) => {
                    let Some(domain) = self.sql.document.domain(id) else { continue };
                    let block = self.create_domain(domain);
                    let mut needed = needs::of_type(self.sql.document, &domain.base);
                    needed.extend(domain.checks.iter().flat_map(|check| needs::of_query(&check.expression)));
                    if let Some(DefaultValue::Expression(text)) = &domain.default {
                        needed.extend(needs::of_query(text));
                    }
                    script.making(needs::name(&domain.name), needed, block);
                }
                MadeType::Composite(id) => {
                    let Some(composite) = self.sql.document.composite(id) else { continue };
                    let block = self.create_composite(composite);
                    let types = composite.fields.iter().map(|field| &field.data_type);
                    let needed = types.flat_map(|data_type| needs::of_type(self.sql.document, data_type));
                    script.making(needs::name(&composite.name), needed.collect(), block);
                }
            }
        }
    }

    /// Says that types are left out that no column tells of.
    fn unused_types(&mut self) {
        let document = self.sql.document;
        let enums = document.enums().map(|found| (ObjectRef::Enum(found.id), DataType::Enum(found.id)));
        let domains =
            document.domains().map(|found| (ObjectRef::Domain(found.id), DataType::Domain(found.id)));
        let composites = document
            .composites()
            .map(|found| (ObjectRef::Composite(found.id), DataType::Composite(found.id)));
        for (object, data_type) in enums.chain(domains).chain(composites) {
            let is_used = |table: &std::sync::Arc<Table>| {
                (table.columns.iter().filter_map(|column| column.data_type.as_ref()))
                    .any(|used| used.element() == &data_type)
            };
            if !document.tables().any(is_used) {
                let message = format!(
                    "{} does not support named types, and no column uses it; it is omitted.",
                    self.sql.spec.name()
                );
                self.notice(object, message);
            }
        }
    }

    fn create_domain(&mut self, domain: &Domain) -> Block {
        let object = ObjectRef::Domain(domain.id);
        let name = self.sql.qualified(domain.schema, object);
        let base = self.sql.spell(Some(&domain.base));
        if let Some(notice) = &base.notice {
            self.notice(object, notice.clone());
        }
        let mut block = ["CREATE DOMAIN ", &name, " AS ", &base.text].concat();
        if let Some(collation) = domain.collation.as_deref().and_then(|collation| self.sql.collate(collation))
        {
            block.push(' ');
            block.push_str(&collation);
        }
        if let Some(default) = &domain.default {
            let column = crowfoot_model::Column::new(crowfoot_model::ColumnId(0), "value")
                .with_type(domain.base.clone());
            match self.sql.default_value(&column, default, &base) {
                Ok(text) => block.push_str(&[" DEFAULT ", &text].concat()),
                Err(message) => self.notice(object, message),
            }
        }
        if domain.not_null {
            block.push_str(" NOT NULL");
        }
        for check in &domain.checks {
            block.push_str("\n    ");
            if let Some(name) = &check.name {
                block.push_str(&["CONSTRAINT ", &self.sql.quote(name), " "].concat());
            }
            // Domains exist in PostgreSQL alone, so their checks are in its words.
            block.push_str(&["CHECK (", &crate::text::closed(&check.expression), ")"].concat());
        }
        if !base.values.is_empty() {
            let literals: Vec<String> =
                base.values.iter().map(|value| self.sql.spec.text_literal(value)).collect();
            block.push_str(&["\n    CHECK (VALUE IN (", &list(&literals), "))"].concat());
        }
        block.push(';');
        let mut block = Block::of(object, Phase::Types, self.sql.unless_there(block));
        let comment = self.sql.comment_on(&["DOMAIN ", &name].concat(), &domain.comment);
        block.push_below(object, Phase::Comments, comment.unwrap_or_default());
        block
    }

    fn create_composite(&mut self, composite: &CompositeType) -> Block {
        let object = ObjectRef::Composite(composite.id);
        let name = self.sql.qualified(composite.schema, object);
        let mut fields = Vec::new();
        for field in &composite.fields {
            let spelled = self.sql.spell(Some(&field.data_type));
            if let Some(notice) = spelled.notice {
                self.notice(object, format!("{}: {notice}", field.name));
            }
            let mut line = [self.sql.quote(&field.name).as_str(), " ", &spelled.text].concat();
            if let Some(collation) =
                field.collation.as_deref().and_then(|collation| self.sql.collate(collation))
            {
                line.push(' ');
                line.push_str(&collation);
            }
            fields.push(line);
        }
        let body = if fields.is_empty() {
            String::new()
        } else {
            ["\n    ", &fields.join(",\n    "), "\n"].concat()
        };
        let create = self.sql.unless_there(["CREATE TYPE ", &name, " AS (", &body, ");"].concat());
        let mut block = Block::of(object, Phase::Types, create);
        let comment = self.sql.comment_on(&["TYPE ", &name].concat(), &composite.comment);
        block.push_below(object, Phase::Comments, comment.unwrap_or_default());
        block
    }

    pub(crate) fn sequences(&mut self, script: &mut Blocks) {
        let mut block = Block::default();
        for sequence in self.sql.document.sequences() {
            let object = ObjectRef::Sequence(sequence.id);
            if self.sql.is_omitted(object) {
                self.notice(
                    object,
                    format!("{} does not support sequences; it is omitted.", self.sql.spec.name()),
                );
                continue;
            }
            let name = self.sql.qualified(sequence.schema, object);
            let create =
                if sequence.options.unlogged { "CREATE UNLOGGED SEQUENCE " } else { "CREATE SEQUENCE " };
            let mut words = vec![[create, self.sql.if_not_exists(), &name].concat()];
            if let Some(data_type) = &sequence.options.data_type {
                words.push(["AS ", data_type].concat());
            }
            words.extend(sequence_words(&sequence.options));
            block.push_below(object, Phase::Sequences, words.join(" ") + ";");
            let comment = self.sql.comment_on(&["SEQUENCE ", &name].concat(), &sequence.comment);
            block.push_below(object, Phase::Comments, comment.unwrap_or_default());
        }
        let makes = self.sql.document.sequences().flat_map(|sequence| needs::name(&sequence.name)).collect();
        script.making(makes, Vec::new(), block);
    }
}

impl Spelling<'_> {
    fn create_enum(&self, enum_type: &EnumType) -> Block {
        let object = ObjectRef::Enum(enum_type.id);
        let name = self.qualified(enum_type.schema, object);
        let values: Vec<String> =
            distinct(&enum_type.values).iter().map(|value| self.spec.text_literal(value)).collect();
        let all = list(&values);
        let values = if all.len() > 80 { ["\n    ", &values.join(",\n    "), "\n"].concat() } else { all };
        let create = self.unless_there(["CREATE TYPE ", &name, " AS ENUM (", &values, ");"].concat());
        let mut block = Block::of(object, Phase::Types, create);
        let comment = self.comment_on(&["TYPE ", &name].concat(), &enum_type.comment);
        block.push_below(object, Phase::Comments, comment.unwrap_or_default());
        block
    }

    /// Ties sequences to the columns they go away with.
    pub(crate) fn sequence_owners(&self) -> Block {
        let owned = |sequence: &std::sync::Arc<Sequence>| {
            let owner = sequence.owned_by?;
            let table = self.document.table(owner.table)?;
            let column = table.column(owner.column)?;
            let parts = [
                "ALTER SEQUENCE ",
                &self.qualified(sequence.schema, ObjectRef::Sequence(sequence.id)),
                " OWNED BY ",
                &self.table_name(table),
                ".",
                &self.column_name(table.id, column.id),
                ";",
            ];
            Some((ObjectRef::Sequence(sequence.id), parts.concat()))
        };
        if !self.able().sequences {
            return Block::default();
        }
        let mut block = Block::default();
        block.paragraph(Phase::SequenceOwners, self.document.sequences().filter_map(owned));
        block
    }
}

/// How a sequence counts, without its name and type.
pub(crate) fn sequence_words(options: &SequenceOptions) -> Vec<String> {
    let mut words = Vec::new();
    let numbers = [
        ("START WITH", options.start),
        ("INCREMENT BY", options.increment),
        ("MINVALUE", options.minimum),
        ("MAXVALUE", options.maximum),
        ("CACHE", options.cache),
    ];
    for (word, number) in numbers {
        if let Some(number) = number {
            words.push(format!("{word} {number}"));
        }
    }
    if options.cycle {
        words.push("CYCLE".into());
    }
    words
}
