//! Random documents and edits, small enough that names and references collide.

use crowfoot_dialect::spec;
use crowfoot_model::{
    Column, ColumnId, DataType, DefaultValue, Deferrability, Dialect, Diff, Document, Edit, EnumId, EnumType,
    ForeignKey, ForeignKeyTarget, IdSource, Index, IndexKey, PrimaryKey, ReferentialAction, RuleLevel,
    Suppression, Table, TableId, UniqueConstraint, View, ViewId,
};

use crate::{rule, set_level, set_option};

/// A generator of numbers from a seed.
pub(crate) struct Random(pub(crate) u64);

impl Random {
    pub(crate) fn below(&mut self, count: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % count.max(1)
    }

    fn chance(&mut self, of: usize) -> bool {
        self.below(of) == 0
    }

    fn pick<'t, T>(&mut self, from: &'t [T]) -> &'t T {
        &from[self.below(from.len())]
    }
}

const TABLES: &[&str] = &["users", "orders", "user", "Order Items", "tags", "", "user_roles", "mood"];
const COLUMNS: &[&str] = &[
    "id",
    "user_id",
    "order_id",
    "email",
    "deleted_at",
    "created_at",
    "updated_at",
    "is_active",
    "password",
    "phone1",
    "phone2",
    "phone3",
    "userName",
    "total",
    "created_by",
    "group",
];
const TYPES: &[&str] = &[
    "text",
    "integer",
    "boolean",
    "timestamptz",
    "timestamp",
    "json",
    "varchar(20)",
    "uuid",
    "float8",
    "int[]",
];
const NAMES: &[&str] = &["idx_users_email", "users_email_unique", "users", "i", "mood", ""];

/// One edit of a document, chosen by the generator.
pub(crate) fn edit(random: &mut Random, document: &Document, ids: &mut IdSource) -> Diff {
    let mut edit = Edit::new(document);
    let tables: Vec<TableId> = document.tables().map(|table| table.id).collect();
    if tables.is_empty() || random.chance(6) {
        let id: TableId = ids.fresh();
        let mut table = Table::new(id, *random.pick(TABLES));
        for _ in 0..random.below(5) {
            table.columns.push(column(random, document.settings().dialect, ids));
        }
        if let Some(first) = table.columns.first().filter(|_| !random.chance(3)) {
            table.primary_key = Some(PrimaryKey::over(vec![first.id]));
        }
        edit.put(table);
        return edit.finish();
    }
    let id = *random.pick(&tables);
    match random.below(20) {
        0 => edit.remove_table(id),
        1 => edit.remove_table_record(id),
        2 => {
            let dialect = *random.pick(&Dialect::ALL);
            edit.settings_mut().dialect = dialect;
        }
        3 => {
            let settings = edit.settings_mut();
            let code: &&str = random.pick(&["LIF001", "IDX006", "STR004", "SUP001", "NAM002"]);
            let rule = rule(code).unwrap();
            let levels = [RuleLevel::Off, RuleLevel::Info, RuleLevel::Warning, RuleLevel::Error];
            match random.below(5) {
                4 => settings.suppressions.push(Suppression {
                    rule: rule.code.into(),
                    part: document.enums().next().filter(|_| random.chance(2)).map(|own| own.id.0),
                    parts: random.chance(3),
                    ..Suppression::default()
                }),
                0 => {
                    settings.rule_preset = {
                        let presets = ["lenient", "import", "strict"];
                        random.chance(2).then(|| presets[random.below(3)].to_owned())
                    }
                }
                1 => rule.options.iter().for_each(|option| {
                    let value: &&str = random.pick(&["1", "2", "3"]);
                    set_option(settings, rule, option, value);
                }),
                _ => set_level(settings, rule, *random.pick(&levels)),
            }
        }
        4 => {
            let existing: Vec<EnumId> = document.enums().map(|e| e.id).collect();
            if existing.is_empty() || random.chance(2) {
                let values = (0..random.below(3)).map(|_| "a".to_owned()).collect();
                edit.put(EnumType {
                    id: ids.fresh(),
                    schema: None,
                    name: (*random.pick(NAMES)).into(),
                    values,
                    comment: None,
                });
            } else {
                edit.remove_enum(*random.pick(&existing));
            }
        }
        5 => {
            let id: ViewId = ids.fresh();
            edit.put(View {
                id,
                schema: None,
                name: (*random.pick(TABLES)).into(),
                columns: vec![],
                query: (*random.pick(NAMES)).into(),
                dialect: Dialect::Postgres,
                materialized: false,
                clauses: vec![],
                head: None,
                indexes: vec![],
                comment: None,
            });
        }
        6 => {
            let columns: Vec<ColumnId> =
                edit.table(id).unwrap().columns.iter().map(|column| column.id).collect();
            if !columns.is_empty() {
                edit.remove_column(id, *random.pick(&columns));
            }
        }
        choice => change_table(random, document, &mut edit, id, choice, ids),
    }
    edit.finish()
}

fn change_table(
    random: &mut Random,
    document: &Document,
    edit: &mut Edit<'_>,
    id: TableId,
    choice: usize,
    ids: &mut IdSource,
) {
    let dialect = document.settings().dialect;
    let tables: Vec<TableId> = document.tables().map(|table| table.id).collect();
    let enums: Vec<EnumId> = document.enums().map(|e| e.id).collect();
    let other = document.table(*random.pick(&tables)).unwrap();
    let table = edit.table_mut(id).unwrap();
    let columns: Vec<ColumnId> = table.columns.iter().map(|column| column.id).collect();
    let some: Vec<ColumnId> = columns.iter().copied().filter(|_| random.chance(2)).collect();
    match choice {
        7 => table.name = (*random.pick(TABLES)).into(),
        8 | 9 => table.columns.push(column(random, dialect, ids)),
        10 | 11 => {
            if let Some(column) = columns.first().and(table.columns.last_mut()) {
                column.name = (*random.pick(COLUMNS)).into();
                column.not_null = random.chance(2);
                column.data_type = Some(match enums.first() {
                    Some(id) if random.chance(3) => DataType::Enum(*id),
                    _ => spec(dialect).parse_type(TYPES[random.below(TYPES.len())]),
                });
            }
        }
        12 => {
            let mut unique = UniqueConstraint::over(ids.fresh(), some);
            unique.name = random.chance(2).then(|| (*random.pick(NAMES)).into());
            table.uniques.push(unique);
        }
        13 | 14 => {
            let mut index = Index::over(ids.fresh(), some);
            if random.chance(4) {
                index.keys.push(IndexKey::expression("lower(email)"));
            }
            index.unique = random.chance(4);
            index.name = random.chance(2).then(|| (*random.pick(NAMES)).into());
            index.predicate = random.chance(4).then(|| "deleted_at IS NULL".into());
            table.indexes.push(index);
        }
        15..=17 => {
            let targets: Vec<ColumnId> =
                other.columns.iter().take(some.len()).map(|column| column.id).collect();
            let mut key = ForeignKey::new(ids.fresh(), some, other.id, targets);
            if random.chance(6) {
                key.target =
                    ForeignKeyTarget::Unresolved { schema: None, table: "gone".into(), columns: vec![] };
            }
            key.on_delete = random.chance(2).then(|| *random.pick(&ReferentialAction::ALL));
            if random.chance(3) {
                key.deferrable = Deferrability::InitiallyDeferred;
            }
            table.foreign_keys.push(key);
        }
        18 => {
            let code = *random.pick(&["LIF001", "KEY001", "NAM002", "STR001", "REL006"]);
            let reason = if random.chance(4) { "" } else { "it is so" };
            table.annotations.suppressions.push(Suppression {
                rule: code.into(),
                reason: reason.into(),
                parts: random.chance(3),
                ..Suppression::default()
            });
        }
        _ => table.primary_key = random.chance(2).then(|| PrimaryKey::over(some)),
    }
}

fn column(random: &mut Random, dialect: Dialect, ids: &mut IdSource) -> Column {
    let mut column = Column::new(ids.fresh(), *random.pick(COLUMNS));
    if !random.chance(8) {
        column.data_type = Some(spec(dialect).parse_type(TYPES[random.below(TYPES.len())]));
    }
    column.not_null = random.chance(2);
    if random.chance(3) {
        column.default = Some(match random.below(4) {
            0 => DefaultValue::Null,
            1 => DefaultValue::Text("null".into()),
            2 => DefaultValue::Number("0".into()),
            _ => DefaultValue::Expression("now()".into()),
        });
    }
    column
}
