//! The TypeScript of a schema as values: the few forms of it that the exporter writes.

use super::reader::Reader;

/// A value of a schema.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value {
    Text(String),
    /// A number as it is written.
    Number(String),
    Bool(bool),
    /// `null`, `undefined`, and what is not understood.
    Nothing,
    Array(Vec<Value>),
    Object(Vec<(String, Value)>),
    /// An arrow function, by the value that it returns.
    Arrow(Box<Value>),
    /// A tagged template: texts, and the values between them.
    Sql(Vec<Piece>),
    /// A name and what is chained to it: `text('id').notNull()`.
    Chain(Vec<Link>),
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Piece {
    Text(String),
    Value(Value),
}

/// A name in a chain, with its arguments where it is called.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Link {
    pub(super) name: String,
    pub(super) arguments: Option<Vec<Value>>,
}

/// A constant of a module.
pub(super) struct Constant {
    pub(super) name: String,
    pub(super) is_exported: bool,
    pub(super) value: Value,
}

impl Value {
    pub(super) fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    pub(super) fn get(&self, key: &str) -> Option<&Value> {
        match self {
            Self::Object(fields) => fields.iter().find(|(own, _)| own == key).map(|(_, value)| value),
            _ => None,
        }
    }

    pub(super) fn items(&self) -> &[Value] {
        match self {
            Self::Array(items) => items,
            _ => &[],
        }
    }

    pub(super) fn links(&self) -> &[Link] {
        match self {
            Self::Chain(links) => links,
            _ => &[],
        }
    }

    /// The arguments of a call in a chain.
    pub(super) fn call(&self, name: &str) -> Option<&[Value]> {
        let link = self.links().iter().find(|link| link.name == name && link.arguments.is_some())?;
        link.arguments.as_deref()
    }
}

/// The constants of a module, in their order.
pub(super) fn constants(text: &str) -> Vec<Constant> {
    let mut found = Vec::new();
    let mut reader = Reader::new(text);
    while reader.skip() {
        let is_exported = reader.word("export");
        if reader.word("const") {
            let name = reader.name();
            if reader.mark("=") {
                found.push(Constant { name, is_exported, value: reader.value() });
                continue;
            }
        }
        reader.pass_statement();
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{Link, Piece, Value, constants};

    #[test]
    fn a_table_is_read_as_it_is_written() {
        let text = r"import { sql } from 'drizzle-orm';
            const citext = customType<{ data: string }>({
              dataType() {
                return 'citext';
              },
            });
            /** People */
            export const users = pgTable('users', {
              /** The key; */
              id: text('id')
                .primaryKey()
                .$defaultFn(() => ulid()),
              parent: text('parent').references((): AnyPgColumn => users.id, { onDelete: 'cascade' }),
            }, (table) => [
              index('i').on(table.id.desc().nullsLast(), sql`lower(${table.id})`),
            ]);
            export type User = typeof users.$inferSelect;";
        let found = constants(text);
        assert_eq!(found.len(), 2);
        let custom = found[0].value.links()[0].arguments.as_ref().unwrap();
        assert_eq!(custom[0].get("dataType").and_then(Value::as_text), Some("citext"));
        assert!(found[1].is_exported && !found[0].is_exported);
        let table = found[1].value.call("pgTable").unwrap();
        assert_eq!(table[0], Value::Text("users".into()));
        let id = table[1].get("id").unwrap();
        assert_eq!(id.call("primaryKey"), Some(&[][..]));
        let parent = table[1].get("parent").unwrap().call("references").unwrap();
        let Value::Arrow(target) = &parent[0] else { panic!("{parent:?}") };
        assert_eq!(target.links().iter().map(|link| link.name.as_str()).collect::<Vec<_>>(), ["users", "id"]);
        let Value::Arrow(extra) = &table[2] else { panic!("{table:?}") };
        let on = extra.items()[0].call("on").unwrap();
        assert_eq!(on[0].links().len(), 4);
        let key = Value::Chain(vec![
            Link { name: "table".into(), arguments: None },
            Link { name: "id".into(), arguments: None },
        ]);
        let pieces = vec![Piece::Text("lower(".into()), Piece::Value(key), Piece::Text(")".into())];
        assert_eq!(on[1], Value::Sql(pieces));
    }

    #[test]
    fn escapes_are_what_they_stand_for() {
        let found = constants(r"const a = f('it\'s \\ \x00 \u2028', sql`\`\${x}`);");
        let arguments = found[0].value.call("f").unwrap();
        assert_eq!(arguments[0], Value::Text("it's \\ \0 \u{2028}".into()));
        assert_eq!(arguments[1], Value::Sql(vec![Piece::Text("`${x}".into())]));
    }

    #[test]
    fn anything_ends() {
        for text in
            ["const", "const a = (", "const a = {{{{", "const a = x<y", "export", "const a = `${", "'"]
        {
            constants(text);
        }
        constants(&["const a = ", &"[".repeat(100_000)].concat());
    }
}
