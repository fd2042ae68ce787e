//! Access methods that do not fit the type.

use crowfoot_model::{DataType, Edit, IdSource, Index, LogicalType, ObjectRef, Table};

use crate::context::Context;
use crate::diagnostic::{Applicability, Diagnostic, Severity};
use crate::help::keys::is_tree;
use crate::rule::{Check, Family, Report, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "IDX010",
    name: "wrong-index-method",
    family: Family::Indexes,
    severity: Severity::Warning,
    since: "0.1.0",
    fix: Some(Applicability::Safe),
    summary: "A b-tree index is on JSON, an array or a tsvector, or a GIN index is on a scalar.",
    why: "A b-tree on a document only finds whole documents that are equal. Searching inside one needs a GIN index, \
          and some types have no b-tree support at all.",
    advice: "Use GIN for containment and full-text search, GiST for shapes and ranges, and a b-tree for scalars.",
    bad: "CREATE TABLE posts (\n  id text PRIMARY KEY,\n  tags text[] NOT NULL\n);\n\
          CREATE INDEX idx_posts_tags ON posts (tags);",
    good: "CREATE TABLE posts (\n  id text PRIMARY KEY,\n  tags text[] NOT NULL\n);\n\
           CREATE INDEX idx_posts_tags ON posts USING gin (tags);",
    options: &[],
    checks: &[Check::Table(check)],
    repair: Some(repair),
};

/// The kind of index that suits a type in PostgreSQL.
#[derive(Clone, Copy, PartialEq)]
enum Wants {
    Tree,
    /// A b-tree is possible and useless.
    Gin,
    /// A b-tree is refused.
    GistOnly,
    /// No method takes it.
    Nothing,
}

struct Fault {
    what: String,
    severity: Severity,
    method: Option<&'static str>,
}

fn check(cx: &Context<'_>, table: &Table, report: &mut Report<'_>) {
    if !cx.spec.capabilities().index_methods.contains(&"gin") {
        return;
    }
    for index in &table.indexes {
        let Some(fault) = fault(cx, table, index) else { continue };
        let finding = report.add(ObjectRef::Index(table.id, index.id), fault.what).rank(fault.severity);
        if let Some(method) = fault.method {
            finding.offer(Applicability::Safe, ["Use ", method].concat());
        }
    }
}

fn repair<'d>(
    cx: &Context<'d>,
    found: &Diagnostic,
    _: usize,
    edit: &mut Edit<'d>,
    _: &mut IdSource,
) -> Option<()> {
    let ObjectRef::Index(table, index) = found.object else { return None };
    let own = cx.table(table)?;
    let fault = fault(cx, own, own.index(index)?)?;
    let index = edit.table_mut(table)?.indexes.iter_mut().find(|other| other.id == index)?;
    index.method = Some(fault.method?.to_owned());
    for key in &mut index.keys {
        key.order = None;
        key.nulls = None;
    }
    Some(())
}

fn fault(cx: &Context<'_>, table: &Table, index: &Index) -> Option<Fault> {
    let tree = is_tree(index.method.as_deref()) || index.method.as_deref() == Some("hash");
    let gin = index.method.as_deref() == Some("gin");
    let single = index.keys.len() == 1;
    for key in &index.keys {
        let Some(column) = key.as_column().and_then(|id| table.column(id)) else { continue };
        let Some(data_type) = &column.data_type else { continue };
        // An operator class says that somebody knows what they want.
        if key.operator_class.is_some() {
            continue;
        }
        let name = [table.name.as_str(), ".", &column.name].concat();
        let label = cx.type_label(data_type);
        let method = |method| (single && !index.unique).then_some(method);
        match wants(cx, data_type)? {
            Wants::Gin if tree && !index.unique => {
                let what = ["A b-tree index on ", &name, " cannot search inside the ", &label, "."].concat();
                return Some(Fault { what, severity: Severity::Warning, method: method("gin") });
            }
            Wants::GistOnly if tree => {
                let what = [&name, " is of type ", &label, ", which has no b-tree support."].concat();
                return Some(Fault { what, severity: Severity::Error, method: method("gist") });
            }
            Wants::Nothing => {
                let other = if label == "json" { "; jsonb can" } else { "" };
                let what = [&name, " is of type ", &label, ", which cannot be indexed", other, "."].concat();
                return Some(Fault { what, severity: Severity::Error, method: None });
            }
            Wants::Tree if gin && single => {
                let what = [&name, " is a scalar of type ", &label, ", which GIN does not support."].concat();
                return Some(Fault { what, severity: Severity::Error, method: method("btree") });
            }
            _ => {}
        }
    }
    None
}

/// `None` where it cannot be told.
fn wants(cx: &Context<'_>, data_type: &DataType) -> Option<Wants> {
    match cx.bare_type(data_type) {
        DataType::Array(_) => Some(Wants::Gin),
        DataType::Native { text, .. } => {
            let end = text.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(text.len());
            match text.get(..end).unwrap_or("").to_ascii_lowercase().as_str() {
                "tsvector" => Some(Wants::Gin),
                "point" | "box" | "polygon" | "circle" => Some(Wants::GistOnly),
                "xml" | "jsonpath" | "line" | "lseg" | "path" | "refcursor" | "cid" => Some(Wants::Nothing),
                _ => None,
            }
        }
        _ => match cx.logical(data_type)? {
            LogicalType::Json { binary: true } => Some(Wants::Gin),
            LogicalType::Json { binary: false } => Some(Wants::Nothing),
            _ => Some(Wants::Tree),
        },
    }
}

#[cfg(test)]
mod tests {
    use crate::Severity;
    use crate::tests::{document, expect, findings};

    #[test]
    fn methods_have_to_fit() {
        for (column, index, severity) in [
            ("jsonb", "(x)", Severity::Warning),
            ("json", "USING gin (x)", Severity::Error),
            ("point", "(x)", Severity::Error),
            ("xml", "(x)", Severity::Error),
            ("int", "USING gin (x)", Severity::Error),
            ("tsvector", "(x)", Severity::Warning),
        ] {
            let sql = ["CREATE TABLE a (x ", column, "); CREATE INDEX i ON a ", index].concat();
            let found = findings("IDX010", &document(&sql));
            assert_eq!(found.iter().map(|d| d.severity).collect::<Vec<_>>(), [severity], "{sql}");
        }
        for (column, index) in [
            ("jsonb", "USING gin (x)"),
            ("jsonb", "USING gin (x jsonb_path_ops)"),
            ("text", "USING gin (x gin_trgm_ops)"),
            ("point", "USING gist (x)"),
            ("citext", "(x)"),
            ("int", "(x)"),
        ] {
            expect("IDX010", &["CREATE TABLE a (x ", column, "); CREATE INDEX i ON a ", index].concat(), &[]);
        }
    }
}
