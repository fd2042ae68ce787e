//! Tables with their columns and constraints.

use crowfoot_model::{
    CheckConstraint, ColumnId, DataType, Dialect, Identity, LogicalType, SequenceOwner, Table, TableOption,
};

use super::maker::{Maker, Scope};
use super::types::Family;

/// The columns of a table for use in other objects.
pub(super) type Families = Vec<(ColumnId, Family)>;

impl Maker {
    pub(super) fn tables(&mut self) {
        for _ in 0..=self.chance.below(5) {
            let table = self.table();
            self.tables.push(table);
        }
        if self.is(Dialect::Postgres) {
            self.children();
            self.owners();
        }
    }

    fn table(&mut self) -> Table {
        let mut table = Table::new(self.ids.fresh(), self.name(&[Scope::Objects]));
        table.schema = self.schema();
        table.comment = self.comment();
        let mut families: Families = Vec::new();
        let is_strict = self.is(Dialect::Sqlite) && self.chance.one_in(5);
        for _ in 0..=self.chance.below(7) {
            let (mut column, mut family) = self.column(&table);
            if is_strict {
                // Such a table has few types.
                (column.data_type, family) = match family {
                    Family::Whole => (Some(DataType::BIGINT), Family::Whole),
                    Family::Number => {
                        (Some(DataType::Logical(LogicalType::Float { bits: 64 })), Family::Number)
                    }
                    _ => {
                        column.default = None;
                        (Some(DataType::TEXT), Family::LongWords)
                    }
                };
            }
            families.push((column.id, family));
            table.columns.push(column);
        }
        let is_numbered = self.first_key(&mut table, &families);
        if self.chance.one_in(3)
            && let Some((id, family)) = families.last().copied()
            && let Some(of) = table.column(id).filter(|column| column.identity.is_none()).cloned()
            && let Some(column) = self.generated(&table, &of, family)
        {
            table.columns.push(column);
        }
        self.uniques(&mut table, &families);
        self.checks(&mut table, &families);
        self.exclusions(&mut table, &families);
        self.indexes(&mut table, &families);
        self.options(&mut table, is_strict, is_numbered);
        if table.columns.iter().all(|column| column.clauses.iter().any(|clause| clause == "INVISIBLE")) {
            table.columns.iter_mut().for_each(|column| column.clauses.clear());
        }
        table
    }

    fn checks(&mut self, table: &mut Table, families: &Families) {
        for _ in 0..self.chance.below(3) {
            let (id, family) = self.chance.pick(families);
            let Some(column) = table.column(id).filter(|column| column.identity.is_none()) else { continue };
            let name = self.quoted(column);
            let literal = self.literal();
            let expression = match family {
                Family::Whole | Family::Number => self
                    .chance
                    .pick(&[format!("{name} >= 0"), format!("{name} BETWEEN 1 AND 10 OR {name} IS NULL")]),
                Family::Words(_) | Family::LongWords => {
                    let in_list = format!("{name} IN ({literal}, 'b', 'c')");
                    self.chance.pick(&[
                        in_list,
                        format!("length({name}) < 300"),
                        format!("({name} <> '') AND ({name} <> {literal})"),
                    ])
                }
                _ => format!("{name} IS NOT NULL"),
            };
            let name = self.constraint_name(table.id.0);
            let mut check = CheckConstraint { name, ..CheckConstraint::new(self.ids.fresh(), expression) };
            if self.is(Dialect::Postgres) {
                check.no_inherit = self.chance.one_in(4);
                match self.chance.below(8) {
                    0 => check.not_valid = true,
                    1 => check.not_enforced = true,
                    _ => {}
                }
                check.comment = self.comment();
            }
            if self.is(Dialect::Mysql) {
                check.not_enforced = self.chance.one_in(6);
            }
            table.checks.push(check);
        }
    }

    fn options(&mut self, table: &mut Table, is_strict: bool, is_numbered: bool) {
        let mut say = |name: &str, value: Option<&str>| {
            table.options.push(TableOption { name: name.into(), value: value.map(str::to_owned) });
        };
        match self.dialect {
            Dialect::Postgres => {
                if self.chance.one_in(6) {
                    say("UNLOGGED", None);
                }
                if self.chance.one_in(6) {
                    say("WITH", Some("(fillfactor=70, autovacuum_enabled=false)"));
                }
            }
            Dialect::Mysql => {
                if self.chance.one_in(2) {
                    say("ENGINE", Some("InnoDB"));
                }
                if is_numbered && self.chance.one_in(3) {
                    say("AUTO_INCREMENT", Some("100"));
                }
                if self.chance.one_in(3) {
                    say("DEFAULT CHARSET", Some("utf8mb4"));
                    say("COLLATE", Some("utf8mb4_bin"));
                }
                if self.chance.one_in(4) {
                    say("ROW_FORMAT", Some("DYNAMIC"));
                }
            }
            Dialect::Sqlite => {
                let has_key = table.primary_key.is_some();
                if is_strict {
                    say("STRICT", None);
                }
                if has_key && !is_numbered && self.chance.one_in(5) {
                    say("WITHOUT ROWID", None);
                }
            }
        }
    }

    /// Tables that inherit columns of others.
    fn children(&mut self) {
        if !self.chance.one_in(3) {
            return;
        }
        let plain = |table: &&Table| table.options.iter().all(|option| option.name != "UNLOGGED");
        let Some(parent) = self.tables.iter().find(plain).map(|table| table.id) else { return };
        let mut child = Table::new(self.ids.fresh(), self.name(&[Scope::Objects]));
        child.schema = self.schema();
        child.comment = self.comment();
        child.inherits.push(parent);
        let column = crowfoot_model::Column::new(
            self.ids.fresh(),
            // A column named like one of the parent would be merged with it.
            self.free("own", &[Scope::Columns(parent.0), Scope::Columns(child.id.0)]),
        );
        child.columns.push(column.with_type(DataType::TEXT));
        self.tables.push(child);
    }

    /// Columns that own sequences.
    fn owners(&mut self) {
        for at in 0..self.sequences.len() {
            let table = self.chance.pick(&self.tables);
            let sequence = &mut self.sequences[at];
            // An owner must be in the same schema.
            if sequence.schema == table.schema
                && let Some(column) =
                    table.columns.iter().find(|column| column.identity != Some(Identity::Serial))
                && self.chance.one_in(2)
            {
                sequence.owned_by = Some(SequenceOwner { table: table.id, column: column.id });
            }
        }
    }
}
