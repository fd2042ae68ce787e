//! `CREATE TABLE` and what belongs right after it.

use crowfoot_dialect::script::CommentPlace;
use crowfoot_model::{Column, ObjectRef, PrimaryKey, Table, UniqueConstraint, UniqueId};

use crate::column::ColumnLine;
use crate::pieces::Line;
use crate::scratch::Scratch;
use crate::script::{Block, Blocks};
use crate::table_body::body;
use crate::target::inherited_columns;
use crate::text::{closed, list};
use crate::{Phase, Spelling, Writer, needs, order, partition};

impl Writer<'_> {
    pub(crate) fn tables(&mut self, script: &mut Blocks) {
        let document = self.sql.document;
        if self.sql.able().partitions_are_tables && self.sql.is_at_home() {
            self.late_indexes = partition::late_indexes(document);
        }
        let mut blocks: Vec<(Vec<String>, Vec<String>, Block)> = Vec::new();
        for table in order::tables(document) {
            let object = ObjectRef::Table(table.id);
            if !self.sql.is_omitted(object) {
                let block = self.table(table);
                let (mut makes, mut needed) = (Vec::new(), Vec::new());
                if self.sql.orders() {
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
                        self.sql.spec.name()
                    ),
                    None => "The table has no columns and is omitted.".to_owned(),
                };
                self.notice(object, message);
            }
        }
        if let Some(switch) = self.sql.writing().key_checks.filter(|_| self.refers_forward) {
            let set = |sql: &str| Block::of(ObjectRef::Document, Phase::Tables, sql.to_owned());
            script.push(set(switch.off));
            blocks.push((Vec::new(), Vec::new(), set(switch.on)));
        }
        for (makes, needed, block) in blocks {
            script.making(makes, needed, block);
        }
        // Those of a table that is a partition itself come before those of the table that it is a part of.
        let late = std::mem::take(&mut self.late);
        late.into_iter().rev().for_each(|block| script.push(block));
        script.push(self.sql.sequence_owners());
        std::mem::take(&mut self.deferred).into_iter().for_each(|block| script.push(block));
    }

    fn table(&mut self, whole: &Table) -> Block {
        let object = ObjectRef::Table(whole.id);
        let parent = (whole.partition_of.as_ref())
            .and_then(|partition| self.sql.document.table(partition.table).cloned());
        let own = parent.as_ref().map(|parent| partition::own_parts(self.sql.document, whole, parent));
        let table = own.as_ref().unwrap_or(whole);
        let is_partition = table.partition_of.is_some();
        let mut columns = Vec::new();
        let mut scratch = Scratch::default();
        if parent.is_none() {
            for column in &table.columns {
                match self.sql.of_parent(table, column) {
                    Some(of_parent) => self.change_inherited(table, column, &of_parent, &mut scratch),
                    None => columns.push(self.column(table, column, &mut scratch)),
                }
            }
        }
        let mut elements = self.column_options(table, parent.as_deref());
        let constraints = self.constraints(table, &mut columns, &mut scratch);
        elements.extend(constraints.iter().map(|(_, line)| line.clone()));
        let name = self.sql.table_name(table);
        let mut block = match self.sql.writing().comments {
            CommentPlace::Script => self.sql.comment_above(&table.comment),
            _ => String::new(),
        };
        block.push_str(
            &[Spelling::create_table(table, self.sql.dialect), self.sql.if_not_exists(), &name].concat(),
        );
        match (&table.partition_of, &parent) {
            (Some(partition), Some(parent)) => {
                block.push_str(&["\n    PARTITION OF ", &self.sql.table_name(parent)].concat());
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
        let end = block.len();
        self.after_body(table, &mut block);
        self.keep_pieces(whole, &columns, constraints, &scratch, block.get(end..).unwrap_or_default());
        block.push(';');
        let mut block = Block::of(object, Phase::Tables, block);
        self.after_table(table, &name, scratch, &mut block);
        block
    }

    /// What a child says of an inherited column that its parent does not.
    fn change_inherited(
        &mut self,
        table: &Table,
        column: &Column,
        of_parent: &Column,
        scratch: &mut Scratch,
    ) {
        let has_default = column.default.is_some() || column.identity.is_some();
        let has_other = column.default != of_parent.default || column.default_text != of_parent.default_text;
        if !has_default && (of_parent.default.is_some() || of_parent.identity.is_some()) {
            scratch.settings.push((column.id, "DROP DEFAULT".into()));
        } else if has_other && column.identity.is_none() {
            let spelled = self.sql.spell(column.data_type.as_ref());
            let object = ObjectRef::Column(table.id, column.id);
            let mut words = Vec::new();
            self.default_clause(column, &spelled, object, &mut words);
            scratch.settings.extend(words.into_iter().map(|text| (column.id, text)));
        }
        if column.not_null && !of_parent.not_null && !table.is_in_primary_key(column.id) {
            scratch.settings.push((column.id, "NOT NULL".into()));
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
                let spelled = self.sql.spell(column.data_type.as_ref());
                let object = ObjectRef::Column(table.id, column.id);
                self.default_clause(column, &spelled, object, &mut options);
            }
            if !options.is_empty() {
                lines.push([&self.sql.column_name(table.id, column.id), " ", &options.join(" ")].concat());
            }
        }
        lines
    }

    /// Constraints of a table as lines.
    fn constraints(&mut self, table: &Table, columns: &mut [ColumnLine], scratch: &mut Scratch) -> Vec<Line> {
        let mut lines: Vec<Line> = Vec::new();
        let has_key = columns.iter().any(|column| column.is_key);
        let second = self.second_key(table);
        for unique in &table.uniques {
            let object = ObjectRef::Unique(table.id, unique.id);
            let line = self.unique(table, unique).map(|line| (object, line));
            if second.is_some_and(|own| own == unique.id) {
                continue;
            }
            scratch.collect(object, line, &mut lines);
        }
        if let Some(key) = &table.primary_key {
            // With a column it says less, which has to be told all the same.
            let line = self.primary_key(table, key).filter(|_| !has_key);
            let line = line.map(|line| (ObjectRef::PrimaryKey(table.id), line));
            if line.is_none() {
                scratch.left_out.insert(ObjectRef::PrimaryKey(table.id));
            }
            let has_order = self.sql.server().orders_keys && self.sql.is_at_home();
            let at = key.uniques_before.filter(|_| has_order).and_then(|before| usize::try_from(before).ok());
            let at = at.unwrap_or(0).min(lines.len());
            let column = key.columns.first().filter(|_| second.is_some());
            let at_column = column.and_then(|id| table.columns.iter().position(|column| column.id == *id));
            match at_column.and_then(|at| columns.get_mut(at)) {
                Some(column) => {
                    column.push("UNIQUE PRIMARY KEY".to_owned());
                }
                None => drop(lines.splice(at..at, line)),
            }
        }
        for exclusion in &table.exclusions {
            let object = ObjectRef::Exclusion(table.id, exclusion.id);
            let line = self.exclusion(table, exclusion).map(|line| (object, line));
            scratch.collect(object, line, &mut lines);
        }
        for check in &table.checks {
            let line = self.check(table, check);
            let own = check.column.filter(|_| {
                check.name.is_none() && self.sql.server().checks_of_columns && self.sql.is_at_home()
            });
            let at = own.and_then(|id| table.columns.iter().position(|column| column.id == id));
            if let (Some(text), Some(column)) = (&line, at.and_then(|at| columns.get_mut(at))) {
                column.push(text.clone());
                continue;
            }
            let object = ObjectRef::Check(table.id, check.id);
            scratch.collect(object, line.map(|line| (object, line)), &mut lines);
        }
        for column in columns.iter_mut() {
            for (name, expression) in std::mem::take(&mut column.checks) {
                let line = ["CONSTRAINT ", &name, " CHECK (", &expression, ")"].concat();
                lines.push((ObjectRef::Column(table.id, column.id), line));
            }
        }
        let is_inline = self.sql.clauses().inline_indexes;
        let mut indexes = table.indexes.iter().filter(|_| is_inline);
        for (at, key) in table.foreign_keys.iter().enumerate() {
            // MySQL makes indexes for keys, in the order of all.
            if is_inline && self.sql.is_at_home() {
                let written = table.indexes.len() - indexes.clone().count();
                let rest = table.foreign_keys.iter().skip(at);
                let before = rest.filter_map(|key| usize::try_from(key.indexes_before?).ok()).min();
                let most = before.unwrap_or(table.indexes.len()).saturating_sub(written);
                for index in indexes.by_ref().take(most) {
                    let line = self.index_line(table, index);
                    lines.extend(line.map(|line| (ObjectRef::Index(table.id, index.id), line)));
                }
            }
            let line = self.foreign_key(table, key);
            lines.extend(line.map(|line| (ObjectRef::ForeignKey(table.id, key.id), line)));
        }
        for index in indexes {
            let line = self.index_line(table, index);
            lines.extend(line.map(|line| (ObjectRef::Index(table.id, index.id), line)));
        }
        let own = std::mem::take(&mut scratch.lines).into_iter();
        lines.extend(own.map(|line| (ObjectRef::Table(table.id), line)));
        lines
    }

    /// The unique constraint of MySQL that is written with its column, which is the primary key too: of both together
    /// MariaDB makes one key.
    fn second_key(&self, table: &Table) -> Option<UniqueId> {
        let key = table
            .primary_key
            .as_ref()
            .filter(|_| self.sql.server().uniques_are_indexes && self.sql.is_at_home())?;
        let [column] = key.columns[..] else { return None };
        let plain = PrimaryKey::over(key.columns.clone());
        let unique =
            table.uniques.iter().find(|unique| unique.name.is_none() && unique.columns == key.columns)?;
        let is_plain = *key == plain && *unique == UniqueConstraint::over(unique.id, vec![column]);
        is_plain.then_some(unique.id)
    }

    /// Inheritance, partitioning, options and MySQL's comment.
    fn after_body(&mut self, table: &Table, block: &mut String) {
        if self.sql.spec.capabilities().inheritance {
            let parents = table.inherits.iter().filter_map(|parent| self.sql.document.table(*parent));
            let parents: Vec<String> = parents.map(|parent| self.sql.table_name(parent)).collect();
            if !parents.is_empty() {
                block.push_str(&[" INHERITS (", &list(&parents), ")"].concat());
            }
        }
        self.tell(ObjectRef::Table(table.id));
        self.tell_of_fork(table);
        let options = self.table_options(table);
        let partitioning = self.partitioning(table);
        let is_last = self.sql.clauses().inline_partitions;
        if !is_last && !partitioning.is_empty() {
            block.push(' ');
            block.push_str(&partitioning);
        }
        let mut rest = options;
        if self.sql.writing().comments == CommentPlace::Clause
            && let Some(comment) = self.sql.comment(&table.comment)
        {
            rest.push(["COMMENT=", &self.sql.spec.text_literal(comment)].concat());
        }
        if !rest.is_empty() {
            block.push(' ');
            block.push_str(&rest.join(self.sql.writing().option_separator));
        }
        if is_last && !partitioning.is_empty() {
            block.push('\n');
            block.push_str(&partitioning);
        }
    }

    fn partitioning(&self, table: &Table) -> String {
        let Some(partitioning) = &table.partitioning else { return String::new() };
        let mut text =
            ["PARTITION BY ", &closed(&partitioning.strategy), " (", &closed(&partitioning.key), ")"]
                .concat();
        if let Some(definition) = &partitioning.definition
            && self.sql.clauses().inline_partitions
        {
            text.push('\n');
            text.push_str(&closed(definition));
        }
        text
    }

    /// Indexes and comments.
    fn after_table(&mut self, table: &Table, name: &str, mut scratch: Scratch, block: &mut Block) {
        let settings = std::mem::take(&mut scratch.settings).into_iter().map(|(column, setting)| {
            let object = ObjectRef::Column(table.id, column);
            let column = self.sql.column_name(table.id, column);
            let verb = if setting.starts_with("DROP ") { " " } else { " SET " };
            let sql = ["ALTER TABLE ONLY ", name, " ALTER COLUMN ", &column, verb, &setting, ";"].concat();
            (object, sql)
        });
        block.paragraph(Phase::ColumnSettings, settings);
        if !self.sql.clauses().inline_indexes {
            let mut indexes = Vec::new();
            for index in &table.indexes {
                let object = ObjectRef::Index(table.id, index.id);
                let statement = self.create_index(table, index);
                if self.late_indexes.contains(&(table.id, index.id)) {
                    if let Some(statement) = statement {
                        let mut late = Block::of(object, Phase::PartitionedIndexes, statement);
                        let comment = self.sql.index_comment(table, index);
                        late.push(object, Phase::Comments, comment.unwrap_or_default());
                        self.late.push(late);
                    }
                    scratch.left_out.insert(object);
                } else {
                    scratch.collect(object, statement.map(|sql| (object, sql)), &mut indexes);
                }
            }
            block.paragraph(Phase::Indexes, indexes);
        }
        let object = ObjectRef::Table(table.id);
        let comment = self.sql.comment_on(&["TABLE ", name].concat(), &table.comment);
        let mut comments: Vec<(ObjectRef, String)> =
            comment.map(|comment| (object, comment)).into_iter().collect();
        for column in &table.columns {
            let target = ["COLUMN ", name, ".", &self.sql.column_name(table.id, column.id)].concat();
            let comment = self.sql.comment_on(&target, &column.comment);
            comments.extend(comment.map(|comment| (ObjectRef::Column(table.id, column.id), comment)));
        }
        comments.extend(self.sql.comments_on_parts(table, &scratch.left_out));
        block.paragraph(Phase::Comments, comments);
    }
}

impl Spelling<'_> {
    /// The column of a parent that a child of `INHERITS` has only changed, where the parent has it.
    fn of_parent(&self, table: &Table, column: &Column) -> Option<Column> {
        if !column.inherited || !self.able().inheritance || !self.is_at_home() {
            return None;
        }
        inherited_columns(self.document, table).find(|other| other.name == column.name).cloned()
    }
}
