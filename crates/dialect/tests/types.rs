//! Types go out and come back.

use crowfoot_dialect::{Quoting, logical_of, spec, type_label, unquoted_type};
use crowfoot_model::{DataType, Dialect, Document, LogicalType};
use proptest::prelude::*;

fn logical() -> impl Strategy<Value = LogicalType> {
    let precision = || prop::option::of(0_u32..12);
    prop_oneof![
        Just(LogicalType::Boolean),
        (prop::sample::select(vec![8_u8, 16, 24, 32, 64]), any::<bool>())
            .prop_map(|(bits, unsigned)| LogicalType::Integer { bits, unsigned }),
        (prop::option::of(0_u32..2000), prop::option::of(-5_i32..40))
            .prop_map(|(precision, scale)| LogicalType::Decimal { precision, scale }),
        prop::sample::select(vec![32_u8, 64]).prop_map(|bits| LogicalType::Float { bits }),
        (0_u32..400).prop_map(|length| LogicalType::Char { length }),
        prop::option::of(0_u32..20_000_000).prop_map(|length| LogicalType::Varchar { length }),
        Just(LogicalType::Text),
        (0_u32..100_000).prop_map(|length| LogicalType::Binary { length }),
        Just(LogicalType::Bytes),
        Just(LogicalType::Date),
        (precision(), any::<bool>())
            .prop_map(|(precision, with_zone)| LogicalType::Time { precision, with_zone }),
        (precision(), any::<bool>())
            .prop_map(|(precision, with_zone)| LogicalType::Timestamp { precision, with_zone }),
        Just(LogicalType::Interval),
        Just(LogicalType::Uuid),
        any::<bool>().prop_map(|binary| LogicalType::Json { binary }),
    ]
}

proptest! {
    /// What comes back from a spelling is spelled the same: nothing drifts.
    #[test]
    fn spelling_is_stable(logical in logical()) {
        for dialect in Dialect::ALL {
            let spelled = spec(dialect).spell(logical);
            match spec(dialect).parse_type(&spelled) {
                DataType::Logical(read) => prop_assert_eq!(spec(dialect).spell(read), spelled),
                DataType::Native { text, dialect: of } => {
                    prop_assert_eq!(text, spelled);
                    prop_assert_eq!(of, dialect);
                }
                other => prop_assert!(false, "{other:?}"),
            }
        }
    }

    /// Types that are read as logical lose nothing, and all others are kept.
    #[test]
    fn any_text_is_kept(text in "\\PC{0,24}") {
        for dialect in Dialect::ALL {
            match spec(dialect).parse_type(&text) {
                DataType::Native { text: kept, .. } => prop_assert!(text.contains(&kept)),
                DataType::Logical(read) => {
                    let again = spec(dialect).parse_type(&spec(dialect).spell(read));
                    prop_assert_eq!(again, DataType::Logical(read));
                }
                other => { let _ = type_label(&Document::default(), &other); }
            }
            let _ = logical_of(&DataType::Native { dialect, text: text.clone() });
        }
    }

    /// Quoted identifiers hold no more and no less than the name.
    #[test]
    fn quoting_survives_anything(name in "\\PC{1,20}|[\"`'\\\\ ]{1,6}") {
        for dialect in Dialect::ALL {
            let mark = if dialect == Dialect::Mysql { '`' } else { '"' };
            let legal = spec(dialect).legal_name(&name).into_owned();
            let quoted = spec(dialect).quote(&name, Quoting::Always);
            let inner = quoted.strip_prefix(mark).and_then(|rest| rest.strip_suffix(mark)).unwrap();
            let double = format!("{mark}{mark}");
            prop_assert_eq!(inner.replace(&double, "\u{1}").contains(mark), false);
            prop_assert_eq!(inner.replace(&double, &mark.to_string()), legal);
        }
    }
}

#[test]
fn types_that_a_dialect_has_come_back() {
    let precision = |precision, with_zone| LogicalType::Timestamp { precision, with_zone };
    let integer = |bits, unsigned| LogicalType::Integer { bits, unsigned };
    for (dialect, types) in [
        (
            Dialect::Postgres,
            vec![
                LogicalType::Boolean,
                integer(16, false),
                integer(32, false),
                integer(64, false),
                LogicalType::Decimal { precision: None, scale: None },
                LogicalType::Decimal { precision: Some(10), scale: Some(2) },
                LogicalType::Decimal { precision: Some(10), scale: Some(-2) },
                LogicalType::Float { bits: 32 },
                LogicalType::Float { bits: 64 },
                LogicalType::Char { length: 26 },
                LogicalType::Varchar { length: None },
                LogicalType::Varchar { length: Some(255) },
                LogicalType::Text,
                LogicalType::Bytes,
                LogicalType::Date,
                LogicalType::Time { precision: Some(3), with_zone: true },
                precision(None, true),
                precision(Some(3), true),
                precision(Some(0), false),
                LogicalType::Interval,
                LogicalType::Uuid,
                LogicalType::Json { binary: false },
                LogicalType::Json { binary: true },
            ],
        ),
        (
            Dialect::Mysql,
            vec![
                LogicalType::Boolean,
                integer(8, true),
                integer(16, false),
                integer(24, true),
                integer(32, true),
                integer(64, false),
                LogicalType::Decimal { precision: Some(10), scale: None },
                LogicalType::Decimal { precision: Some(65), scale: Some(30) },
                LogicalType::Float { bits: 32 },
                LogicalType::Float { bits: 64 },
                LogicalType::Char { length: 26 },
                LogicalType::Varchar { length: Some(255) },
                LogicalType::Text,
                LogicalType::Binary { length: 16 },
                LogicalType::Bytes,
                LogicalType::Date,
                LogicalType::Time { precision: Some(6), with_zone: false },
                precision(None, true),
                precision(Some(3), false),
                LogicalType::Json { binary: false },
            ],
        ),
        (
            Dialect::Sqlite,
            vec![
                LogicalType::Boolean,
                integer(64, false),
                LogicalType::Float { bits: 64 },
                LogicalType::Decimal { precision: None, scale: None },
                LogicalType::Decimal { precision: Some(10), scale: Some(2) },
                LogicalType::Char { length: 26 },
                LogicalType::Varchar { length: None },
                LogicalType::Varchar { length: Some(80) },
                LogicalType::Text,
                LogicalType::Bytes,
                LogicalType::Date,
                LogicalType::Time { precision: None, with_zone: false },
                precision(None, true),
                precision(Some(3), false),
            ],
        ),
    ] {
        for logical in types {
            let spelled = spec(dialect).spell(logical);
            assert_eq!(spec(dialect).parse_type(&spelled), DataType::Logical(logical), "{spelled}");
            assert_eq!(spec(dialect).parse_type(&spelled.to_uppercase()), DataType::Logical(logical));
        }
    }
}

#[test]
fn aliases_are_read_and_the_rest_is_kept() {
    let spelled = |dialect, text: &str| match spec(dialect).parse_type(text) {
        DataType::Logical(logical) => spec(dialect).spell(logical),
        DataType::Native { text, .. } => format!("native {text}"),
        DataType::InlineEnum(values) => format!("enum {}", values.join("|")),
        DataType::Array(element) => format!("array of {}", type_label(&Document::default(), &element)),
        _ => unreachable!(),
    };
    for (text, expected) in [
        ("int4", "integer"),
        ("INT", "integer"),
        ("int8", "bigint"),
        ("bool", "boolean"),
        ("character varying(20)", "varchar(20)"),
        ("character  varying (20)", "varchar(20)"),
        ("character varying", "varchar"),
        ("character(3)", "char(3)"),
        ("char", "char(1)"),
        ("decimal(10, 2)", "numeric(10,2)"),
        ("float8", "double precision"),
        ("float(10)", "real"),
        ("timestamp with time zone", "timestamptz"),
        ("timestamp(3) with time zone", "timestamptz(3)"),
        ("timestamp(3) without time zone", "timestamp(3)"),
        ("time with time zone", "timetz"),
        ("text[]", "array of text"),
        ("int4[][]", "array of integer[]"),
        ("integer array[4]", "array of integer"),
        ("numeric(10,2)[]", "array of numeric(10,2)"),
        ("tsvector", "native tsvector"),
        ("geometry(Point,4326)", "native geometry(Point,4326)"),
        ("bpchar", "native bpchar"),
        ("serial", "native serial"),
        ("interval day to second", "native interval day to second"),
        ("timestamp(9)", "native timestamp(9)"),
        ("varchar(0)", "native varchar(0)"),
        ("public.citext", "native public.citext"),
        ("\"Mood\"", "native \"Mood\""),
        ("varchar(03)", "varchar(3)"),
    ] {
        // A leading zero is not written again, so it is kept.
        let expected = if text == "varchar(03)" { "native varchar(03)" } else { expected };
        assert_eq!(spelled(Dialect::Postgres, text), expected, "{text}");
    }
    for (text, expected) in [
        ("int(11)", "int"),
        ("INT(10) UNSIGNED", "int unsigned"),
        ("int(10) unsigned zerofill", "native int(10) unsigned zerofill"),
        ("tinyint(1)", "boolean"),
        ("tinyint(4)", "tinyint"),
        ("tinyint(1) unsigned", "native tinyint(1) unsigned"),
        ("bool", "boolean"),
        ("decimal", "decimal(10)"),
        ("decimal(10,2)", "decimal(10,2)"),
        ("decimal(10,2) unsigned", "native decimal(10,2) unsigned"),
        ("double precision", "double"),
        ("float(7,3)", "native float(7,3)"),
        ("datetime(3)", "datetime(3)"),
        ("timestamp", "timestamp"),
        ("longtext", "native longtext"),
        ("varchar(20000)", "native varchar(20000)"),
        ("varbinary(16)", "native varbinary(16)"),
        ("set('a','b')", "native set('a','b')"),
        ("enum('a','b,c','it''s','x)y')", "enum a|b,c|it's|x)y"),
        ("ENUM ( 'a' , 'b' )", "enum a|b"),
        ("enum('a\\'b')", "enum a'b"),
        ("enum('a') character set latin1", "native enum('a') character set latin1"),
        ("varchar(255) character set utf8mb4", "native varchar(255) character set utf8mb4"),
        ("text[]", "native text[]"),
    ] {
        assert_eq!(spelled(Dialect::Mysql, text), expected, "{text}");
    }
    for (text, expected) in [
        ("INTEGER", "integer"),
        ("int", "native int"),
        ("VARCHAR(10)", "varchar(10)"),
        ("UNSIGNED BIG INT", "native UNSIGNED BIG INT"),
        ("decimal(10,2)", "native decimal(10,2)"),
        ("json", "native json"),
        ("text[]", "native text[]"),
        ("anything goes (1, 2)", "native anything goes (1, 2)"),
        ("DATETIME", "datetime"),
    ] {
        assert_eq!(spelled(Dialect::Sqlite, text), expected, "{text}");
    }
}

#[test]
fn native_types_have_a_nearest_logical_one() {
    let near = |dialect, text: &str| logical_of(&DataType::Native { dialect, text: text.into() });
    assert_eq!(near(Dialect::Mysql, "longtext"), Some(LogicalType::Text));
    assert_eq!(
        near(Dialect::Mysql, "int(10) unsigned zerofill"),
        Some(LogicalType::Integer { bits: 32, unsigned: true })
    );
    assert_eq!(near(Dialect::Mysql, "bit(1)"), Some(LogicalType::Boolean));
    assert_eq!(
        near(Dialect::Mysql, "decimal(10,2) unsigned"),
        Some(LogicalType::Decimal { precision: Some(10), scale: Some(2) })
    );
    assert_eq!(near(Dialect::Mysql, "varbinary(16)"), Some(LogicalType::Bytes));
    assert_eq!(near(Dialect::Postgres, "citext"), Some(LogicalType::Text));
    assert_eq!(
        near(Dialect::Postgres, "bigserial"),
        Some(LogicalType::Integer { bits: 64, unsigned: false })
    );
    assert_eq!(near(Dialect::Postgres, "daterange"), None);
    assert_eq!(near(Dialect::Postgres, "geometry(Point,4326)"), None);
    assert_eq!(
        near(Dialect::Sqlite, "UNSIGNED BIG INT"),
        Some(LogicalType::Integer { bits: 64, unsigned: false })
    );
    assert_eq!(
        near(Dialect::Sqlite, "decimal(10,2)"),
        Some(LogicalType::Decimal { precision: Some(10), scale: Some(2) })
    );
}

#[test]
fn completions_are_types_of_their_dialect() {
    for dialect in Dialect::ALL {
        let names: Vec<&str> = spec(dialect).type_names().iter().map(|name| name.name).collect();
        for (at, name) in names.iter().enumerate() {
            assert!(!names[..at].contains(name), "{name} is there twice");
            match spec(dialect).parse_type(name) {
                DataType::Logical(logical) => assert_eq!(spec(dialect).spell(logical), *name),
                DataType::Native { text, .. } => assert_eq!(text, *name),
                DataType::InlineEnum(_) | DataType::Array(_) => {}
                other => panic!("{other:?}"),
            }
        }
    }
}

#[test]
fn names_are_quoted_when_they_need_it() {
    for (name, postgres, mysql, sqlite) in [
        ("users", "users", "users", "users"),
        ("Users", "\"Users\"", "Users", "Users"),
        ("order", "\"order\"", "`order`", "\"order\""),
        ("values", "\"values\"", "`values`", "\"values\""),
        ("rank", "rank", "`rank`", "rank"),
        ("a b", "\"a b\"", "`a b`", "\"a b\""),
        ("a\"b`c", "\"a\"\"b`c\"", "`a\"b``c`", "\"a\"\"b`c\""),
        ("1st", "\"1st\"", "`1st`", "\"1st\""),
        ("", "_", "_", "_"),
        ("é", "\"é\"", "`é`", "\"é\""),
        ("🙂", "\"🙂\"", "u1f642", "\"🙂\""),
        ("x\0y", "xy", "xy", "xy"),
        ("end ", "\"end \"", "end_", "\"end \""),
    ] {
        assert_eq!(spec(Dialect::Postgres).quote(name, Quoting::WhenNeeded), postgres);
        assert_eq!(spec(Dialect::Mysql).quote(name, Quoting::WhenNeeded), mysql);
        assert_eq!(spec(Dialect::Sqlite).quote(name, Quoting::WhenNeeded), sqlite);
    }
    assert_eq!(spec(Dialect::Postgres).quote("users", Quoting::Always), "\"users\"");
    assert_eq!(spec(Dialect::Mysql).text_literal("it's \\n"), "'it''s \\\\n'");
    assert_eq!(spec(Dialect::Postgres).text_literal("it's \\n"), "'it''s \\n'");
    assert!(spec(Dialect::Mysql).legal_name(&"x".repeat(70)).chars().count() == 64);
}

#[test]
fn quotes_go_only_from_around_whole_names_of_types() {
    let integer = DataType::Logical(LogicalType::Integer { bits: 32, unsigned: false });
    assert_eq!(unquoted_type(Dialect::Postgres, "\"pg_catalog\".\"int4\""), Some(integer));
    for text in ["\"char\"", "\"Mood\"", "\"index", "index\"", "\"a\"b\"", "index"] {
        assert_eq!(unquoted_type(Dialect::Postgres, text), None, "{text}");
    }
}
