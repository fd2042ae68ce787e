//! `CREATE TABLE` and what belongs right after it.

use crowfoot_model::{Column, Dialect, ObjectRef, PrimaryKey, Table, UniqueConstraint, UniqueId};

use super::column::ColumnLine;
use super::scope::{self, inherited_columns, with_inherited};
use super::script::{Script, closed, comment_lines, list};
use super::{Ddl, is_short, needs, order, partition};

impl Ddl<'_> {
    pub(super) fn tables(&mut self, script: &mut Script) {
        script.heading("Tables");
        let document = self.document;
        if self.dialect == Dialect::Postgres && self.is_at_home() {
            self.late_indexes = partition::late_indexes(document);
        }
        let mut blocks: Vec<(Vec<String>, Vec<String>, String)> = Vec::new();
        for table in order::tables(document) {
            if scope::is_written(document, self.dialect, table) {
                let block = self.table(&with_inherited(document, self.dialect, table));
                let (mut makes, mut needed) = (Vec::new(), Vec::new());
                if self.orders() {
                    makes = needs::name(&table.name);
                    needed = needs::of_table(document, table);
                    let others = table.foreign_keys.iter().filter_map(|key| key.target_table());
                    let others = others.filter(|id| self.created.contains(id)).chain(order::parents(table));
                    let others =
                        others.filter_map(|id| document.table(id)).filter(|other| other.id != table.id);
                    needed.extend(others.flat_map(|other| needs::name(&other.name)));
                }
                blocks.push((makes, needed, block));
                self.created.insert(table.id);
            } else {
                let message = match &table.partition_of {
                    Some(_) => format!(
                        "{} stores its rows in the partitioned table; it is omitted.",
                        self.spec.name()
                    ),
                    None => "The table has no columns and is omitted.".to_owned(),
                };
                self.notice(ObjectRef::Table(table.id), message);
            }
        }
        if self.refers_forward {
            script.block("SET FOREIGN_KEY_CHECKS = 0;");
            blocks.push((Vec::new(), Vec::new(), "SET FOREIGN_KEY_CHECKS = 1;".into()));
        }
        for (makes, needed, block) in blocks {
            script.making(makes, needed, &block);
        }
        script.heading("Indexes of partitioned tables");
        // Those of a table that is a partition itself come before those of the table that it is a part of.
        let late = std::mem::take(&mut self.late);
        late.iter().rev().for_each(|block| script.block(block));
        script.heading("Sequence owners");
        let owners = self.sequence_owners();
        script.block(&owners);
        script.heading("Constraints across tables");
        let deferred = std::mem::take(&mut self.deferred);
        for statement in deferred {
            script.block(&statement);
        }
    }

    fn table(&mut self, whole: &Table) -> String {
        let object = ObjectRef::Table(whole.id);
        let parent =
            (whole.partition_of.as_ref()).and_then(|partition| self.document.table(partition.table).cloned());
        let own = parent.as_ref().map(|parent| partition::own_parts(self.document, whole, parent));
        let table = own.as_ref().unwrap_or(whole);
        let is_partition = table.partition_of.is_some();
        let mut columns = Vec::new();
        self.too_wide = self.too_wide(table);
        if parent.is_none() {
            for column in &table.columns {
                match self.of_parent(table, column) {
                    Some(of_parent) => self.change_inherited(table, column, &of_parent),
                    None => columns.push(self.column(table, column)),
                }
            }
        }
        let mut elements = self.column_options(table, parent.as_deref());
        elements.extend(self.constraints(table, &mut columns));
        let name = self.table_name(table);
        let mut block = match self.dialect {
            Dialect::Sqlite => self.comment_above(&table.comment),
            _ => String::new(),
        };
        block.push_str(&[Self::create_table(table, self.dialect), self.if_not_exists(), &name].concat());
        match (&table.partition_of, &parent) {
            (Some(partition), Some(parent)) => {
                block.push_str(&["\n    PARTITION OF ", &self.table_name(parent)].concat());
                if !elements.is_empty() {
                    block.push_str(&[" (\n    ", &elements.join(",\n    "), "\n)"].concat());
                }
                block.push_str(&[" ", &closed(&partition.bounds)].concat());
            }
            _ => block.push_str(&body(&columns, &elements)),
        }
        if is_partition && parent.is_none() {
            self.notice(object, "Its partitioned table is not in the design, so it is an ordinary table.");
        }
        self.after_body(table, &mut block);
        block.push(';');
        self.after_table(table, &name, &mut block);
        block
    }

    /// The column of a parent that a child of `INHERITS` has only changed, where the parent has it.
    fn of_parent(&self, table: &Table, column: &Column) -> Option<Column> {
        if !column.inherited || self.dialect != Dialect::Postgres || !self.is_at_home() {
            return None;
        }
        inherited_columns(self.document, table).find(|other| other.name == column.name).cloned()
    }

    /// What a child says of an inherited column that its parent does not.
    fn change_inherited(&mut self, table: &Table, column: &Column, of_parent: &Column) {
        let has_default = column.default.is_some() || column.identity.is_some();
        let has_other = column.default != of_parent.default || column.default_text != of_parent.default_text;
        if !has_default && (of_parent.default.is_some() || of_parent.identity.is_some()) {
            self.column_settings.push((column.id, "DROP DEFAULT".into()));
        } else if has_other && column.identity.is_none() {
            let spelled = self.spell(column.data_type.as_ref());
            let object = ObjectRef::Column(table.id, column.id);
            let mut words = Vec::new();
            self.default_clause(column, &spelled, object, &mut words);
            self.column_settings.extend(words.into_iter().map(|text| (column.id, text)));
        }
        if column.not_null && !of_parent.not_null && !table.is_in_primary_key(column.id) {
            self.column_settings.push((column.id, "NOT NULL".into()));
        }
    }

    /// Column options of a partition that differ from its parent.
    fn column_options(&mut self, table: &Table, parent: Option<&Table>) -> Vec<String> {
        let Some(parent) = parent else { return Vec::new() };
        let mut lines = Vec::new();
        for column in &table.columns {
            let Some(of_parent) = parent.column_named(&column.name) else { continue };
            let (not_null, default) = partition::differs(column, of_parent);
            let mut options = Vec::new();
            if not_null && !table.is_in_primary_key(column.id) {
                options.push("NOT NULL".to_owned());
            }
            if default {
                let spelled = self.spell(column.data_type.as_ref());
                let object = ObjectRef::Column(table.id, column.id);
                self.default_clause(column, &spelled, object, &mut options);
            }
            if !options.is_empty() {
                lines.push([&self.column_name(table.id, column.id), " ", &options.join(" ")].concat());
            }
        }
        lines
    }

    /// Constraints of a table as lines.
    fn constraints(&mut self, table: &Table, columns: &mut [ColumnLine]) -> Vec<String> {
        let mut lines = Vec::new();
        let has_key = columns.iter().any(|column| column.is_key);
        let second = self.second_key(table);
        for unique in &table.uniques {
            let line = self.unique(table, unique);
            if second.is_some_and(|own| own == unique.id) {
                continue;
            }
            self.collect(ObjectRef::Unique(table.id, unique.id), line, &mut lines);
        }
        if let Some(key) = &table.primary_key {
            // With a column it says less, which has to be told all the same.
            let line = self.primary_key(table, key).filter(|_| !has_key);
            if line.is_none() {
                self.left_out.insert(ObjectRef::PrimaryKey(table.id));
            }
            let is_sqlite = self.dialect == Dialect::Sqlite && self.is_at_home();
            let at = key.uniques_before.filter(|_| is_sqlite).and_then(|before| usize::try_from(before).ok());
            let at = at.unwrap_or(0).min(lines.len());
            let column = key.columns.first().filter(|_| second.is_some());
            let at_column = column.and_then(|id| table.columns.iter().position(|column| column.id == *id));
            match at_column.and_then(|at| columns.get_mut(at)) {
                Some(column) => {
                    column.rest =
                        [column.rest.as_str(), " UNIQUE PRIMARY KEY"].concat().trim_start().to_owned();
                }
                None => drop(lines.splice(at..at, line)),
            }
        }
        for exclusion in &table.exclusions {
            let line = self.exclusion(table, exclusion);
            self.collect(ObjectRef::Exclusion(table.id, exclusion.id), line, &mut lines);
        }
        for check in &table.checks {
            let line = self.check(table, check);
            let own = check
                .column
                .filter(|_| check.name.is_none() && self.dialect == Dialect::Mysql && self.is_at_home());
            let at = own.and_then(|id| table.columns.iter().position(|column| column.id == id));
            if let (Some(text), Some(column)) = (&line, at.and_then(|at| columns.get_mut(at))) {
                column.rest = [column.rest.as_str(), " ", text].concat().trim_start().to_owned();
                continue;
            }
            self.collect(ObjectRef::Check(table.id, check.id), line, &mut lines);
        }
        for (name, expression) in columns.iter_mut().flat_map(|column| std::mem::take(&mut column.checks)) {
            lines.push(["CONSTRAINT ", &name, " CHECK (", &expression, ")"].concat());
        }
        let is_mysql = self.dialect == Dialect::Mysql;
        let mut indexes = table.indexes.iter().filter(|_| is_mysql);
        for (at, key) in table.foreign_keys.iter().enumerate() {
            // MySQL makes indexes for keys, in the order of all.
            if is_mysql && self.is_at_home() {
                let written = table.indexes.len() - indexes.clone().count();
                let rest = table.foreign_keys.iter().skip(at);
                let before = rest.filter_map(|key| usize::try_from(key.indexes_before?).ok()).min();
                let most = before.unwrap_or(table.indexes.len()).saturating_sub(written);
                for index in indexes.by_ref().take(most) {
                    lines.extend(self.index_line(table, index));
                }
            }
            lines.extend(self.foreign_key(table, key));
        }
        for index in indexes {
            lines.extend(self.index_line(table, index));
        }
        lines.append(&mut self.added_lines);
        lines
    }

    /// The unique constraint of MySQL that is written with its column, which is the primary key too: of both together
    /// MariaDB makes one key.
    fn second_key(&self, table: &Table) -> Option<UniqueId> {
        let key =
            table.primary_key.as_ref().filter(|_| self.dialect == Dialect::Mysql && self.is_at_home())?;
        let [column] = key.columns[..] else { return None };
        let plain = PrimaryKey::over(key.columns.clone());
        let unique =
            table.uniques.iter().find(|unique| unique.name.is_none() && unique.columns == key.columns)?;
        let is_plain = *key == plain && *unique == UniqueConstraint::over(unique.id, vec![column]);
        is_plain.then_some(unique.id)
    }

    /// Takes a part of a table, or notes that it is not there.
    fn collect(&mut self, object: ObjectRef, part: Option<String>, parts: &mut Vec<String>) {
        match part {
            Some(part) => parts.push(part),
            None => {
                self.left_out.insert(object);
            }
        }
    }

    /// Inheritance, partitioning, options and MySQL's comment.
    fn after_body(&mut self, table: &Table, block: &mut String) {
        let object = ObjectRef::Table(table.id);
        let parents: Vec<String> = table
            .inherits
            .iter()
            .filter_map(|parent| self.document.table(*parent))
            .map(|parent| self.table_name(parent))
            .collect();
        if !parents.is_empty() {
            if self.dialect == Dialect::Postgres {
                block.push_str(&[" INHERITS (", &list(&parents), ")"].concat());
            } else {
                let message = format!(
                    "{} does not support inheritance; the columns of {} are inlined, their checks are not.",
                    self.spec.name(),
                    list(&parents)
                );
                self.notice(object, message);
            }
        }
        self.tell_of_mariadb(table);
        let options = self.table_options(table);
        let partitioning = self.partitioning(table);
        if self.dialect == Dialect::Postgres && !partitioning.is_empty() {
            block.push(' ');
            block.push_str(&partitioning);
        }
        let mut rest = options;
        if self.dialect == Dialect::Mysql
            && let Some(comment) = self.comment(&table.comment)
        {
            rest.push(["COMMENT=", &self.spec.text_literal(comment)].concat());
        }
        if !rest.is_empty() {
            block.push(' ');
            block.push_str(&rest.join(if self.dialect == Dialect::Sqlite { ", " } else { " " }));
        }
        if self.dialect == Dialect::Mysql && !partitioning.is_empty() {
            block.push('\n');
            block.push_str(&partitioning);
        }
    }

    fn partitioning(&mut self, table: &Table) -> String {
        let Some(partitioning) = &table.partitioning else { return String::new() };
        let is_own = self.source() == self.dialect && self.dialect != Dialect::Sqlite;
        if !is_own {
            let message =
                format!("PARTITION BY {} ({}) is omitted.", partitioning.strategy, partitioning.key);
            self.notice(ObjectRef::Table(table.id), message);
            return String::new();
        }
        let mut text =
            ["PARTITION BY ", &closed(&partitioning.strategy), " (", &closed(&partitioning.key), ")"]
                .concat();
        if let Some(definition) = &partitioning.definition
            && self.dialect == Dialect::Mysql
        {
            text.push('\n');
            text.push_str(&closed(definition));
        }
        text
    }

    /// Indexes and comments.
    fn after_table(&mut self, table: &Table, name: &str, block: &mut String) {
        let settings: Vec<String> = std::mem::take(&mut self.column_settings)
            .into_iter()
            .map(|(column, setting)| {
                let column = self.column_name(table.id, column);
                let verb = if setting.starts_with("DROP ") { " " } else { " SET " };
                ["ALTER TABLE ONLY ", name, " ALTER COLUMN ", &column, verb, &setting, ";"].concat()
            })
            .collect();
        if !settings.is_empty() {
            block.push_str("\n\n");
            block.push_str(&settings.join("\n"));
        }
        if self.dialect != Dialect::Mysql {
            let mut indexes = Vec::new();
            for index in &table.indexes {
                let object = ObjectRef::Index(table.id, index.id);
                let statement = self.create_index(table, index);
                if self.late_indexes.contains(&(table.id, index.id)) {
                    let comment = self.index_comment(table, index);
                    self.late
                        .extend(statement.map(|text| {
                            text + &comment.map_or_else(String::new, |c| "\n\n".to_owned() + &c)
                        }));
                    self.left_out.insert(object);
                } else {
                    self.collect(object, statement, &mut indexes);
                }
            }
            if !indexes.is_empty() {
                block.push_str("\n\n");
                block.push_str(&indexes.join("\n"));
            }
        }
        let mut comments: Vec<String> =
            self.comment_on(&["TABLE ", name].concat(), &table.comment).into_iter().collect();
        for column in &table.columns {
            let target = ["COLUMN ", name, ".", &self.column_name(table.id, column.id)].concat();
            comments.extend(self.comment_on(&target, &column.comment));
        }
        comments.extend(self.comments_on_parts(table));
        if !comments.is_empty() {
            block.push_str("\n\n");
            block.push_str(&comments.join("\n"));
        }
    }
}

/// Columns and constraints between parentheses, names and types below each other.
fn body(columns: &[ColumnLine], constraints: &[String]) -> String {
    if columns.is_empty() && constraints.is_empty() {
        return " ()".to_owned();
    }
    let width = |text: &str, most: usize| Some(text.chars().count()).filter(|width| *width <= most);
    let names = columns.iter().filter_map(|column| width(&column.name, 32)).max().unwrap_or(0);
    let types = columns
        .iter()
        .filter(|column| !column.rest.is_empty())
        .filter_map(|column| width(&column.type_text, 24))
        .max()
        .unwrap_or(0);
    let mut out = String::from(" (\n");
    for (at, column) in columns.iter().enumerate() {
        let comment = column.comment.as_deref();
        if let Some(comment) = comment.filter(|comment| !is_short(comment)) {
            out.push_str(&comment_lines(comment, "    "));
            out.push('\n');
        }
        let mut line = String::from("    ");
        push_padded(&mut line, &column.name, names);
        line.push(' ');
        push_padded(&mut line, &column.type_text, types);
        line.push(' ');
        line.push_str(&column.rest);
        line.truncate(line.trim_end_matches(' ').len());
        if at + 1 < columns.len() || !constraints.is_empty() {
            line.push(',');
        }
        if let Some(comment) = comment.filter(|comment| is_short(comment)) {
            line.push_str(" -- ");
            line.push_str(comment.trim());
        }
        out.push_str(&line);
        out.push('\n');
    }
    for (at, constraint) in constraints.iter().enumerate() {
        out.push_str("    ");
        out.push_str(constraint);
        out.push_str(if at + 1 < constraints.len() { ",\n" } else { "\n" });
    }
    out.push(')');
    out
}

fn push_padded(line: &mut String, text: &str, width: usize) {
    line.push_str(text);
    for _ in text.chars().count()..width {
        line.push(' ');
    }
}
