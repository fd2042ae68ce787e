//! Views.

use crowfoot_model::{Index, KeyTarget, ObjectRef, View};

use crowfoot_dialect::Quoting;
use crowfoot_dialect::script::CommentPlace;

use crate::letters;
use crate::script::{Block, Blocks};
use crate::text::{closed, list};
use crate::{Phase, Spelling, Writer, needs, order};

impl Writer<'_> {
    pub(crate) fn views(&mut self, script: &mut Blocks) {
        for view in order::views(self.sql.document) {
            let object = ObjectRef::View(view.id);
            if self.sql.is_omitted(object) {
                let message = format!(
                    "The query is for another database; the view is omitted from {}.",
                    self.sql.spec.name()
                );
                self.notice(object, message);
            } else if view.query.trim().is_empty() {
                self.notice(object, "The view has no query and is omitted.");
            } else {
                self.schema_notice(object, &view.query);
                let block = self.view(view);
                if self.sql.orders() {
                    script.making(needs::name(&view.name), needs::of_query(&view.query), block);
                } else {
                    script.push(block);
                }
            }
        }
    }

    fn view(&mut self, view: &View) -> Block {
        let object = ObjectRef::View(view.id);
        let name = self.sql.qualified(view.schema, object);
        let materialized = view.materialized && self.sql.able().materialized_views;
        let or_replace = self.sql.writing().or_replace_views;
        let mut before = Vec::new();
        let mut within = Vec::new();
        let mut after = Vec::new();
        for clause in &view.clauses {
            let upper = clause.trim().to_ascii_uppercase();
            let starts = |word: &str| upper.starts_with(word);
            if ["ALGORITHM", "DEFINER", "SQL SECURITY", "TEMP", "RECURSIVE", "OR REPLACE"]
                .iter()
                .any(|word| starts(word))
            {
                before.push(closed(clause));
            } else if upper.contains("CHECK OPTION") || upper.contains("DATA") || starts("WITH READ ONLY") {
                after.push(closed(clause));
            } else {
                within.push(closed(clause));
            }
        }
        let mut block = match self.sql.writing().comments {
            CommentPlace::Statement => String::new(),
            _ => self.sql.comment_above(&view.comment),
        };
        block.push_str("CREATE ");
        if self.sql.options.if_not_exists
            && !materialized
            && or_replace
            && !before.iter().any(|c| c.eq_ignore_ascii_case("OR REPLACE"))
        {
            block.push_str("OR REPLACE ");
        }
        for clause in before {
            block.push_str(&[&clause, " "].concat());
        }
        block.push_str(if materialized { "MATERIALIZED VIEW " } else { "VIEW " });
        if materialized || !or_replace {
            block.push_str(self.sql.if_not_exists());
        }
        let mut head = name.clone();
        if !view.columns.is_empty() {
            let columns: Vec<String> = view.columns.iter().map(|column| self.sql.quote(column)).collect();
            head.push_str(&[" (", &list(&columns), ")"].concat());
        }
        for clause in within {
            head.push_str(&[" ", &clause].concat());
        }
        head.push_str(" AS");
        let is_kept = self.sql.keeps_text() && self.sql.options.quoting == Quoting::WhenNeeded;
        let written = view.head.as_deref().filter(|written| is_kept && letters::are_same(written, &head));
        block.push_str(written.unwrap_or(&head));
        block.push('\n');
        block.push_str(&closed(&view.query));
        for clause in after {
            block.push_str(&["\n", &clause].concat());
        }
        block.push(';');
        let mut block = Block::of(object, Phase::Views, block);
        let indexes = view.indexes.iter().filter_map(|index| self.sql.view_index(index, &name));
        block.paragraph(Phase::Views, indexes.map(|index| (object, index)));
        let kind = if materialized { "MATERIALIZED VIEW " } else { "VIEW " };
        if let Some(comment) = self.sql.comment_on(&[kind, &name].concat(), &view.comment) {
            block.push(object, Phase::Comments, comment);
        }
        block
    }
}

impl Spelling<'_> {
    /// An index of a materialized view, whose keys are expressions.
    fn view_index(&self, index: &Index, view: &str) -> Option<String> {
        let mut keys = Vec::new();
        for key in &index.keys {
            let KeyTarget::Expression(expression) = &key.on else { return None };
            let text = closed(expression);
            let is_name = text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
                || text.starts_with('"');
            let mut text = if is_name { text } else { ["(", &text, ")"].concat() };
            if let Some(class) = &key.operator_class {
                text.push_str(&[" ", &closed(class)].concat());
            }
            if key.order == Some(crowfoot_model::SortOrder::Descending) {
                text.push_str(" DESC");
            }
            match key.nulls {
                Some(crowfoot_model::NullsOrder::First) => text.push_str(" NULLS FIRST"),
                Some(crowfoot_model::NullsOrder::Last) => text.push_str(" NULLS LAST"),
                None => {}
            }
            keys.push(text);
        }
        if keys.is_empty() {
            return None;
        }
        let mut parts = vec![if index.unique { "CREATE UNIQUE INDEX " } else { "CREATE INDEX " }.to_owned()];
        if let Some(name) = &index.name {
            parts.push([self.if_not_exists(), &self.quote(name), " "].concat());
        }
        parts.push(["ON ", view].concat());
        if let Some(method) = &index.method {
            parts.push([" USING ", &closed(method)].concat());
        }
        parts.push([" (", &list(&keys), ")"].concat());
        for clause in &index.clauses {
            parts.push([" ", &closed(clause)].concat());
        }
        if let Some(predicate) = &index.predicate {
            parts.push([" WHERE ", &closed(predicate)].concat());
        }
        parts.push(";".into());
        Some(parts.concat())
    }
}
