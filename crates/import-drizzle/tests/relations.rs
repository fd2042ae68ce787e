//! Relations: they name foreign keys, and those without a key become logical ones.
#![allow(clippy::unwrap_used, clippy::panic)]

mod support;

use crowfoot_model::{Document, ForeignKey};
use support::whole;

const IMPORTS: &str = "import { relations, defineRelations } from 'drizzle-orm';\nimport { pgTable, text } from 'drizzle-orm/pg-core';\n";

fn document(text: &str) -> Document {
    whole(text).document
}

fn keys(document: &Document) -> Vec<(String, ForeignKey)> {
    let keys = document.tables().flat_map(|table| {
        table.foreign_keys.iter().map(|key| {
            let column = key.columns.first().and_then(|id| table.column(*id)).unwrap();
            (format!("{}.{}", table.name, column.name), key.clone())
        })
    });
    keys.collect()
}

fn said(document: &Document) -> Vec<(String, bool, Option<String>, Option<String>)> {
    keys(document).into_iter().map(|(name, key)| (name, key.logical, key.relation, key.inverse)).collect()
}

fn one(
    name: &str,
    logical: bool,
    own: &str,
    inverse: &str,
) -> (String, bool, Option<String>, Option<String>) {
    let text = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    (name.to_owned(), logical, text(own), text(inverse))
}

#[test]
fn of_0_45_name_keys_and_add_logical_ones() {
    let read = document(&format!(
        "{IMPORTS}
        export const users = pgTable('users', {{ id: text().primaryKey() }});
        export const posts = pgTable('posts', {{
          id: text().primaryKey(),
          authorId: text('author_id').references(() => users.id),
          editorId: text('editor_id'),
          parentId: text('parent_id'),
        }});
        export const postsRelations = relations(posts, ({{ one, many }}) => ({{
          writer: one(users, {{ fields: [posts.authorId], references: [users.id], relationName: 'w' }}),
          editor: one(users, {{ fields: [posts.editorId], references: [users.id], relationName: 'e' }}),
          above: one(posts, {{ fields: [posts.parentId], references: [posts.id], relationName: 'tree' }}),
          below: many(posts, {{ relationName: 'tree' }}),
        }}));
        export const usersRelations = relations(users, ({{ many }}) => ({{
          written: many(posts, {{ relationName: 'w' }}),
          edited: many(posts, {{ relationName: 'e' }}),
        }}));"
    ));
    assert_eq!(
        said(&read),
        [
            one("posts.author_id", false, "writer", "written"),
            one("posts.editor_id", true, "editor", "edited"),
            one("posts.parent_id", true, "above", "below"),
        ]
    );
}

#[test]
fn of_1_0_name_keys_and_add_logical_ones() {
    let read = document(&format!(
        "{IMPORTS}
        export const users = pgTable.withRLS('users', {{ id: text().primaryKey() }});
        export const groups = pgTable('groups', {{ id: text().primaryKey(), owner: text() }});
        export const members = pgTable('members', {{ user: text().references(() => users.id), group: text() }});
        export const r = defineRelations({{ users, groups, members }}, (r) => ({{
          users: {{
            owned: r.many.groups({{ from: r.users.id, to: r.groups.owner }}),
            groups: r.many.groups({{ from: r.users.id.through(r.members.user), to: r.groups.id.through(r.members.group) }}),
            memberships: r.many.members(),
          }},
          groups: {{ owner: r.one.users({{ from: r.groups.owner, to: r.users.id }}) }},
          members: {{ member: r.one.users({{ from: r.members.user, to: r.users.id }}) }},
        }}));"
    ));
    assert_eq!(
        said(&read),
        [
            one("groups.owner", true, "owner", "owned"),
            one("members.user", false, "member", "memberships"),
            one("members.group", true, "", ""),
        ]
    );
}

#[test]
fn to_what_is_not_in_the_design_add_nothing() {
    let text = format!(
        "{IMPORTS}import {{ users }} from '@other/package';
        export const posts = pgTable('posts', {{ id: text().primaryKey(), authorId: text('author_id') }});
        export const postsRelations = relations(posts, ({{ one }}) => ({{
          author: one(users, {{ fields: [posts.authorId], references: [users.id] }}),
          odd: one(posts, {{ fields: [posts.nothing], references: [posts.id] }}),
          uneven: one(posts, {{ fields: [posts.id, posts.authorId], references: [posts.id] }}),
        }}));"
    );
    let read = whole(&text).document;
    assert!(keys(&read).is_empty(), "{:?}", keys(&read));
}

#[test]
fn survive_the_way_from_the_reader_to_the_page() {
    let text = format!(
        "{IMPORTS}
        export const users = pgTable('users', {{ id: text().primaryKey() }});
        export const posts = pgTable('posts', {{ authorId: text('author_id') }});
        export const r = relations(posts, ({{ one }}) => ({{
          author: one(users, {{ fields: [posts.authorId], references: [users.id] }}),
        }}));"
    );
    let source = crowfoot_import::Source { name: "schema.ts", text: &text };
    let translation = crowfoot_import_drizzle::translate(&[source]);
    assert!(!translation.relations.is_empty());
    assert_eq!(crowfoot_import::Translation::from_json(&translation.to_json()), Some(translation));
}
