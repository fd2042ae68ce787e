//! Keys in circles, several schemas, and what only one dialect has.

use crowfoot_model::{
    DataType, DefaultValue, Deferrability, Dialect, Document, EnumType, ExclusionConstraint,
    ExclusionElement, ForeignKey, ForeignKeyTarget, Generated, Identity, IndexKey, KeyPrefix, LogicalType,
    MatchType, NullsOrder, PartitionOf, Partitioning, PrimaryKey, ReferentialAction, Schema, Sequence,
    SequenceOptions, SortOrder, Statement, Table, TableOption, View,
};

use super::build::{Build, descending, native, varchar};

/// Composite keys, foreign keys to themselves and to each other, and a reference that leads nowhere.
pub(crate) fn cycles() -> Document {
    let mut b = Build::new("cycles", Dialect::Postgres);
    let mut employees = b.table("employees");
    let employee = b.ulid(&mut employees);
    let manager = b.column(&mut employees, "manager_id", DataType::TEXT);
    let mentor = b.column(&mut employees, "mentor_id", DataType::TEXT);
    let works_in = b.column(&mut employees, "department_id", DataType::TEXT);
    let mut departments = b.table("departments");
    let department = b.ulid(&mut departments);
    let head = b.required(&mut departments, "head_id", DataType::TEXT);
    let deputy = b.column(&mut departments, "deputy_id", DataType::TEXT);
    b.unique(&mut departments, None, &[head]);
    let own = employees.clone();
    b.foreign_key(&mut employees, &[manager], &own, &[employee], Some(ReferentialAction::SetNull));
    b.foreign_key(&mut employees, &[mentor], &own, &[], None);
    employees.foreign_keys[1].name = Some("mentors".into());
    b.foreign_key(&mut employees, &[works_in], &departments, &[department], None);
    b.foreign_key(&mut departments, &[head], &employees, &[employee], Some(ReferentialAction::Restrict));
    b.foreign_key(&mut departments, &[deputy], &employees, &[employee], None);
    departments.foreign_keys[1].name = Some("a name of its own".into());
    departments.foreign_keys[1].deferrable = Deferrability::InitiallyDeferred;

    let mut tenants = b.table("tenants");
    let region = b.required(&mut tenants, "region", varchar(2));
    let code = b.required(&mut tenants, "code", varchar(10));
    let leader = b.column(&mut tenants, "lead_project", DataType::INTEGER);
    tenants.primary_key = Some(PrimaryKey::over(vec![region, code]));
    let mut projects = b.table("projects");
    let project_region = b.required(&mut projects, "tenant_region", varchar(2));
    let project_code = b.required(&mut projects, "tenant_code", varchar(10));
    let number = b.required(&mut projects, "number", DataType::INTEGER);
    let before = b.column(&mut projects, "previous_number", DataType::INTEGER);
    projects.primary_key = Some(PrimaryKey {
        name: Some("projects_pk".into()),
        ..PrimaryKey::over(vec![project_region, project_code, number])
    });
    b.foreign_key(
        &mut projects,
        &[project_region, project_code],
        &tenants,
        &[region, code],
        Some(ReferentialAction::Cascade),
    );
    projects.foreign_keys[0].name = Some("projects_tenant_fk".into());
    projects.foreign_keys[0].on_update = Some(ReferentialAction::NoAction);
    projects.foreign_keys[0].match_type = Some(MatchType::Full);
    let own = projects.clone();
    let keys = [project_region, project_code, number];
    b.foreign_key(&mut projects, &[project_region, project_code, before], &own, &keys, None);
    b.foreign_key(&mut tenants, &[region, code, leader], &projects, &keys, None);
    b.unique(&mut projects, Some("projects_previous_unique"), &[project_region, project_code, before]);
    projects.uniques[0].nulls_not_distinct = true;
    b.unique(&mut projects, None, &[before, number]);
    projects.uniques[1].deferrable = Deferrability::InitiallyImmediate;
    projects.uniques[1].include = vec![project_code];
    b.unique(&mut projects, None, &[number]);
    projects.uniques[2].nulls_not_distinct = true;
    tenants.foreign_keys.push(ForeignKey {
        target: ForeignKeyTarget::Unresolved {
            schema: Some("elsewhere".into()),
            table: "regions".into(),
            columns: vec!["code".into()],
        },
        ..ForeignKey::new(b.ids.fresh(), vec![region], projects.id, vec![])
    });
    // As many columns on one side as on the other is a matter of review, not of the model.
    b.foreign_key(&mut tenants, &[region], &own, &keys, None);
    for table in [employees, departments, tenants, projects] {
        b.put(table);
    }
    b.finish()
}

/// Two schemas with a table of the same name, views, partitions and all that only PostgreSQL has.
pub(crate) fn schemas() -> Document {
    let mut b = Build::new("schemas", Dialect::Postgres);
    let [public, auth] = ["public", "auth"].map(|name| Schema {
        id: b.ids.fresh(),
        name: name.into(),
        comment: Some(format!("The {name} schema")),
    });
    let level = EnumType {
        id: b.ids.fresh(),
        schema: Some(auth.id),
        name: "level".into(),
        values: vec!["low".into(), "high".into()],
        comment: None,
    };
    let mut accounts = b.table("users");
    accounts.schema = Some(auth.id);
    let account = b.ulid(&mut accounts);
    b.required(&mut accounts, "level", DataType::Enum(level.id));
    let mut users = b.table("users");
    users.schema = Some(public.id);
    let user = b.ulid(&mut users);
    let of = b.required(&mut users, "user_id", DataType::TEXT);
    let name = b.column(&mut users, "name", DataType::TEXT);
    let during = b.column(&mut users, "during", native(Dialect::Postgres, "tstzrange"));
    let words = b.column(&mut users, "words", native(Dialect::Postgres, "tsvector"));
    users.column_mut(name).unwrap().collation = Some("\"de-DE\"".into());
    users.column_mut(words).unwrap().generated =
        Some(Generated { expression: "to_tsvector('english', name)".into(), stored: true });
    b.foreign_key(&mut users, &[of], &accounts, &[account], Some(ReferentialAction::Cascade));
    let index = b.index(
        &mut users,
        Some("idx_users_name"),
        vec![
            IndexKey { nulls: Some(NullsOrder::First), ..IndexKey::column(name) },
            IndexKey {
                order: Some(SortOrder::Descending),
                nulls: Some(NullsOrder::Last),
                ..IndexKey::column(of)
            },
            IndexKey { operator_class: Some("text_pattern_ops".into()), ..IndexKey::column(user) },
            IndexKey::expression("name || 'x'"),
            descending(user),
        ],
    );
    index.include = vec![during];
    index.clauses = vec!["WITH (fillfactor=70)".into()];
    b.index(&mut users, Some("idx_users_words"), vec![IndexKey::column(words)]).method = Some("gin".into());
    users.exclusions.push(ExclusionConstraint {
        id: b.ids.fresh(),
        name: Some("users_no_overlap".into()),
        method: Some("gist".into()),
        elements: vec![ExclusionElement { key: IndexKey::column(during), operator: "&&".into() }],
        predicate: None,
        deferrable: Deferrability::default(),
        comment: None,
    });
    b.check(&mut users, None, "char_length(name) > 1 AND name <> 'name'");
    b.check(&mut users, None, "name !~ '^x'");
    users.checks[1].not_valid = true;
    users.checks[1].comment = Some("Old rows may begin with x.".into());
    users.foreign_keys[0].comment = Some("Whose profile it is.".into());
    // Two indexes over the same column, as ALTER TABLE can make them.
    b.unique(&mut users, Some("users_id_key"), &[user]);

    let mut events = b.table("events");
    events.schema = Some(public.id);
    let event = b.required(&mut events, "id", DataType::BIGINT);
    let at = b.required(&mut events, "at", DataType::TIMESTAMP_WITH_ZONE);
    events.primary_key = Some(PrimaryKey::over(vec![event, at]));
    events.partitioning = Some(Partitioning { strategy: "RANGE".into(), key: "at".into(), definition: None });
    events.options = vec![TableOption { name: "FILLFACTOR".into(), value: Some("70".into()) }];
    let mut part = b.table("events_2024");
    part.partition_of = Some(PartitionOf { table: events.id, bounds: "DEFAULT".into() });
    let mut child: Table = b.table("more_users");
    child.inherits = vec![users.id];
    b.required(&mut child, "extra", DataType::INTEGER);

    let view = |b: &mut Build, name: &str, columns: &[&str], materialized: bool| View {
        id: b.ids.fresh(),
        schema: Some(auth.id),
        name: name.into(),
        columns: columns.iter().map(|column| (*column).to_owned()).collect(),
        query: "SELECT id, level, 1 AS total\nFROM auth.users\nWHERE '`' <> '${x}'".into(),
        dialect: Dialect::Postgres,
        materialized,
        clauses: vec![if materialized { "WITH (fillfactor=70)" } else { "WITH (security_barrier)" }.into()],
        head: None,
        indexes: vec![],
        comment: Some("Only what is needed.".into()),
    };
    for (name, columns, materialized) in [
        ("user_levels", &["id", "level", "total"][..], false),
        ("user_totals", &["id", "level", "total"][..], true),
        ("unknown_columns", &[][..], false),
    ] {
        let view = view(&mut b, name, columns, materialized);
        b.put(view);
    }
    let mut starred = view(&mut b, "starred", &[], false);
    starred.query = "SELECT * FROM auth.users".into();
    b.put(starred);
    let mut plain = view(&mut b, "plain", &["id"], false);
    plain.schema = None;
    b.put(plain);
    let sequence = Sequence {
        id: b.ids.fresh(),
        schema: Some(auth.id),
        name: "numbers".into(),
        options: SequenceOptions { start: Some(5), cycle: true, ..SequenceOptions::default() },
        owned_by: None,
        comment: None,
    };
    b.put(sequence);
    let statement = Statement {
        id: b.ids.fresh(),
        dialect: Dialect::Postgres,
        kind: "CREATE EXTENSION".into(),
        text: "CREATE EXTENSION citext".into(),
        order: 0,
        before_tables: true,
    };
    b.put(statement);
    b.put(public);
    b.put(auth);
    b.put(level);
    for table in [accounts, users, events, part, child] {
        b.put(table);
    }
    b.finish()
}

/// What only MySQL has.
pub(crate) fn mysql() -> Document {
    let mut b = Build::new("mysql", Dialect::Mysql);
    let integer = |unsigned| DataType::Logical(LogicalType::Integer { bits: 32, unsigned });
    let mut actors = b.table("actor");
    actors.options = vec![TableOption { name: "ENGINE".into(), value: Some("InnoDB".into()) }];
    let id = b.required(&mut actors, "actor_id", integer(true));
    actors.column_mut(id).unwrap().identity = Some(Identity::AutoIncrement);
    actors.primary_key = Some(PrimaryKey::over(vec![id]));
    let name = b.required(&mut actors, "last_name", varchar(45));
    let rating = b.column(&mut actors, "rating", DataType::InlineEnum(vec!["G".into(), "PG-13".into()]));
    actors.column_mut(rating).unwrap().default = Some(DefaultValue::Text("G".into()));
    let updated = b.required(&mut actors, "last_update", DataType::TIMESTAMP_WITH_ZONE);
    let column = actors.column_mut(updated).unwrap();
    column.default = Some(DefaultValue::Expression("CURRENT_TIMESTAMP".into()));
    column.on_update = Some("CURRENT_TIMESTAMP".into());
    let precise = DataType::Logical(LogicalType::Timestamp { precision: Some(3), with_zone: false });
    let exact = b.required(&mut actors, "exact_update", precise);
    let column = actors.column_mut(exact).unwrap();
    column.default = Some(DefaultValue::Expression("CURRENT_TIMESTAMP(3)".into()));
    column.on_update = Some("CURRENT_TIMESTAMP(3)".into());
    let biography = b.column(&mut actors, "biography", DataType::TEXT);
    actors.column_mut(biography).unwrap().charset = Some("utf8mb4".into());
    for (name, stored) in [("name_length", true), ("name_upper", false)] {
        let id = b.column(&mut actors, name, varchar(60));
        actors.column_mut(id).unwrap().generated =
            Some(Generated { expression: "upper(`last_name`)".into(), stored });
    }
    b.index(
        &mut actors,
        Some("idx_biography"),
        vec![IndexKey { prefix_length: Some(20), ..IndexKey::column(biography) }],
    );
    b.index(&mut actors, Some("words"), vec![IndexKey::column(biography)]).method = Some("fulltext".into());
    b.index(&mut actors, Some("quick"), vec![IndexKey::column(name), descending(updated)]).method =
        Some("hash".into());
    b.index(&mut actors, Some("loud"), vec![IndexKey::expression("upper(`last_name`)")]);
    b.unique(&mut actors, Some("uk_bio"), &[biography]);
    actors.uniques[0].prefixes = vec![KeyPrefix { column: biography, length: 30 }];
    actors.uniques[0].comment = Some("No two lives begin alike.".into());
    let shown = b.column(&mut actors, "shown_name", varchar(45));
    let column = actors.column_mut(shown).unwrap();
    column.charset = Some("utf8mb4".into());
    column.generated = Some(Generated { expression: "lower(`last_name`)".into(), stored: true });
    let mut films = b.table("film");
    let film = b.required(&mut films, "film_id", integer(true));
    films.primary_key = Some(PrimaryKey::over(vec![film]));
    let lead = b.column(&mut films, "lead_actor_id", integer(true));
    b.foreign_key(&mut films, &[lead], &actors, &[id], Some(ReferentialAction::SetNull));
    films.foreign_keys[0].name = Some("film_ibfk_1".into());
    // InnoDB takes it, because an index leads with the column.
    let lead_name = b.column(&mut films, "lead_name", varchar(45));
    b.foreign_key(&mut films, &[lead_name], &actors, &[name], None);
    b.put(actors);
    b.put(films);
    let view = View {
        id: b.ids.fresh(),
        schema: None,
        name: "actor_names".into(),
        columns: vec!["last_name".into()],
        query: "select `last_name` from `actor`".into(),
        dialect: Dialect::Mysql,
        materialized: false,
        clauses: vec!["ALGORITHM=MERGE".into()],
        head: None,
        indexes: vec![],
        comment: None,
    };
    b.put(view);
    b.finish()
}

/// What only SQLite has.
pub(crate) fn sqlite() -> Document {
    let mut b = Build::new("sqlite", Dialect::Sqlite);
    let mut artists = b.table("Artist");
    artists.options = vec![TableOption { name: "STRICT".into(), value: None }];
    let id = b.required(&mut artists, "ArtistId", DataType::BIGINT);
    artists.column_mut(id).unwrap().identity = Some(Identity::AutoIncrement);
    artists.primary_key = Some(PrimaryKey::over(vec![id]));
    let name = b.column(&mut artists, "Name", native(Dialect::Sqlite, "NVARCHAR(120)"));
    let at = b.required(&mut artists, "CreatedAt", DataType::TIMESTAMP_WITH_ZONE);
    artists.column_mut(at).unwrap().default = Some(DefaultValue::Expression("CURRENT_TIMESTAMP".into()));
    let day = b.required(&mut artists, "Day", DataType::TEXT);
    artists.column_mut(day).unwrap().default = Some(DefaultValue::Expression("date('now')".into()));
    b.index(
        &mut artists,
        Some("IFK_Name"),
        vec![IndexKey { collation: Some("NOCASE".into()), ..IndexKey::column(name) }],
    )
    .predicate = Some("Name IS NOT NULL".into());
    let mut albums = b.table("Album");
    let album = b.required(&mut albums, "AlbumId", DataType::BIGINT);
    albums.primary_key = Some(PrimaryKey::over(vec![album]));
    let artist = b.required(&mut albums, "ArtistId", DataType::BIGINT);
    b.foreign_key(&mut albums, &[artist], &artists, &[], Some(ReferentialAction::NoAction));
    let mut computed = b.table("Computed");
    for (name, expression) in [("One", "1"), ("Two", "One + 1")] {
        let id = b.column(&mut computed, name, DataType::INTEGER);
        computed.column_mut(id).unwrap().generated =
            Some(Generated { expression: expression.into(), stored: false });
    }
    b.put(artists);
    b.put(albums);
    b.put(computed);
    let view = View {
        id: b.ids.fresh(),
        schema: None,
        name: "names".into(),
        columns: vec!["Name".into(), "Other".into()],
        query: "SELECT Name, 1 FROM Artist".into(),
        dialect: Dialect::Sqlite,
        materialized: false,
        clauses: vec![],
        head: None,
        indexes: vec![],
        comment: None,
    };
    b.put(view);
    b.finish()
}
