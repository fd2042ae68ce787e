//! The contract of a table of pairs.

use super::{BUILDERS, Writer};
use crate::repositories::methods::plural;
use crate::repositories::plan::{Side, upper_first};

impl Writer<'_> {
    pub(super) fn link(&mut self, left: &Side, right: &Side) {
        let entity = self.entity;
        let all = self.all();
        let (Some(one), Some(other)) = (entity.field(left.field), entity.field(right.field)) else { return };
        let mut variables = Vec::new();
        let mut lines = Vec::new();
        for (side, name) in [(left, "left"), (right, "right")] {
            let Some(target) = self.tables.get(&side.target) else { continue };
            let column = entity
                .foreign
                .iter()
                .find(|foreign| foreign.fields == [side.field])
                .and_then(|foreign| foreign.columns.first());
            let Some(field) = target.fields.iter().find(|field| Some(&field.column) == column) else {
                continue;
            };
            let save = ["save", &target.type_name].concat();
            lines.push(["const ", name, " = await ", &save, "(repositories);"].concat());
            variables.push([name, ".", &field.key].concat());
            self.import(BUILDERS, &save);
        }
        let pair = variables.join(", ");
        let (Some(first), Some(second)) = (variables.first(), variables.get(1)) else { return };
        self.test("links, lists both sides and unlinks", |this| {
            for line in &lines {
                this.code.line(4, line);
            }
            let equal = |call: &str, value: &str| {
                ["assert.equal(await ", &all, ".", call, "(", &pair, "), ", value, ");"].concat()
            };
            this.code.line(4, &["await ", &all, ".link(", &pair, ");"].concat());
            this.code.line(4, &["await ", &all, ".link(", &pair, ");"].concat());
            this.code.line(4, &equal("isLinked", "true"));
            for (from, to, value, result) in [(one, other, first, second), (other, one, second, first)] {
                let name =
                    [&plural(&["list", &upper_first(&to.key)].concat()), "By", &upper_first(&from.key)]
                        .concat();
                let found = ["await ", &all, ".", &name, "(", value, ")"].concat();
                this.code.list(4, "assert.deepEqual(", &[found, ["[", result, "]"].concat()], ");");
            }
            this.code.line(4, &equal("unlink", "true"));
            this.code.line(4, &equal("unlink", "false"));
        });
        self.link_foreign_keys([left, right], &lines, &pair);
    }
}
