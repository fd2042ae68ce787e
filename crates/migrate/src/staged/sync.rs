//! Two columns with the same values: triggers, batches, and checks that do not stop anybody.

use crowfoot_ddl::{Options, Pieces, pieces};
use crowfoot_dialect::{Quoting, spec};
use crowfoot_model::{ColumnId, Document, ObjectRef, TableId};

use super::between::{Between, Move, to_validate};

/// How many rows a batch has.
const BATCH: u32 = 1000;

/// A pair of columns in words.
struct Pair {
    table: String,
    from: String,
    to: String,
    from_type: String,
    to_type: String,
    name: String,
}

impl Between {
    fn pieces(&self) -> Pieces {
        pieces(&self.expanded, self.dialect, &Options::default())
    }

    fn pairs(&self) -> Vec<Pair> {
        self.pairs_of(&self.expanded)
    }

    /// The pairs as they are called in a design that has both columns.
    fn pairs_of(&self, document: &Document) -> Vec<Pair> {
        let pieces = pieces(document, self.dialect, &Options::default());
        let quote = |name: &str| spec(self.dialect).quote(name, Quoting::WhenNeeded);
        let pair = |own: &Move| {
            let table = pieces.tables.get(&own.table)?;
            let column = |id: ColumnId| table.columns.iter().find(|column| column.id == id);
            let (from, to) = (column(own.from)?, column(own.to)?);
            Some(Pair {
                table: pieces.written.get(&ObjectRef::Table(own.table))?.clone(),
                from: from.name.clone(),
                to: to.name.clone(),
                from_type: from.type_text.clone(),
                to_type: to.type_text.clone(),
                name: quote(&["crowfoot_sync_", &own.to.0.to_string()].concat()),
            })
        };
        self.moves.iter().filter_map(pair).collect()
    }

    /// Whoever writes one of two columns writes the other too. The new one wins where both are written, since nothing fills it
    /// by itself.
    pub(super) fn create_triggers(&self) -> Vec<String> {
        let mut all = Vec::new();
        for Pair { table, from, to, from_type, to_type, name, .. } in self.pairs() {
            let (forth, back) = (
                converted(&["NEW.", &from].concat(), &from_type, &to_type),
                converted(&["NEW.", &to].concat(), &to_type, &from_type),
            );
            all.push(format!(
                "CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $crowfoot$\nBEGIN\n    \
                 IF current_setting('crowfoot.fills', true) = 'on' THEN\n        RETURN NEW;\n    END IF;\n    \
                 IF TG_OP = 'INSERT' THEN\n        IF NEW.{to} IS NULL THEN\n            NEW.{to} := {forth};\n        ELSE\n            NEW.{from} := {back};\n        END IF;\n    \
                 ELSIF NEW.{to}::text IS DISTINCT FROM OLD.{to}::text THEN\n        NEW.{from} := {back};\n    \
                 ELSIF NEW.{from}::text IS DISTINCT FROM OLD.{from}::text THEN\n        NEW.{to} := {forth};\n    END IF;\n    RETURN NEW;\nEND\n$crowfoot$;"
            ));
            all.push(format!("CREATE TRIGGER {name} BEFORE INSERT OR UPDATE ON {table} FOR EACH ROW EXECUTE FUNCTION {name}();"));
        }
        all
    }

    pub(super) fn drop_triggers(&self) -> Vec<String> {
        let drop = |pair: Pair| {
            [
                format!("DROP TRIGGER {} ON {};", pair.name, pair.table),
                format!("DROP FUNCTION {}();", pair.name),
            ]
        };
        self.pairs().into_iter().flat_map(drop).collect()
    }

    /// Fills the new columns in batches, each a transaction. It can be stopped, and goes on where it was.
    pub(super) fn fill(&self) -> Vec<Vec<String>> {
        let fill = |pair: Pair| {
            let value = converted(&pair.from, &pair.from_type, &pair.to_type);
            batches(&pair.table, &pair.to, &value, &pair.from)
        };
        self.pairs().into_iter().map(fill).collect()
    }

    /// Fills the old columns again, after they are back.
    pub(super) fn refill(&self) -> Vec<Vec<String>> {
        let fill = |pair: Pair| {
            let value = converted(&pair.to, &pair.to_type, &pair.from_type);
            batches(&pair.table, &pair.from, &value, &pair.to)
        };
        self.pairs_of(&self.returned).into_iter().map(fill).collect()
    }

    fn required_columns(&self) -> Vec<(String, String, String)> {
        let pieces = self.pieces();
        let name = |(table, column): &(TableId, ColumnId)| {
            let check = ["crowfoot_present_", &column.0.to_string()].concat();
            let table_name = pieces.written.get(&ObjectRef::Table(*table))?.clone();
            let column_name = pieces.written.get(&ObjectRef::Column(*table, *column))?.clone();
            Some((table_name, column_name, check))
        };
        self.required.iter().filter_map(name).collect()
    }

    /// Checks that make `SET NOT NULL` a matter of milliseconds, and what takes them back.
    pub(super) fn presence(&self) -> (Vec<Vec<String>>, Vec<Vec<String>>) {
        let mut up = Vec::new();
        let mut down = Vec::new();
        for (table, column, check) in self.required_columns() {
            up.push(vec![format!(
                "ALTER TABLE {table} ADD CONSTRAINT {check} CHECK ({column} IS NOT NULL) NOT VALID;"
            )]);
            up.push(vec![format!("ALTER TABLE {table} VALIDATE CONSTRAINT {check};")]);
            down.push(vec![format!("ALTER TABLE {table} DROP CONSTRAINT IF EXISTS {check};")]);
        }
        (up, down)
    }

    /// Takes the checks back once the columns are required. Tables have their new names then.
    pub(super) fn drop_presence(&self) -> Vec<String> {
        let pieces = pieces(&self.validated, self.dialect, &Options::default());
        let name = |(table, column): &(TableId, ColumnId)| {
            let table = pieces.written.get(&ObjectRef::Table(*table))?;
            Some(format!("ALTER TABLE {table} DROP CONSTRAINT crowfoot_present_{};", column.0))
        };
        self.required.iter().filter_map(name).collect()
    }

    /// Checks constraints against the rows that are there, each in a transaction of its own.
    pub(super) fn validate(&self) -> Vec<Vec<String>> {
        let pieces = pieces(&self.validated, self.dialect, &Options::default());
        let validate = |object: &ObjectRef| {
            let table = pieces.written.get(&ObjectRef::Table(object.table()?))?;
            let name = pieces.written.get(object)?;
            Some(vec![format!("ALTER TABLE {table} VALIDATE CONSTRAINT {name};")])
        };
        to_validate(&self.contracted, &self.validated).iter().filter_map(validate).collect()
    }
}

fn converted(value: &str, from: &str, to: &str) -> String {
    match (from, to) {
        (from, to) if from == to => value.to_owned(),
        ("text", _) | (_, "text") => [value, "::", to].concat(),
        _ => [value, "::text::", to].concat(),
    }
}

fn batches(table: &str, column: &str, value: &str, source: &str) -> Vec<String> {
    let text = format!(
        "DO $crowfoot$\nDECLARE\n    filled bigint;\nBEGIN\n    LOOP\n        PERFORM set_config('crowfoot.fills', 'on', true);\n        \
         UPDATE {table} SET {column} = {value} WHERE ctid IN (\n            SELECT ctid FROM {table} WHERE {column}::text IS DISTINCT FROM ({value})::text AND {source} IS NOT NULL LIMIT {BATCH} FOR UPDATE);\n        \
         GET DIAGNOSTICS filled = ROW_COUNT;\n        COMMIT;\n        EXIT WHEN filled = 0;\n        PERFORM pg_sleep(0.01);\n    END LOOP;\nEND\n$crowfoot$;"
    );
    vec![text]
}
