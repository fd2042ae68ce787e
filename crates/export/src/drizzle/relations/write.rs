//! `relations(…)` of 0.45 and `defineRelations(…)` of 1.0.

use crowfoot_model::{ColumnId, NodeId, Table, TableId};

use super::{Relation, Side};
use crate::drizzle::Writer;
use crate::drizzle::layout::{Piece, Section};
use crate::typescript::{Doc, quote};

impl Writer<'_> {
    /// The relations of all tables, as the line has them. `schema` is what `defineRelations` gets.
    pub(in crate::drizzle) fn all_relations(&mut self, tables: &[std::sync::Arc<Table>]) -> Vec<Piece> {
        let (mut parts, mut pieces) = (Vec::new(), Vec::new());
        for table in tables {
            let relations = self.relations_of(table);
            if relations.is_empty() {
                continue;
            }
            self.related.insert(table.id);
            self.related.extend(relations.iter().map(|relation| relation.target));
            let Some(names) = self.names.tables.get(&table.id) else { continue };
            let constant = names.constant.clone();
            if self.line.is_one() {
                let properties = relations.iter().map(|relation| self.defined(table, relation)).collect();
                parts.push(Doc::Pair(constant, Box::new(Doc::Object { properties, broken: true })));
            } else {
                let text = self.relations(table, &constant, &relations);
                pieces.push(piece(text, Some(NodeId::Table(table.id))));
            }
        }
        if parts.is_empty() {
            return pieces;
        }
        // No table is called so: the name is reserved.
        let name = "relations";
        let schema = if self.are_relations_apart() {
            Doc::text("schema")
        } else {
            let constants = tables.iter().filter_map(|table| self.names.tables.get(&table.id));
            Doc::object(constants.map(|names| Doc::Text(names.constant.clone())).collect())
        };
        let body = Doc::Object { properties: parts, broken: true };
        let call = Doc::call("defineRelations", vec![schema, Doc::Arrow("(r)".into(), Box::new(body))]);
        let mut out = self.printer();
        out.statement(&["export const ", name, " = "].concat(), &call);
        pieces.push(piece(out.out, None));
        pieces
    }

    /// `export const usersRelations = relations(users, …)`
    fn relations(&mut self, table: &Table, constant: &str, relations: &[Relation]) -> String {
        let has_one = relations.iter().any(|relation| relation.is_one);
        let has_many = relations.iter().any(|relation| !relation.is_one);
        let parameters = match (has_one, has_many) {
            (true, true) => "({ one, many })",
            (true, false) => "({ one })",
            _ => "({ many })",
        };
        let properties = relations.iter().map(|relation| self.related(table, relation)).collect();
        let body = Doc::Object { broken: relations.len() > 1, properties };
        let arrow = Doc::Arrow(parameters.into(), Box::new(body));
        let name = self.names.constants.claim(&[&[constant, "Relations"].concat()]);
        let call = Doc::call("relations", vec![Doc::text(constant), arrow]);
        let mut out = self.printer();
        out.statement(&["export const ", &name, " = "].concat(), &call);
        out.out
    }

    /// `author: one(users, { fields: …, references: … })`
    fn related(&self, table: &Table, relation: &Relation) -> Doc {
        let target = self.names.tables.get(&relation.target).map_or("", |names| &names.constant);
        let mut options = Vec::new();
        if let Side::Referring { .. } = relation.side {
            options.push(Doc::pair("fields", Doc::Array(self.paths(table.id, &relation.from))));
            options.push(Doc::pair("references", Doc::Array(self.paths(relation.target, &relation.to))));
        }
        options.extend(relation.name.iter().map(|name| Doc::Text(["relationName: ", &quote(name)].concat())));
        let mut arguments = vec![Doc::text(target)];
        if !options.is_empty() {
            arguments.push(Doc::object(options));
        }
        Doc::pair(&relation.key, Doc::call(if relation.is_one { "one" } else { "many" }, arguments))
    }

    /// `author: r.one.users({ from: r.posts.authorId, to: r.users.id })`
    fn defined(&self, table: &Table, relation: &Relation) -> Doc {
        let target = self.names.tables.get(&relation.target).map_or("", |names| &names.constant);
        let callee = [if relation.is_one { "r.one." } else { "r.many." }, target].concat();
        let mut options = Vec::new();
        let (from, to) = (self.ends(table.id, &relation.from), self.ends(relation.target, &relation.to));
        match &relation.side {
            Side::Referenced => {}
            Side::Referring { .. } => {
                options.push(Doc::pair("from", one_or_all(from)));
                options.push(Doc::pair("to", one_or_all(to)));
            }
            Side::Through { table: join, source, target } => {
                let near = through(from, self.ends(*join, source));
                let far = through(to, self.ends(*join, target));
                options.push(Doc::pair("from", one_or_all(near)));
                options.push(Doc::pair("to", one_or_all(far)));
            }
        }
        if let Side::Referring { required: true } = relation.side {
            options.push(Doc::text("optional: false"));
        }
        options.extend(relation.name.iter().map(|name| Doc::Text(["alias: ", &quote(name)].concat())));
        let arguments = if options.is_empty() { Vec::new() } else { vec![Doc::object(options)] };
        Doc::pair(&relation.key, Doc::Call(callee, arguments))
    }

    /// `posts.authorId`, for each column.
    fn paths(&self, table: TableId, columns: &[ColumnId]) -> Vec<Doc> {
        let Some(names) = self.names.tables.get(&table) else { return Vec::new() };
        let keys = columns.iter().filter_map(|id| names.column(*id));
        keys.map(|key| Doc::Text([&names.constant, ".", key].concat())).collect()
    }

    /// `r.posts.authorId`, for each column.
    fn ends(&self, table: TableId, columns: &[ColumnId]) -> Vec<Doc> {
        let Some(names) = self.names.tables.get(&table) else { return Vec::new() };
        let keys = columns.iter().filter_map(|id| names.column(*id));
        keys.map(|key| Doc::Text(["r.", &names.constant, ".", key].concat())).collect()
    }
}

fn piece(text: String, node: Option<NodeId>) -> Piece {
    Piece { section: Section::Relations, constant: String::new(), text, exported: None, node }
}

/// `r.posts.id.through(r.postTags.postId)`
fn through(ends: Vec<Doc>, of_join: Vec<Doc>) -> Vec<Doc> {
    let pairs = ends.into_iter().zip(of_join);
    pairs
        .map(|(end, join)| match end {
            Doc::Text(end) => Doc::Call([&end, ".through"].concat(), vec![join]),
            other => other,
        })
        .collect()
}

fn one_or_all(ends: Vec<Doc>) -> Doc {
    match <[Doc; 1]>::try_from(ends) {
        Ok([end]) => end,
        Err(ends) => Doc::Array(ends),
    }
}
