//! Schemas, enums, domains, composite types and sequences, which only PostgreSQL has.

use crowfoot_model::{
    CompositeField, CompositeType, DataType, DefaultValue, Dialect, Domain, DomainCheck, EnumType,
    LogicalType, Schema, Sequence, SequenceOptions,
};

use super::maker::{Maker, Scope};

impl Maker {
    pub(super) fn named(&mut self) {
        if !self.is(Dialect::Postgres) {
            return;
        }
        for _ in 0..self.chance.below(3) {
            let name = self.name(&[Scope::Schemas]);
            let name = if name.starts_with("pg_") { ["_", &name].concat() } else { name };
            let schema = Schema { id: self.ids.fresh(), name, comment: self.comment() };
            self.schemas.push(schema);
        }
        for _ in 0..self.chance.below(3) {
            let values = self.values();
            let found = EnumType {
                id: self.ids.fresh(),
                schema: self.schema(),
                name: self.name(&[Scope::Objects]),
                values,
                comment: self.comment(),
            };
            self.enums.push(found);
        }
        for _ in 0..self.chance.below(3) {
            self.domain();
        }
        for _ in 0..self.chance.below(2) {
            let mut fields: Vec<CompositeField> = Vec::new();
            let id: crowfoot_model::CompositeId = self.ids.fresh();
            for _ in 0..=self.chance.below(3) {
                let is_text = self.chance.one_in(2);
                let collation = (is_text && self.chance.one_in(3)).then(|| "\"C\"".to_owned());
                let data_type = match self.chance.below(4) {
                    _ if is_text => DataType::TEXT,
                    0 => self.made_type(),
                    _ => self.plain_type().data_type,
                };
                let name = self.name(&[Scope::Columns(id.0)]);
                fields.push(CompositeField { name, data_type, collation });
            }
            let found = CompositeType {
                id,
                schema: self.schema(),
                name: self.name(&[Scope::Objects]),
                fields,
                comment: self.comment(),
            };
            self.composites.push(found);
        }
        for _ in 0..self.chance.below(3) {
            let found = Sequence {
                id: self.ids.fresh(),
                schema: self.schema(),
                name: self.name(&[Scope::Objects]),
                options: self.sequence_options(true),
                owned_by: None,
                comment: self.comment(),
            };
            self.sequences.push(found);
        }
    }

    /// The values of an enum, each once.
    pub(super) fn values(&mut self) -> Vec<String> {
        let mut values: Vec<String> = Vec::new();
        for _ in 0..=self.chance.below(5) {
            let value = self.text();
            // MySQL ignores case and trailing spaces of values.
            let is_new = |other: &String| other.trim_end().to_lowercase() != value.trim_end().to_lowercase();
            if value.len() <= 63 && values.iter().all(is_new) {
                values.push(value);
            }
        }
        if values.is_empty() {
            values.push("only".into());
        }
        values
    }

    /// A type based on one of the design, if it has one.
    fn made_type(&mut self) -> DataType {
        let enums = self.enums.iter().map(|found| DataType::Enum(found.id));
        let domains = self.domains.iter().map(|found| DataType::Domain(found.id));
        let own: Vec<DataType> = enums.chain(domains).collect();
        let inner = if own.is_empty() { DataType::INTEGER } else { self.chance.pick(&own) };
        if self.chance.one_in(2) { DataType::Array(Box::new(inner)) } else { inner }
    }

    fn domain(&mut self) {
        let mut domain = Domain {
            id: self.ids.fresh(),
            schema: self.schema(),
            name: self.name(&[Scope::Objects]),
            base: DataType::TEXT,
            not_null: self.chance.one_in(3),
            default: None,
            collation: None,
            checks: Vec::new(),
            comment: self.comment(),
        };
        if self.chance.one_in(2) {
            domain.base = DataType::Logical(LogicalType::Decimal { precision: Some(8), scale: Some(2) });
            domain.default = self.chance.one_in(2).then(|| DefaultValue::Number("1.50".into()));
        } else {
            domain.default = self.chance.one_in(2).then(|| DefaultValue::Text(self.text()));
            domain.collation = self.chance.one_in(3).then(|| "\"C\"".into());
        }
        if self.chance.one_in(4) {
            domain.default = None;
            domain.collation = None;
            domain.base = self.made_type();
        }
        let is_text = domain.base == DataType::TEXT;
        let is_number = matches!(domain.base, DataType::Logical(LogicalType::Decimal { .. }));
        for _ in 0..self.chance.below(3) {
            let literal = self.literal();
            let expression = match (is_text, is_number) {
                (true, _) => format!("VALUE <> {literal}"),
                (_, true) => "VALUE >= 0 OR VALUE IS NULL".into(),
                _ => "VALUE IS NOT NULL".into(),
            };
            let name = self.chance.one_in(2).then(|| self.name(&[Scope::Constraints(domain.id.0)]));
            domain.checks.push(DomainCheck { name, expression });
        }
        self.domains.push(domain);
    }

    pub(super) fn sequence_options(&mut self, stands_alone: bool) -> SequenceOptions {
        let mut options = SequenceOptions::default();
        if stands_alone && self.chance.one_in(3) {
            options.data_type = Some("integer".into());
        }
        match self.chance.below(4) {
            0 => {
                options.start = Some(-5);
                options.increment = Some(-5);
                options.minimum = Some(-1000);
                options.maximum = Some(-2);
            }
            1 => {
                options.minimum = Some(100);
                options.start = Some(150);
                options.maximum = Some(30_000);
                options.cycle = self.chance.one_in(2);
            }
            2 => {
                options.start = Some(1000);
                options.cache = Some(20);
            }
            _ => {}
        }
        options
    }
}
