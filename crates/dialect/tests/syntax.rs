//! What the judge of typed SQL says, and what it lets pass. The databases themselves are asked in
//! `tests/database/typed.test.mjs`.

use crowfoot_dialect::syntax::{Columns, Fault, Names, Scope, Use, expression_fault, type_fault};
use crowfoot_model::Dialect;
use proptest::prelude::*;

struct Own;

impl Names for Own {
    fn is_type(&self, name: &str) -> bool {
        name == "mood"
    }

    fn begins_type(&self, start: &str) -> bool {
        "mood".starts_with(start)
    }

    fn is_mentioned(&self, name: &str) -> bool {
        name == "own_ulid"
    }

    fn has_extensions(&self) -> bool {
        false
    }
}

fn of_type(dialect: Dialect, text: &str) -> Option<Fault> {
    type_fault(dialect, text, &Own)
}

fn of_check(dialect: Dialect, text: &str) -> Option<Fault> {
    let columns = Columns::new(["a", "b", "c", "d", "Total"]);
    expression_fault(dialect, text, Use::Check, &Own, Scope::of("t", &columns))
}

fn of_default(dialect: Dialect, text: &str) -> Option<Fault> {
    expression_fault(dialect, text, Use::Default, &Own, Scope::default())
}

fn better(fault: Option<Fault>) -> Option<String> {
    fault.and_then(|fault| fault.better).map(|better| better.text)
}

#[test]
fn suggests_the_intended_type() {
    let pg = |text| better(of_type(Dialect::Postgres, text));
    for (typed, meant) in [
        ("intger", "integer"),
        ("varchr(20)", "varchar(20)"),
        ("integer unsigned", "integer"),
        ("int(11)", "int"),
        ("datetime", "timestamp"),
        ("varchar2(30)", "varchar(30)"),
        ("longtext", "text"),
        ("double", "double precision"),
        ("text defalt 3", "text"),
        ("integer auto_increment", "integer"),
    ] {
        assert_eq!(pg(typed).as_deref(), Some(meant), "{typed}");
    }
    assert_eq!(better(of_type(Dialect::Mysql, "varchar")).as_deref(), Some("varchar(255)"));
    assert_eq!(better(of_type(Dialect::Mysql, "jsonb")).as_deref(), Some("json"));
    assert_eq!(better(of_type(Dialect::Sqlite, "varchar(max)")).as_deref(), Some("varchar"));
    let fault = of_type(Dialect::Postgres, "text defalt 3").unwrap();
    assert!(fault.what.ends_with("Did you mean default?"), "{}", fault.what);
    assert_eq!(fault.better.unwrap().default.as_deref(), Some("3"));
}

#[test]
fn incomplete_text_is_not_an_error() {
    for text in ["varchar(", "in", "mo", "timestam", "numeric(10,", "doub", "text def"] {
        let fault = of_type(Dialect::Postgres, text).unwrap();
        assert!(fault.unfinished, "{text}: {}", fault.what);
    }
    for text in ["a > ", "(a", "a between 1", "a in", "case when a > 0 then b", "a > 0 an", "'x"] {
        let fault = of_check(Dialect::Postgres, text).unwrap();
        assert!(fault.unfinished, "{text}: {}", fault.what);
    }
    assert!(!of_type(Dialect::Postgres, "flub(3)").unwrap().unfinished);
}

#[test]
fn accepts_what_the_database_accepts() {
    for text in [
        "a > 0 and b between 1 and 9 or not c",
        "a >= -1 and a not in (1, 2, 3)",
        "case when a > 0 then b is not null else true end",
        "extract(year from a) > 2000 and length(trim(both 'x' from b)) > 0",
        "a ->> 'x' = any (array['x', 'y'])",
        "a > timestamp with time zone '2020-01-01' - interval '1 day'",
        "b not like 'x%' collate \"C\" and b ~* '^[a-z]+$'",
        "(a)::numeric(10,2) >= 0 and a::text[] @> '{x}'::text[] and b::double precision > 1",
        "a is distinct from b and (a, b) is not null and c is true",
        "a at time zone 'utc' < b and tableoid is not null",
        "\"Total\" > 0 and own_ulid(a) and mood 'x' is not null",
        "a[1] > 0 and a[1:2] is not null and (a).b = 'x' and cast(a as integer) > 1",
        "num_nonnulls(a, b) = 1 and position('x' in b) > 0 and 'a'\n'b' = c",
        "(a > 0) = (b > 0) and coalesce(a, 0) % 2 = 0 and (a || b) <> ''",
        "char_length(a) > 1 and overlay(a placing 'x' from 1 for 2) <> '' and b is json object",
    ] {
        assert_eq!(of_check(Dialect::Postgres, text), None, "{text}");
    }
    for text in [
        "a regexp '^x' and b <=> c",
        "a is true or b div 2 = 1 and json_valid(c)",
        "a > date_sub(b, interval 1 day)",
        "a xor b and c like 'x' escape '|' and `Total` > 0 and not isnull(d)",
    ] {
        assert_eq!(of_check(Dialect::Mysql, text), None, "{text}");
    }
    for text in [
        "a glob '[0-9]*' and b == 1",
        "typeof(a) = 'text' and b notnull",
        "a is not 'x' and b not null and [Total] > 0",
    ] {
        assert_eq!(of_check(Dialect::Sqlite, text), None, "{text}");
    }
    for text in [
        "now()",
        "current_timestamp",
        "'x' || 'y'",
        "gen_random_uuid()",
        "now() + interval '1 day'",
        "nextval('s'::regclass)",
        "(now() at time zone 'utc')",
        "'{}'::jsonb",
        "array[]::integer[]",
        "own_ulid()",
        "-1",
        "e'\\n'",
        "date '2020-01-01'",
        "CURRENT_DATE + 1",
    ] {
        assert_eq!(of_default(Dialect::Postgres, text), None, "{text}");
    }
}

#[test]
fn reports_what_the_database_rejects() {
    for text in [
        "",
        "  ",
        "a >",
        "> a",
        "a > 0 andd b",
        "(a > 0",
        "a > 0)",
        "a = 'x",
        "a == 1",
        "total > 0",
        "a > 0; drop table x",
        "a between 1",
        "a in 1",
        "select 1",
        "(select 1)",
        "a b",
        "a > 0 /* x",
        "f(a) > 0",
        "a > ()",
        "a,b",
        "a > 3draft",
        "case when a then b",
        "a::flub > 0",
        "a > 0 b",
        "nott a > 0",
    ] {
        assert!(of_check(Dialect::Postgres, text).is_some(), "{text}");
    }
    for text in [
        "draft",
        "in progress",
        "nwo()",
        "now(",
        "3 draft",
        "\"draft\"",
        "select 1",
        "a.b",
        "default",
        "now",
        "5%",
    ] {
        assert!(of_default(Dialect::Postgres, text).is_some(), "{text}");
    }
    assert_eq!(better(of_default(Dialect::Postgres, "draft")).as_deref(), Some("'draft'"));
    assert_eq!(better(of_default(Dialect::Postgres, "in progress")).as_deref(), Some("'in progress'"));
    assert_eq!(better(of_default(Dialect::Postgres, "nwo()")).as_deref(), Some("now()"));
    assert_eq!(better(of_check(Dialect::Postgres, "total > 0")).as_deref(), Some("\"Total\" > 0"));
    assert_eq!(better(of_check(Dialect::Postgres, "a > 0 andd b")).as_deref(), Some("a > 0 and b"));
    assert_eq!(better(of_check(Dialect::Postgres, "a == 1")).as_deref(), Some("a = 1"));
    assert_eq!(better(of_check(Dialect::Postgres, "a = draft")).as_deref(), Some("a = 'draft'"));
}

#[test]
fn deeply_nested_text_does_not_overflow_the_stack() {
    let deep = ["(".repeat(9_000), "a".into(), ")".repeat(9_000)].concat();
    assert_eq!(of_check(Dialect::Postgres, &deep), None);
    assert!(of_check(Dialect::Postgres, &"(".repeat(19_000)).is_some());
    of_type(Dialect::Postgres, &["text", &"[]".repeat(9_000)].concat());
    of_type(Dialect::Mysql, &"(".repeat(19_000));
    of_check(Dialect::Postgres, &"case ".repeat(3_000));
    of_check(Dialect::Postgres, &"coalesce(".repeat(2_000));
    of_check(Dialect::Postgres, &"cast(".repeat(3_000));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn never_panics(text in "[a-z0-9 '\"`\\[\\](){}$:;,.=<>!|&^%#@~?*+/\\\\-]{0,40}|\\PC{0,20}") {
        for dialect in Dialect::ALL {
            of_type(dialect, &text);
            of_check(dialect, &text);
            of_default(dialect, &text);
        }
    }
}

#[test]
fn views_reference_existing_columns() {
    use crowfoot_dialect::syntax::{Relation, view_fault};
    use crowfoot_model::{Column, ColumnId, Dialect, Table, TableId, View, ViewId};
    let mut table = Table::new(TableId(1), "a");
    table.columns = vec![Column::new(ColumnId(2), "id"), Column::new(ColumnId(3), "k")];
    let find = |name: &str| match name {
        "a" => Relation::Table(&table),
        "w" => Relation::Other,
        _ => Relation::Missing,
    };
    let fault = |dialect, query: &str| {
        let view = View {
            id: ViewId(9),
            schema: None,
            name: "v".into(),
            columns: Vec::new(),
            query: query.into(),
            dialect,
            materialized: false,
            clauses: Vec::new(),
            head: None,
            indexes: Vec::new(),
            comment: None,
        };
        view_fault(&view, &find).map(|fault| fault.what)
    };
    for right in [
        "SELECT id, k FROM a",
        "SELECT x.k AS n, count(*) FROM a AS x, w WHERE x.id IS DISTINCT FROM w.id GROUP BY x.k",
        "SELECT extract(year FROM k), trim(both 'x' from k), substring(k from 2) FROM a",
        "WITH c (n) AS (SELECT k FROM a), d AS MATERIALIZED (SELECT n FROM c) SELECT d.n FROM d",
        "SELECT g.n FROM generate_series(1, 3) AS g (n) JOIN LATERAL (SELECT a.k FROM a) s ON true",
        "SELECT s.total FROM (SELECT sum(k) AS total FROM a) s",
        "SELECT k, (SELECT max(w.x) FROM w) FROM a ORDER BY k FOR UPDATE",
        "SELECT a.k FROM (a JOIN w ON w.id = a.id)",
        "SELECT c.relname FROM pg_catalog.pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace",
        "SELECT a, a.*, current_date, ctid FROM a",
        "SELECT (a.k).field, b.a.k FROM b.a",
    ] {
        assert_eq!(fault(Dialect::Postgres, right), None, "{right}");
    }
    let wrong = [
        ("SELECT 1 FROM nowhere", "The design has no table or view nowhere."),
        ("SELECT 1 FROM a JOIN \"No\" n ON true", "The design has no table or view No."),
        ("SELECT 1 FROM w, nowhere", "The design has no table or view nowhere."),
        ("SELECT 1 WHERE EXISTS (SELECT 1 FROM nowhere)", "The design has no table or view nowhere."),
        ("SELECT x.flub FROM a x", "a has no column flub."),
        ("SELECT k, flub FROM a", "a has no column flub."),
        ("SELECT w.id FROM w JOIN a ON a.flub = w.id", "a has no column flub."),
    ];
    for (query, what) in wrong {
        assert_eq!(fault(Dialect::Postgres, query).as_deref(), Some(what), "{query}");
    }
    assert_eq!(fault(Dialect::Mysql, "SELECT `A`.`K` FROM `A`"), None);
    assert_eq!(fault(Dialect::Mysql, "SELECT 1 FROM dual"), None);
    assert_eq!(fault(Dialect::Sqlite, "SELECT 1 FROM nowhere"), None);
}
