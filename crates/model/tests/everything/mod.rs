//! A document with every field that the model has, none of them at its default, and every variant.

use crowfoot_model::{
    AccessPattern, AccessPatternId, Area, AreaId, CheckConstraint, CheckId, Color, Column, ColumnAnnotations,
    ColumnId, CompositeField, CompositeId, CompositeType, DataType, DefaultValue, Deferrability, Diagram,
    DiagramId, Dialect, Document, Domain, DomainCheck, DomainId, Edit, EnumId, EnumType, ExclusionConstraint,
    ExclusionElement, ExclusionId, Flow, Fold, ForeignKey, ForeignKeyId, ForeignKeyTarget,
    FunctionalDependency, Generated, Identity, Index, IndexId, IndexKey, KeyPrefix, KeyTarget, Line,
    LineLabels, LogicalType, MatchType, NodeId, Notation, Note, NoteId, NullsOrder, OrderBy, PartitionOf,
    Partitioning, Placement, PrimaryKey, ReferentialAction, RuleLevel, RuleOptionValue, RuleSettings, Schema,
    SchemaId, Sequence, SequenceId, SequenceOptions, SequenceOwner, SerialSequence, Settings, SortOrder,
    Statement, StatementId, Suppression, Table, TableAnnotations, TableId, TableOption, UniqueConstraint,
    UniqueId, View, ViewId,
};

/// Every kind of character that JSON escapes, and some that it does not.
const ODD: &str = "q\" b\\ s/ \u{8}\u{c}\n\r\t\u{1}\u{1f}\u{7f}\u{2028} één 🛒";

/// Builds the document. Literals name every field, so that a new field of the model has to be added here.
pub(crate) fn document() -> Document {
    let mut document = Document::default();
    let mut edit = Edit::new(&document);
    *edit.settings_mut() = Settings {
        name: ODD.into(),
        dialect: Dialect::Mysql,
        rationale: some("because"),
        disabled_rules: vec!["IDX001".into(), "NAM002".into()],
        named_by_engine: true,
        rule_preset: some("strict"),
        suppressions: vec![
            Suppression {
                rule: "IDX001".into(),
                parts: true,
                reason: "measured".into(),
                ..Suppression::default()
            },
            Suppression { rule: "STR007".into(), part: Some(3), ..Suppression::default() },
            Suppression { rule: "STR014".into(), reason: "a part".into(), ..Suppression::default() },
        ],
        rules: vec![
            RuleSettings {
                rule: "IDX005".into(),
                level: Some(RuleLevel::Error),
                options: vec![RuleOptionValue { key: "most-indexes".into(), value: "12".into() }],
            },
            RuleSettings { rule: "NAM001".into(), level: Some(RuleLevel::Off), options: vec![] },
            RuleSettings { rule: "NAM003".into(), level: None, options: vec![] },
            RuleSettings { rule: "NAM004".into(), level: Some(RuleLevel::Info), options: vec![] },
            RuleSettings { rule: "NAM005".into(), level: Some(RuleLevel::Warning), options: vec![] },
        ],
    };
    edit.put(Schema { id: SchemaId(1), name: "sales".into(), comment: some("c") });
    edit.put(Schema { id: SchemaId(2), name: String::new(), comment: None });
    edit.put(EnumType {
        id: EnumId(3),
        schema: Some(SchemaId(1)),
        name: "mood".into(),
        values: vec!["ok".into(), "it's".into()],
        comment: some(""),
    });
    edit.put(EnumType { id: EnumId(4), schema: None, name: "none".into(), values: vec![], comment: None });
    domains(&mut edit);
    sequences(&mut edit);
    edit.put(table());
    edit.put(types());
    edit.put(relations());
    edit.put(Table::new(TableId(9_007_199_254_740_991), "bare"));
    views(&mut edit);
    diagram(&mut edit);
    let diff = edit.finish();
    document.apply(&diff);
    document
}

fn some(text: &str) -> Option<String> {
    Some(text.to_owned())
}

fn domains(edit: &mut Edit) {
    edit.put(Domain {
        id: DomainId(10),
        schema: Some(SchemaId(1)),
        name: "email".into(),
        base: DataType::TEXT,
        not_null: true,
        default: Some(DefaultValue::Text("a@b".into())),
        collation: some("C"),
        checks: vec![
            DomainCheck { name: some("at"), expression: "VALUE LIKE '%@%'".into() },
            DomainCheck { name: None, expression: "VALUE <> ''".into() },
        ],
        comment: some("c"),
    });
    edit.put(CompositeType {
        id: CompositeId(11),
        schema: Some(SchemaId(1)),
        name: "money".into(),
        fields: vec![
            CompositeField { name: "amount".into(), data_type: DataType::INTEGER, collation: None },
            CompositeField { name: "unit".into(), data_type: DataType::TEXT, collation: some("C") },
        ],
        comment: some("c"),
    });
}

fn sequences(edit: &mut Edit) {
    edit.put(Sequence {
        id: SequenceId(12),
        schema: Some(SchemaId(1)),
        name: "numbers".into(),
        options: options(),
        owned_by: Some(SequenceOwner { table: TableId(100), column: ColumnId(101) }),
        comment: some("c"),
    });
    edit.put(Sequence {
        id: SequenceId(13),
        schema: None,
        name: "plain".into(),
        options: SequenceOptions::default(),
        owned_by: None,
        comment: None,
    });
}

fn options() -> SequenceOptions {
    SequenceOptions {
        name: some("s"),
        data_type: some("bigint"),
        start: Some(0),
        increment: Some(-1),
        minimum: Some(i64::MIN),
        maximum: Some(i64::MAX),
        cache: Some(20),
        cycle: true,
        unlogged: true,
    }
}

fn table() -> Table {
    Table {
        id: TableId(100),
        schema: Some(SchemaId(1)),
        name: "users".into(),
        comment: some("c"),
        columns: vec![
            Column {
                id: ColumnId(101),
                name: "full".into(),
                data_type: Some(DataType::TEXT),
                not_null: true,
                default: Some(DefaultValue::Null),
                identity: Some(Identity::Always(options())),
                generated: Some(Generated { expression: "a || b".into(), stored: true }),
                on_update: some("CURRENT_TIMESTAMP"),
                charset: some("utf8mb4"),
                collation: some("C"),
                comment: some("c"),
                clauses: vec!["INVISIBLE".into()],
                type_text: some("TEXT"),
                default_text: some("null"),
                sequence: Some(SerialSequence {
                    schema: Some(SchemaId(1)),
                    name: "full_seq".into(),
                    data_type: some("integer"),
                    unowned: true,
                }),
                inherited: true,
                touched: true,
                annotations: ColumnAnnotations {
                    distinct_values: Some(9_007_199_254_740_993),
                    null_fraction: Some(0.25),
                    classification: some("email"),
                },
            },
            column(102, Some(DefaultValue::Boolean(true)), Some(Identity::ByDefault(options()))),
            column(103, Some(DefaultValue::Boolean(false)), Some(Identity::Serial)),
            column(104, Some(DefaultValue::Number("1.50".into())), Some(Identity::AutoIncrement)),
            column(105, Some(DefaultValue::Text(String::new())), None),
            column(106, Some(DefaultValue::Expression("now()".into())), None),
            Column {
                generated: Some(Generated { expression: "1".into(), stored: false }),
                identity: Some(Identity::Always(SequenceOptions::default())),
                ..Column::new(ColumnId(107), "virtual")
            },
        ],
        primary_key: Some(PrimaryKey {
            name: some("users_pkey"),
            columns: vec![ColumnId(101), ColumnId(102)],
            prefixes: vec![KeyPrefix { column: ColumnId(101), length: 10 }],
            include: vec![ColumnId(103)],
            deferrable: Deferrability::InitiallyImmediate,
            clauses: vec!["USING BTREE".into()],
            uniques_before: Some(1),
            comment: some("c"),
        }),
        uniques: vec![
            UniqueConstraint {
                id: UniqueId(110),
                name: some("u"),
                columns: vec![ColumnId(101)],
                prefixes: vec![KeyPrefix { column: ColumnId(101), length: 4_294_967_295 }],
                include: vec![ColumnId(102)],
                nulls_not_distinct: true,
                deferrable: Deferrability::InitiallyDeferred,
                clauses: vec!["ON CONFLICT REPLACE".into()],
                comment: some("c"),
            },
            UniqueConstraint::over(UniqueId(111), vec![]),
        ],
        foreign_keys: vec![],
        checks: vec![
            CheckConstraint {
                id: CheckId(112),
                name: some("k"),
                expression: "a > 0".into(),
                no_inherit: true,
                not_valid: true,
                not_enforced: true,
                column: Some(ColumnId(101)),
                comment: some("c"),
            },
            CheckConstraint::new(CheckId(113), "true"),
        ],
        exclusions: vec![exclusion()],
        indexes: indexes(),
        inherits: vec![TableId(200)],
        partitioning: Some(Partitioning {
            strategy: "RANGE".into(),
            key: "created_at".into(),
            definition: some("(PARTITION p0)"),
        }),
        partition_of: Some(PartitionOf { table: TableId(200), bounds: "DEFAULT".into() }),
        options: vec![
            TableOption { name: "ENGINE".into(), value: some("InnoDB") },
            TableOption { name: "STRICT".into(), value: None },
        ],
        annotations: annotations(),
    }
}

fn column(id: u64, default: Option<DefaultValue>, identity: Option<Identity>) -> Column {
    Column { default, identity, ..Column::new(ColumnId(id), "c") }
}

fn exclusion() -> ExclusionConstraint {
    ExclusionConstraint {
        id: ExclusionId(114),
        name: some("x"),
        method: some("gist"),
        elements: vec![ExclusionElement { key: IndexKey::column(ColumnId(101)), operator: "&&".into() }],
        predicate: some("deleted_at IS NULL"),
        deferrable: Deferrability::InitiallyDeferred,
        comment: some("c"),
    }
}

fn indexes() -> Vec<Index> {
    vec![
        Index {
            id: IndexId(115),
            name: some("idx"),
            unique: true,
            method: some("btree"),
            keys: vec![
                IndexKey {
                    on: KeyTarget::Column(ColumnId(101)),
                    order: Some(SortOrder::Ascending),
                    nulls: Some(NullsOrder::First),
                    operator_class: some("text_pattern_ops"),
                    collation: some("C"),
                    prefix_length: Some(0),
                },
                IndexKey {
                    order: Some(SortOrder::Descending),
                    nulls: Some(NullsOrder::Last),
                    ..IndexKey::expression("lower(a)")
                },
            ],
            include: vec![ColumnId(102)],
            predicate: some("a IS NULL"),
            nulls_not_distinct: true,
            clauses: vec!["WITH PARSER ngram".into()],
            text: some("Idx on users (\"full\")"),
            comment: some("c"),
        },
        Index::over(IndexId(116), []),
    ]
}

fn annotations() -> TableAnnotations {
    TableAnnotations {
        rows: Some(0),
        growth_per_month: Some(9_223_372_036_854_775_807),
        writes_per_second: Some(5.0),
        retention_days: Some(365),
        access_patterns: vec![
            AccessPattern {
                id: AccessPatternId(120),
                name: "latest".into(),
                per_second: Some(1e21),
                equality: vec![ColumnId(101)],
                range: vec![ColumnId(102)],
                order_by: vec![
                    OrderBy { column: ColumnId(103), order: SortOrder::Ascending },
                    OrderBy { column: ColumnId(104), order: SortOrder::Descending },
                ],
                columns: vec![ColumnId(105), ColumnId(106)],
                condition: some("status = 'open'"),
                limit: Some(50),
                offset: true,
                p95_ms: Some(20),
                staleness_s: Some(60),
            },
            rate(121, 0.00001),
            rate(122, 0.000001234),
            rate(123, -0.0),
            rate(124, 1e15),
            rate(125, 12345678901234567.0),
            rate(126, 1.0e300),
            rate(127, 5e-324),
            rate(128, 0.1),
            rate(129, 123.456),
            rate(130, f64::NAN),
        ],
        functional_dependencies: vec![
            FunctionalDependency {
                determinant: vec![ColumnId(101)],
                dependent: vec![ColumnId(102), ColumnId(103)],
                reason: some("postal code"),
            },
            FunctionalDependency { determinant: vec![], dependent: vec![], reason: None },
        ],
        rationale: some("why"),
        suppressions: vec![
            Suppression {
                rule: "IDX001".into(),
                part: Some(101),
                reason: "r".into(),
                ..Suppression::default()
            },
            Suppression { rule: "IDX002".into(), ..Suppression::default() },
            Suppression {
                rule: "IDX003".into(),
                part: Some(102),
                detail: some("method"),
                baseline: true,
                ..Suppression::default()
            },
            Suppression { rule: "NAM001".into(), parts: true, ..Suppression::default() },
        ],
    }
}

fn rate(id: u64, per_second: f64) -> AccessPattern {
    AccessPattern {
        id: AccessPatternId(id),
        name: "n".into(),
        per_second: Some(per_second),
        equality: vec![],
        range: vec![],
        order_by: vec![],
        columns: vec![],
        condition: None,
        limit: None,
        offset: false,
        p95_ms: None,
        staleness_s: None,
    }
}

/// A column of every type.
fn types() -> Table {
    let logical = [
        LogicalType::Boolean,
        LogicalType::Integer { bits: 8, unsigned: true },
        LogicalType::Integer { bits: 64, unsigned: false },
        LogicalType::Decimal { precision: Some(10), scale: Some(-2) },
        LogicalType::Decimal { precision: None, scale: None },
        LogicalType::Float { bits: 32 },
        LogicalType::Char { length: 3 },
        LogicalType::Varchar { length: Some(255) },
        LogicalType::Varchar { length: None },
        LogicalType::Text,
        LogicalType::Binary { length: 16 },
        LogicalType::Bytes,
        LogicalType::Date,
        LogicalType::Time { precision: Some(3), with_zone: true },
        LogicalType::Time { precision: None, with_zone: false },
        LogicalType::Timestamp { precision: Some(6), with_zone: true },
        LogicalType::Timestamp { precision: None, with_zone: false },
        LogicalType::Interval,
        LogicalType::Uuid,
        LogicalType::Json { binary: true },
        LogicalType::Json { binary: false },
    ];
    let others = [
        DataType::Enum(EnumId(3)),
        DataType::Domain(DomainId(10)),
        DataType::Composite(CompositeId(11)),
        DataType::InlineEnum(vec!["a".into(), "b".into()]),
        DataType::InlineEnum(vec![]),
        DataType::Array(Box::new(DataType::Array(Box::new(DataType::TEXT)))),
        DataType::Native { dialect: Dialect::Postgres, text: "tsvector".into() },
        DataType::Native { dialect: Dialect::Sqlite, text: String::new() },
    ];
    let mut table = Table::new(TableId(200), "types");
    for (number, data_type) in logical.map(DataType::Logical).into_iter().chain(others).enumerate() {
        table.columns.push(Column::new(ColumnId(201 + number as u64), "t").with_type(data_type));
    }
    table
}

/// A foreign key of every kind.
fn relations() -> Table {
    let mut table = Table::new(TableId(300), "relations");
    table.columns.push(Column::new(ColumnId(301), "user_id"));
    table.partitioning = Some(Partitioning { strategy: "HASH".into(), key: "id".into(), definition: None });
    table.primary_key = Some(PrimaryKey::over(vec![]));
    let actions = ReferentialAction::ALL;
    let matches = [Some(MatchType::Simple), Some(MatchType::Full), Some(MatchType::Partial), None, None];
    for (number, action) in actions.into_iter().enumerate() {
        table.foreign_keys.push(ForeignKey {
            id: ForeignKeyId(310 + number as u64),
            name: some("f"),
            columns: vec![ColumnId(301)],
            target: ForeignKeyTarget::Table { table: TableId(100), columns: vec![ColumnId(101)] },
            on_delete: Some(action),
            on_update: Some(actions[4 - number]),
            on_delete_columns: vec![ColumnId(301)],
            match_type: matches[number],
            deferrable: Deferrability::InitiallyImmediate,
            not_valid: true,
            target_text: some("Users (\"Full\")"),
            relation: some("author"),
            inverse: some("posts"),
            indexes_before: Some(2),
            at_column: true,
            logical: true,
            clauses: vec!["NOT ENFORCED".into()],
            comment: some("c"),
        });
    }
    for (number, schema) in [some("other"), None].into_iter().enumerate() {
        table.foreign_keys.push(ForeignKey {
            target: ForeignKeyTarget::Unresolved { schema, table: "gone".into(), columns: vec!["id".into()] },
            ..ForeignKey::new(ForeignKeyId(320 + number as u64), vec![], TableId(100), vec![])
        });
    }
    table.foreign_keys.push(ForeignKey::new(ForeignKeyId(330), vec![], TableId(100), vec![]));
    table
}

fn views(edit: &mut Edit) {
    edit.put(View {
        id: ViewId(400),
        schema: Some(SchemaId(1)),
        name: "totals".into(),
        columns: vec!["a".into(), "b".into()],
        query: "SELECT 1,\n  2".into(),
        dialect: Dialect::Postgres,
        materialized: true,
        clauses: vec!["WITH CHECK OPTION".into()],
        head: some("\"v\" as"),
        indexes: vec![Index { keys: vec![IndexKey::expression("a")], ..Index::over(IndexId(401), []) }],
        comment: some("c"),
    });
    edit.put(View {
        id: ViewId(402),
        schema: None,
        name: "plain".into(),
        columns: vec![],
        query: String::new(),
        dialect: Dialect::Sqlite,
        materialized: false,
        clauses: vec![],
        head: None,
        indexes: vec![],
        comment: None,
    });
    for (id, before_tables) in [(410, true), (411, false)] {
        edit.put(Statement {
            id: StatementId(id),
            dialect: Dialect::Mysql,
            kind: "GRANT".into(),
            text: "GRANT ALL".into(),
            order: 4_294_967_295 - id as u32,
            before_tables,
        });
    }
}

fn diagram(edit: &mut Edit) {
    edit.put(Note { id: NoteId(500), text: "one\ntwo".into() });
    edit.put(Area { id: AreaId(501), name: "Sales".into() });
    let (notation, labels) = (Notation::Idef1x, LineLabels::Comments);
    edit.put(Diagram { id: DiagramId(502), name: "Main".into(), notation, labels, flow: Flow::TopToBottom });
    let nodes = [
        NodeId::Table(TableId(100)),
        NodeId::View(ViewId(400)),
        NodeId::Enum(EnumId(3)),
        NodeId::Note(NoteId(500)),
        NodeId::Area(AreaId(501)),
        NodeId::Table(TableId(200)),
        NodeId::Table(TableId(300)),
        NodeId::View(ViewId(402)),
    ];
    let folds = [Fold::All, Fold::Keys, Fold::Name, Fold::Automatic];
    for (number, (node, color)) in nodes.into_iter().zip(Color::ALL).enumerate() {
        edit.put(Placement {
            diagram: DiagramId(502),
            node,
            x: i32::MIN,
            y: i32::MAX,
            width: Some(320),
            height: Some(0),
            color: Some(color),
            fold: folds[number % folds.len()],
        });
    }
    edit.put(Placement::at(DiagramId(502), NodeId::Enum(EnumId(4)), 0, -1));
    edit.put(Diagram::new(DiagramId(503), "Second"));
    edit.put(Line {
        diagram: DiagramId(502),
        table: TableId(300),
        foreign_key: ForeignKeyId(310),
        bends: vec![i32::MIN, 0, i32::MAX],
    });
}
