//! Types that SQLite lacks and keeps in others: a merge with a dump leaves them alone.
#![allow(clippy::unwrap_used)]

mod trip;

use std::ops::ControlFlow;

use crowfoot_import::Source;
use crowfoot_model::{Dialect, IdSource};
use crowfoot_reconcile::Coverage;
use trip::{export, import};

#[test]
fn a_dump_does_not_change_booleans_json_and_times() {
    let text = "import { sqliteTable, integer, text } from 'drizzle-orm/sqlite-core';
export const t = sqliteTable('t', {
  id: integer().primaryKey(),
  done: integer({ mode: 'boolean' }).default(false).notNull(),
  tags: text({ mode: 'json' }).default([]),
  seen: integer({ mode: 'timestamp' }).default(new Date('2024-01-02T03:04:05Z')),
  sent: integer({ mode: 'timestamp_ms' }),
});";
    let source = Source { name: "schema.ts", text };
    let read = crowfoot_import_drizzle::import(&[source], None, &mut |_| ControlFlow::Continue(())).unwrap();
    let own = read.document;
    let dump = import(&export(&own, Dialect::Sqlite), Dialect::Sqlite);
    let options =
        crowfoot_reconcile::Options { covers: Coverage::sql(Dialect::Sqlite), ..Default::default() };
    let merged = crowfoot_reconcile::reconcile(&own, &dump, &options, &mut IdSource::following(&own));
    let types: Vec<_> =
        own.tables().flat_map(|table| &table.columns).map(|own| own.data_type.clone()).collect();
    let mut after = own;
    after.apply(&merged.diff);
    let kept: Vec<_> =
        after.tables().flat_map(|table| &table.columns).map(|own| own.data_type.clone()).collect();
    assert_eq!(kept, types);
    assert!(merged.diff.is_empty(), "{:#?}", merged.diff);
}
