//! Every type, with defaults of every kind.

use crowfoot_model::{
    CompositeField, CompositeType, DataType, DefaultValue, Dialect, Document, Domain, DomainCheck, EnumType,
    Generated, Identity, LogicalType, SequenceOptions,
};

use super::build::{Build, native};

pub(crate) fn types() -> Document {
    let mut b = Build::new("types", Dialect::Postgres);
    let mood = EnumType {
        id: b.ids.fresh(),
        schema: None,
        name: "mood".into(),
        values: vec!["sad".into(), "it's ok".into(), "happy".into()],
        comment: None,
    };
    let bare =
        EnumType { id: b.ids.fresh(), schema: None, name: "bare".into(), values: vec![], comment: None };
    let email = Domain {
        id: b.ids.fresh(),
        schema: None,
        name: "email_address".into(),
        base: DataType::TEXT,
        not_null: true,
        default: None,
        collation: None,
        checks: vec![DomainCheck { name: None, expression: "VALUE ~ '@'".into() }],
        comment: None,
    };
    let point = CompositeType {
        id: b.ids.fresh(),
        schema: None,
        name: "pair".into(),
        fields: vec![CompositeField { name: "x".into(), data_type: DataType::INTEGER, collation: None }],
        comment: None,
    };
    let mut table = b.table("every_type");
    let logical: Vec<LogicalType> = logical_types();
    for (i, logical) in logical.into_iter().enumerate() {
        b.column(&mut table, &format!("logical_{i}"), DataType::Logical(logical));
    }
    let natives = [
        (
            Dialect::Postgres,
            &[
                "tsvector",
                "geometry(Point,4326)",
                "citext",
                "inet",
                "cidr",
                "macaddr",
                "macaddr8",
                "point",
                "line",
                "vector(3)",
                "halfvec(3)",
                "sparsevec(5)",
                "bit(8)",
                "bit varying(64)",
                "int4range",
                "money",
                "xml",
                "oid",
                "hstore",
                "interval day to second(3)",
                "\"Odd \"\"type\"\"\"",
            ][..],
        ),
        (
            Dialect::Mysql,
            &[
                "int(11) unsigned zerofill",
                "tinyint(1)",
                "tinytext",
                "mediumtext",
                "longtext",
                "longblob",
                "year",
                "set('a','b')",
                "bit(1)",
                "double(8,2)",
                "float(7,3) unsigned",
                "geometry",
                "varbinary(16)",
                "bigint(20) unsigned",
            ][..],
        ),
        (Dialect::Sqlite, &["NVARCHAR(160)", "INT", "MONEY", "FLOATING", "CLOB", ""][..]),
    ];
    for (dialect, texts) in natives {
        for (i, text) in texts.iter().enumerate() {
            b.column(&mut table, &format!("native_{}_{i}", dialect.key()), native(dialect, text));
        }
    }
    b.column(&mut table, "mood", DataType::Enum(mood.id));
    b.column(&mut table, "bare", DataType::Enum(bare.id));
    b.column(&mut table, "email", DataType::Domain(email.id));
    b.column(&mut table, "pair", DataType::Composite(point.id));
    b.column(&mut table, "size", DataType::InlineEnum(vec!["s".into(), "m".into(), "l's".into()]));
    b.column(&mut table, "no_size", DataType::InlineEnum(vec![]));
    b.column(&mut table, "numbers", DataType::Array(Box::new(DataType::INTEGER)));
    b.column(&mut table, "grid", DataType::Array(Box::new(DataType::Array(Box::new(DataType::INTEGER)))));
    b.column(&mut table, "moods", DataType::Array(Box::new(DataType::Enum(mood.id))));

    let mut defaults = b.table("every_default");
    let cases: [(DataType, DefaultValue); 26] = {
        use DefaultValue::{Boolean, Expression, Null, Number, Text};
        let expression = |text: &str| Expression(text.into());
        let logical = DataType::Logical;
        [
            (DataType::TEXT, Null),
            (DataType::BOOLEAN, Boolean(false)),
            (DataType::INTEGER, Boolean(true)),
            (DataType::TEXT, Boolean(true)),
            (DataType::INTEGER, Number("007".into())),
            (DataType::BIGINT, Number("9223372036854775807".into())),
            (DataType::BOOLEAN, Number("1".into())),
            (DataType::TEXT, Number("1".into())),
            (DataType::INTEGER, Text("5".into())),
            (DataType::INTEGER, Text("five".into())),
            (DataType::TEXT, Text("it's `${x}`\n".into())),
            (DataType::Enum(mood.id), Text("happy".into())),
            (DataType::Enum(mood.id), Text("unknown".into())),
            (DataType::TIMESTAMP_WITH_ZONE, Text("2020-01-01".into())),
            (DataType::TIMESTAMP_WITH_ZONE, expression("CURRENT_TIMESTAMP")),
            (DataType::TIMESTAMP_WITH_ZONE, expression("now() + interval '1 day'")),
            (logical(LogicalType::Date), expression("CURRENT_DATE")),
            (logical(LogicalType::Date), Text("2020-01-01".into())),
            (logical(LogicalType::Uuid), expression("gen_random_uuid()")),
            (logical(LogicalType::Json { binary: true }), Text("{}".into())),
            (logical(LogicalType::Json { binary: true }), expression("'{\"a\":1}'::jsonb")),
            (DataType::TEXT, expression("'open'::character varying(20)")),
            (DataType::INTEGER, expression("nextval('s'::regclass)")),
            (logical(LogicalType::Decimal { precision: Some(10), scale: Some(2) }), Number("1.50".into())),
            (DataType::Array(Box::new(DataType::TEXT)), Text("{}".into())),
            (DataType::Array(Box::new(DataType::TEXT)), expression("ARRAY['a'::text]")),
        ]
    };
    for (i, (data_type, default)) in cases.into_iter().enumerate() {
        let id = b.required(&mut defaults, &format!("default_{i}"), data_type);
        defaults.column_mut(id).unwrap().default = Some(default);
    }

    let mut numbered = b.table("every_identity");
    let options = SequenceOptions {
        name: Some("my_seq".into()),
        start: Some(100),
        increment: Some(-2),
        maximum: Some(i64::MAX),
        cycle: true,
        ..SequenceOptions::default()
    };
    let small = DataType::Logical(LogicalType::Integer { bits: 16, unsigned: false });
    for (i, (data_type, identity)) in [
        (DataType::BIGINT, Identity::Always(options)),
        (DataType::INTEGER, Identity::ByDefault(SequenceOptions::default())),
        (small, Identity::Serial),
        (DataType::INTEGER, Identity::Serial),
        (DataType::BIGINT, Identity::Serial),
        (DataType::INTEGER, Identity::AutoIncrement),
        (DataType::TEXT, Identity::AutoIncrement),
    ]
    .into_iter()
    .enumerate()
    {
        let id = b.required(&mut numbered, &format!("identity_{i}"), data_type);
        numbered.column_mut(id).unwrap().identity = Some(identity);
    }
    for (name, stored) in [("doubled", true), ("tripled", false)] {
        let id = b.column(&mut numbered, name, DataType::INTEGER);
        numbered.column_mut(id).unwrap().generated =
            Some(Generated { expression: "identity_3 * 2".into(), stored });
    }
    b.put(mood);
    b.put(bare);
    b.put(email);
    b.put(point);
    b.put(table);
    b.put(defaults);
    b.put(numbered);
    b.finish()
}

fn logical_types() -> Vec<LogicalType> {
    let mut types = vec![LogicalType::Boolean, LogicalType::Text, LogicalType::Bytes, LogicalType::Date];
    for bits in [8, 16, 24, 32, 64] {
        types.extend([false, true].map(|unsigned| LogicalType::Integer { bits, unsigned }));
    }
    for (precision, scale) in [(None, None), (Some(12), None), (Some(12), Some(2))] {
        types.push(LogicalType::Decimal { precision, scale });
    }
    types.extend([32, 64].map(|bits| LogicalType::Float { bits }));
    types.extend([2, 300].map(|length| LogicalType::Char { length }));
    types.extend([None, Some(20), Some(100_000)].map(|length| LogicalType::Varchar { length }));
    types.extend([16, 70_000].map(|length| LogicalType::Binary { length }));
    for precision in [None, Some(3)] {
        for with_zone in [false, true] {
            types.push(LogicalType::Time { precision, with_zone });
            types.push(LogicalType::Timestamp { precision, with_zone });
        }
    }
    types.extend([LogicalType::Interval, LogicalType::Uuid]);
    types.extend([false, true].map(|binary| LogicalType::Json { binary }));
    types
}
