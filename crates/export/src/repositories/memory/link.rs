//! Pairs in memory.

use super::Writer;
use crate::repositories::methods::{Kind, parameter};
use crate::repositories::plan::{Role, Side};
use crate::repositories::types::Ts;

impl Writer<'_> {
    pub(super) fn link(&mut self, kind: Kind) {
        let entity = self.entity;
        let Role::Link { left, right } = &entity.role else { return };
        let (Some(one), Some(other)) = (entity.field(left.field), entity.field(right.field)) else { return };
        let values = [parameter(entity, one), parameter(entity, other)].join(", ");
        match kind {
            Kind::Link => {
                let mut properties = Vec::new();
                for field in &entity.fields {
                    let value = if field.column == one.column || field.column == other.column {
                        parameter(entity, field)
                    } else if field.ts == Ts::Date {
                        "new Date()".to_owned()
                    } else {
                        self.cast(field, "new Date().toISOString()")
                    };
                    properties.push(if value == field.key {
                        value
                    } else {
                        [&field.key, ": ", &value].concat()
                    });
                }
                self.code.list(2, "this.table.put({ ", &properties, " });");
            }
            Kind::Unlink => self.code.line(2, &["return this.table.remove([", &values, "]);"].concat()),
            Kind::IsLinked => {
                self.code.line(2, &["return this.table.get([", &values, "]) !== null;"].concat());
            }
            Kind::ListLeft => self.side(right, left),
            _ => self.side(left, right),
        }
    }

    fn side(&mut self, from: &Side, to: &Side) {
        let entity = self.entity;
        let (Some(from), Some(to)) = (entity.field(from.field), entity.field(to.field)) else { return };
        let one = &entity.one;
        let test = [one.as_str(), ".", &from.key, " === ", &parameter(entity, from)].concat();
        let filter = ["return this.table.all().filter((", one, ") => ", &test, ")"].concat();
        self.code.line(2, &[&filter, ".map((", one, ") => ", one, ".", &to.key, ");"].concat());
    }
}
