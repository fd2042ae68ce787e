//! What PostgreSQL takes and MySQL does not.

use crowfoot_model::{
    CheckConstraint, DataType, DefaultValue, Dialect, Document, Identity, IndexKey, PrimaryKey,
    ReferentialAction,
};

use super::build::{Build, varchar};

/// Long rows, long defaults, points in time before 1970, and checks and keys that InnoDB refuses.
pub(crate) fn limits() -> Document {
    let mut b = Build::new("limits", Dialect::Postgres);
    let mut places = b.table("places");
    let country = b.required(&mut places, "country", varchar(2));
    let number = b.required(&mut places, "number", DataType::BIGINT);
    places.column_mut(number).unwrap().identity = Some(Identity::Serial);
    let code = b.required(&mut places, "code", varchar(3));
    places.column_mut(code).unwrap().default = Some(DefaultValue::Text("it's long".into()));
    places.primary_key = Some(PrimaryKey::over(vec![number, country]));
    b.check(&mut places, None, "number > 0");
    for (name, default) in [
        ("opened_at", "1970-01-01 00:00:00+00"),
        ("closed_at", "2030-01-01 12:00:00+00"),
        ("moved_at", "2030-01-01 12:00:00+02"),
    ] {
        let id = b.required(&mut places, name, DataType::TIMESTAMP_WITH_ZONE);
        places.column_mut(id).unwrap().default = Some(DefaultValue::Text(default.into()));
    }

    let mut visits = b.table("visits");
    let id = b.ulid(&mut visits);
    let of_country = b.column(&mut visits, "place_country", varchar(2));
    let of_number = b.column(&mut visits, "place_number", DataType::BIGINT);
    let before = b.column(&mut visits, "previous_id", DataType::TEXT);
    let note = b.column(&mut visits, "note", DataType::TEXT);
    b.foreign_key(&mut visits, &[of_country, of_number], &places, &[country, number], None);
    let own = visits.clone();
    b.foreign_key(&mut visits, &[before], &own, &[id], Some(ReferentialAction::SetNull));
    visits.checks.push(CheckConstraint::new(b.ids.fresh(), "previous_id <> id"));
    b.index(&mut visits, Some("idx_visits_previous_id"), vec![IndexKey::column(before)]).include = vec![note];
    b.index(&mut visits, Some("idx_visits_place_country"), vec![IndexKey::column(of_country)]).include =
        vec![of_number];

    let mut wide = b.table("wide");
    b.ulid(&mut wide);
    for (name, length) in [("a", 9_000), ("b", 5_000), ("c", 4_000)] {
        b.column(&mut wide, name, varchar(length));
    }
    for table in [places, visits, wide] {
        b.put(table);
    }
    b.finish()
}
