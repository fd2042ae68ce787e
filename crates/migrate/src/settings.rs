//! Settings of columns, and sequences.

use crowfoot_ddl::Phase;
use crowfoot_model::{ColumnId, ObjectRef};

use crate::operation::{HazardKind, Operation, Step};
use crate::planner::{Fate, Planner};

impl Planner<'_, '_> {
    /// What columns are set to beside what their definition says.
    pub(crate) fn settings(&mut self) {
        let new = self.new_side();
        for (id, pieces) in &new.pieces.tables {
            let table = new.written(ObjectRef::Table(*id));
            let before = self.mid().table(*id).filter(|_| self.old().table(*id).is_some());
            let set = |planner: &mut Self, column: ColumnId, what: &str| {
                let verb = if what.starts_with("DROP ") { " " } else { " SET " };
                let name = new.written(ObjectRef::Column(*id, column)).to_owned();
                let sql = ["ALTER TABLE ONLY ", table, " ALTER COLUMN ", &name, verb, what, ";"].concat();
                planner.say(ObjectRef::Column(*id, column), Step::AlterTables, sql);
            };
            for (column, setting) in &pieces.settings {
                let is_there =
                    before.is_some_and(|before| before.settings.contains(&(*column, setting.clone())));
                if !is_there || matches!(self.fate(*id, *column), Fate::Added | Fate::Replaced) {
                    set(self, *column, setting);
                }
            }
            for (column, setting) in before.iter().flat_map(|before| &before.settings) {
                let is_gone =
                    !pieces.settings.iter().any(|(own, other)| own == column && kind(other) == kind(setting));
                if is_gone && self.fate(*id, *column) == Fate::Kept && new.column(*id, *column).is_some() {
                    let plain = match kind(setting) {
                        "STORAGE" => "STORAGE EXTENDED",
                        "STATISTICS" => "STATISTICS -1",
                        _ => continue,
                    };
                    set(self, *column, plain);
                }
            }
        }
    }

    /// A sequence stays where the column goes that owned it.
    pub(crate) fn disown_sequences(&mut self) {
        let (old, new) = (self.old(), self.new_side());
        for (object, parts) in old.made.iter().filter(|(object, _)| matches!(object, ObjectRef::Sequence(_)))
        {
            let owner = |parts: &[(Phase, String)]| {
                parts.iter().find(|(phase, _)| *phase == Phase::SequenceOwners).map(|(_, sql)| sql.clone())
            };
            let Some(after) = new.made.get(object) else { continue };
            let mid = self.mid().made.get(object).and_then(|parts| owner(parts));
            let moves = mid != owner(after) || old.written(*object) != new.written(*object);
            // A sequence goes with the column that owns it.
            let is_left = owner(parts).is_some() && mid.is_none();
            if owner(parts).is_some() && moves || is_left {
                self.say(
                    *object,
                    Step::DropPrograms,
                    ["ALTER SEQUENCE ", old.written(*object), " OWNED BY NONE;"].concat(),
                );
            }
            if moves && let Some(sql) = owner(after) {
                self.say(*object, Step::CreatePrograms, sql);
            }
        }
        for (object, parts) in new.made.iter().filter(|(object, _)| matches!(object, ObjectRef::Sequence(_)))
        {
            let owner = parts.iter().find(|(phase, _)| *phase == Phase::SequenceOwners);
            if let Some((_, sql)) = owner.filter(|_| !old.made.contains_key(object)) {
                self.say(*object, Step::CreatePrograms, sql.clone());
            }
        }
    }

    pub(crate) fn alter_sequences(&mut self) {
        let first = |parts: &Vec<(Phase, String)>| {
            parts.iter().find(|(phase, _)| *phase == Phase::Sequences).map(|(_, sql)| sql.clone())
        };
        let new = self.new_side();
        for sequence in new.document.sequences() {
            let object = ObjectRef::Sequence(sequence.id);
            let (mid, after) =
                (self.mid().made.get(&object).and_then(first), new.made.get(&object).and_then(first));
            if mid == after || !self.old().made.contains_key(&object) || after.is_none() {
                continue;
            }
            let options = &sequence.options;
            let number = |word: &str, value: Option<i64>| {
                value.map_or_else(|| [" NO ", word].concat(), |value| format!(" {word} {value}"))
            };
            let is_down = options.increment.is_some_and(|step| step < 0);
            let start = options
                .start
                .or(if is_down { options.maximum } else { options.minimum })
                .unwrap_or(if is_down { -1 } else { 1 });
            let sql = [
                "ALTER SEQUENCE ",
                new.written(object),
                " AS ",
                options.data_type.as_deref().unwrap_or("bigint"),
                &format!(" INCREMENT BY {}", options.increment.unwrap_or(1)),
                &number("MINVALUE", options.minimum),
                &number("MAXVALUE", options.maximum),
                &format!(" START WITH {start} CACHE {}", options.cache.unwrap_or(1)),
                if options.cycle { " CYCLE" } else { " NO CYCLE" },
                ";",
            ];
            let message = "It fails where the sequence stands outside of its new bounds.";
            self.push(Operation::new(object, Step::AlterTables, sql.concat()).with(
                HazardKind::MayFail,
                message,
                None,
            ));
        }
    }
}

fn kind(setting: &str) -> &str {
    setting.split_whitespace().next().unwrap_or_default()
}
