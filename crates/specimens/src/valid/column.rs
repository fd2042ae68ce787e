//! Columns.

use crowfoot_model::{Column, DataType, DefaultValue, Dialect, Generated, Identity, Table};

use super::maker::{Maker, Scope};
use super::types::{Family, Kind};

impl Maker {
    /// A column of any type, with a default that fits it.
    pub(super) fn column(&mut self, table: &Table) -> (Column, Family) {
        let Kind { data_type, family } = self.any_type();
        let mut column = Column::new(self.ids.fresh(), self.name(&[Scope::Columns(table.id.0)]));
        column.not_null = self.chance.one_in(2);
        column.comment = self.comment();
        if self.chance.one_in(2) {
            column.default = self.default_of(&data_type, family);
        }
        column.data_type = Some(data_type);
        match self.dialect {
            Dialect::Postgres => self.postgres_extras(&mut column, family),
            Dialect::Mysql => self.mysql_extras(&mut column, family),
            Dialect::Sqlite => self.sqlite_extras(&mut column, family),
        }
        (column, family)
    }

    fn default_of(&mut self, data_type: &DataType, family: Family) -> Option<DefaultValue> {
        let expression = |text: &str| Some(DefaultValue::Expression(text.to_owned()));
        match family {
            Family::Whole => {
                let number = self.chance.pick(&["0", "7", "100"]);
                Some(DefaultValue::Number(number.into()))
            }
            Family::Number => Some(DefaultValue::Number(self.chance.pick(&["0", "1.50", "3"]).into())),
            Family::Words(length) => {
                let most = usize::try_from(length).unwrap_or(1);
                let text: String = self.text().chars().take(most).collect();
                Some(DefaultValue::Text(text))
            }
            Family::LongWords => Some(DefaultValue::Text(self.text())),
            Family::Boolean => Some(DefaultValue::Boolean(self.chance.one_in(2))),
            Family::Instant(0) => {
                let text = match self.dialect {
                    Dialect::Postgres => {
                        self.chance.pick(&["now()", "CURRENT_TIMESTAMP", "timezone('utc', now())"])
                    }
                    _ => "CURRENT_TIMESTAMP",
                };
                expression(text)
            }
            Family::Instant(precision) => match self.dialect {
                Dialect::Mysql => expression(&format!("CURRENT_TIMESTAMP({precision})")),
                _ => expression("CURRENT_TIMESTAMP"),
            },
            Family::Day => Some(DefaultValue::Text("2024-02-29".into())),
            Family::Json => Some(DefaultValue::Text("{}".into())),
            Family::List => Some(DefaultValue::Text("{}".into())),
            Family::Choice => {
                let values = match data_type {
                    DataType::InlineEnum(values) => values.clone(),
                    DataType::Enum(id) => {
                        self.enums.iter().find(|found| found.id == *id).map(|found| found.values.clone())?
                    }
                    _ => return None,
                };
                Some(DefaultValue::Text(self.chance.pick(&values)))
            }
            Family::Binary | Family::Range | Family::Shape | Family::Other => None,
        }
    }

    fn postgres_extras(&mut self, column: &mut Column, family: Family) {
        match family {
            Family::Words(_) | Family::LongWords => {
                column.collation =
                    self.chance.one_in(6).then(|| self.chance.pick(&["\"C\"", "\"POSIX\""]).into());
                if self.chance.one_in(10) {
                    column.clauses.push("STORAGE EXTERNAL".into());
                }
            }
            _ => {}
        }
    }

    fn mysql_extras(&mut self, column: &mut Column, family: Family) {
        match family {
            Family::Words(_) | Family::LongWords if self.chance.one_in(5) => {
                column.charset = Some("utf8mb4".into());
                column.collation = self.chance.one_in(2).then(|| "utf8mb4_bin".into());
            }
            Family::Instant(precision) if self.chance.one_in(3) => {
                column.on_update = Some(match precision {
                    0 => "CURRENT_TIMESTAMP".into(),
                    _ => format!("CURRENT_TIMESTAMP({precision})"),
                });
            }
            Family::Shape => column.not_null = true,
            _ => {}
        }
        if family != Family::Shape && self.chance.one_in(12) {
            column.clauses.push("INVISIBLE".into());
            // A table needs a visible column, and an invisible one needs a value.
            column.not_null = false;
        }
    }

    fn sqlite_extras(&mut self, column: &mut Column, family: Family) {
        match family {
            Family::Words(_) | Family::LongWords if self.chance.one_in(5) => {
                column.collation = Some(self.chance.pick(&["NOCASE", "RTRIM"]).into());
            }
            Family::Other if self.chance.one_in(4) => column.data_type = None,
            _ => {}
        }
    }

    /// A column generated from another.
    pub(super) fn generated(&mut self, table: &Table, of: &Column, family: Family) -> Option<Column> {
        let name = self.quoted(of);
        let (data_type, expression) = match family {
            Family::Whole => (DataType::BIGINT, format!("{name} + 1")),
            // Padding depends on the session, which MariaDB rejects in generated columns.
            Family::Words(27..) | Family::LongWords if of.charset.is_none() && of.collation.is_none() => {
                (DataType::INTEGER, format!("length({name})"))
            }
            _ => return None,
        };
        let mut column = Column::new(self.ids.fresh(), self.name(&[Scope::Columns(table.id.0)]));
        column.data_type = Some(if self.is(Dialect::Sqlite) { DataType::BIGINT } else { data_type });
        column.generated = Some(Generated { expression, stored: self.chance.one_in(2) });
        column.comment = self.comment();
        Some(column)
    }

    /// Makes a column auto-increment.
    pub(super) fn numbered(&mut self, column: &mut Column) {
        column.default = None;
        column.on_update = None;
        column.not_null = true;
        column.clauses.clear();
        column.identity = Some(match self.dialect {
            Dialect::Postgres => match self.chance.below(3) {
                0 => Identity::Serial,
                1 => Identity::Always(self.sequence_options(false)),
                _ => Identity::ByDefault(self.sequence_options(false)),
            },
            _ => Identity::AutoIncrement,
        });
        if let Some(Identity::Always(options) | Identity::ByDefault(options)) = &mut column.identity
            && self.chance.one_in(3)
        {
            options.name = Some(self.name(&[Scope::Objects]));
        }
    }
}
