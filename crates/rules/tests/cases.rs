//! What real schemas taught: small scripts of which the right verdict is known, as an import judges them.
#![allow(clippy::unwrap_used, reason = "helpers of tests are no tests to the lint")]

use std::ops::ControlFlow;

use crowfoot_import::{Format, Source, import};
use crowfoot_model::{Dialect, Document, Edit, IdSource};
use crowfoot_rules::{Applicability, Diagnostic, IMPORT_PRESET, Review, fix_all_safe, place};

const PG: Format = Format::Sql(Dialect::Postgres);
const MY: Format = Format::Sql(Dialect::Mysql);
const LITE: Format = Format::Sql(Dialect::Sqlite);

fn read(format: Option<Format>, name: &str, text: &str) -> Document {
    let source = Source { name, text };
    let mut document = import(&[source], format, &mut |_| ControlFlow::Continue(())).unwrap().document;
    let mut edit = Edit::new(&document);
    edit.settings_mut().rule_preset = Some(IMPORT_PRESET.to_owned());
    let diff = edit.finish();
    document.apply(&diff);
    document
}

/// `KEY001 info votes`, without the style and what only lacks an index.
fn verdicts(document: &Document) -> Vec<String> {
    let review = Review::new(document);
    let is_told =
        |own: &&Diagnostic| !matches!(own.code, "NAM011" | "IDX001" | "PRT005" | "KEY004" | "SEC002");
    let found = review.diagnostics().filter(is_told);
    found.map(|own| [own.code, own.severity.key(), &place(document, own.object)].join(" ")).collect()
}

#[track_caller]
fn judge(format: Format, text: &str, expected: &[&str]) {
    let document = read(Some(format), "script.sql", text);
    assert_eq!(
        verdicts(&document),
        expected,
        "{text}\n{:#?}",
        Review::new(&document).diagnostics().collect::<Vec<_>>()
    );
}

#[test]
fn types_hold_what_their_servers_take() {
    judge(
        MY,
        "CREATE TABLE kiosks (id char(26) PRIMARY KEY, days set('sa','su') NOT NULL DEFAULT 'sa', KEY k (days))",
        &[],
    );
    judge(
        MY,
        "CREATE TABLE links (id char(26) PRIMARY KEY, target varchar(1200) NOT NULL, KEY k (target)) COLLATE=latin1_general_ci",
        &[],
    );
    judge(
        MY,
        "CREATE TABLE links (id char(26) PRIMARY KEY, target varchar(900) NOT NULL, KEY k (target)) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4",
        &["PRT002 error links.k"],
    );
    judge(
        MY,
        "CREATE TABLE links (id char(26) PRIMARY KEY, target varchar(300) NOT NULL, KEY k (target)) ENGINE=MyISAM DEFAULT CHARSET=utf8mb4",
        &["PRT002 error links.k", "PRT010 warning links"],
    );
    judge(
        LITE,
        "CREATE TABLE tracks (id INTEGER PRIMARY KEY, code STRING NOT NULL, at DATETIME NOT NULL)",
        &["TYP009 warning tracks.code"],
    );
    judge(
        PG,
        "CREATE TABLE parts (id uuid PRIMARY KEY, kind char(9) NOT NULL, country char(2) NOT NULL)",
        &["TYP011 info parts.kind"],
    );
}

#[test]
fn money_is_known_by_its_company() {
    judge(
        MY,
        "CREATE TABLE carts (id bigint PRIMARY KEY, price decimal NOT NULL, total decimal(9) NOT NULL, fee decimal(9,2) NOT NULL)",
        &["TYP001 warning carts"],
    );
    judge(
        PG,
        "CREATE TABLE doses (id uuid PRIMARY KEY, amount real NOT NULL, amount_unit text NOT NULL, level_bonus real NOT NULL, total_steps real NOT NULL)",
        &[],
    );
    judge(
        PG,
        "CREATE TABLE wallet_balances (id uuid PRIMARY KEY, value real NOT NULL); CREATE TABLE trips (id uuid PRIMARY KEY, fare real NOT NULL)",
        &["TYP001 warning wallet_balances.value", "TYP001 warning trips.fare"],
    );
}

#[test]
fn keys_that_tell_rows_apart_are_keys() {
    judge(
        PG,
        "CREATE TABLE likes (user_id uuid NOT NULL, photo_id uuid NOT NULL); CREATE UNIQUE INDEX idx_likes_user_id_photo_id ON likes (user_id, photo_id)",
        &["KEY001 info likes"],
    );
    judge(PG, "CREATE TABLE likes (user_id uuid NOT NULL, photo_id uuid)", &["KEY001 warning likes"]);
    judge(LITE, "CREATE TABLE notes (body TEXT NOT NULL)", &["KEY001 info notes"]);
    judge(
        LITE,
        "CREATE TABLE cities (id INTEGER PRIMARY KEY, n TEXT NOT NULL); CREATE TABLE mayors (city_id INTEGER PRIMARY KEY REFERENCES cities (id), n TEXT NOT NULL)",
        &[],
    );
    judge(
        PG,
        "CREATE TABLE options (name text PRIMARY KEY, value text NOT NULL); CREATE TABLE units (code text PRIMARY KEY, n text NOT NULL); CREATE TABLE goods (id uuid PRIMARY KEY, unit_code text NOT NULL REFERENCES units (code))",
        &[],
    );
    judge(
        PG,
        "CREATE TABLE people (email text PRIMARY KEY); CREATE TABLE pets (id uuid PRIMARY KEY, owner_email text NOT NULL REFERENCES people (email))",
        &["KEY005 info people", "PRT006 info people.email"],
    );
    judge(
        PG,
        "CREATE TABLE people (phone text PRIMARY KEY); CREATE TABLE pets (id uuid PRIMARY KEY, owner_phone text NOT NULL REFERENCES people (phone) ON UPDATE CASCADE)",
        &[],
    );
    judge(
        PG,
        "CREATE TABLE rooms (id uuid PRIMARY KEY, door text NOT NULL UNIQUE, day date NOT NULL, UNIQUE (door, day))",
        &["KEY010 warning rooms"],
    );
}

#[test]
fn unique_keys_with_null_are_judged_by_what_can_be_null() {
    let with = |rest: &str| {
        format!(
            "CREATE TABLE teams (id uuid PRIMARY KEY); CREATE TABLE labels (id uuid PRIMARY KEY, name text NOT NULL, outer_no int, team_id uuid REFERENCES teams (id), a_id uuid, b_uid text{rest}"
        )
    };
    judge(PG, &with("); CREATE UNIQUE INDEX i ON labels (name, team_id)"), &["KEY007 warning labels.i"]);
    judge(PG, &with("); CREATE UNIQUE INDEX i ON labels (name, team_id) WHERE team_id IS NOT NULL"), &[]);
    judge(PG, &with("); CREATE UNIQUE INDEX i ON labels (name, team_id) NULLS NOT DISTINCT"), &[]);
    judge(PG, &with(", CONSTRAINT u UNIQUE (name, outer_no))"), &["KEY007 info labels.u"]);
    judge(PG, &with(", CONSTRAINT u UNIQUE (a_id, b_uid))"), &["KEY007 info labels.u"]);
}

#[test]
fn roles_frameworks_and_tools_name_things_their_way() {
    judge(
        PG,
        "CREATE TABLE users (id uuid PRIMARY KEY); CREATE TABLE customers (id uuid PRIMARY KEY); CREATE TABLE bills (id uuid PRIMARY KEY, n int NOT NULL, author_id uuid NOT NULL REFERENCES users (id), customer_id uuid NOT NULL REFERENCES users (id))",
        &["NAM004 warning bills.customer_id"],
    );
    judge(
        PG,
        "CREATE TABLE \"User\" (\"id\" uuid PRIMARY KEY); CREATE TABLE \"Role\" (\"id\" uuid PRIMARY KEY); CREATE TABLE \"_RoleToUser\" (\"A\" uuid NOT NULL REFERENCES \"Role\" (\"id\") ON DELETE CASCADE, \"B\" uuid NOT NULL REFERENCES \"User\" (\"id\") ON DELETE CASCADE); CREATE UNIQUE INDEX \"_RoleToUser_AB_unique\" ON \"_RoleToUser\" (\"A\", \"B\")",
        &["NAM008 hint User"],
    );
    judge(
        PG,
        "CREATE TABLE pages (id bigserial PRIMARY KEY, slug text NOT NULL); CREATE INDEX index_pages_on_slug ON pages (slug)",
        &[],
    );
    judge(
        PG,
        "CREATE TABLE failed_hooks (id uuid PRIMARY KEY, tenant_id uuid NOT NULL); CREATE INDEX failed_hooks_by_the_tenant_that_owns_the_hook_that_has_failed_last_idx ON failed_hooks (tenant_id)",
        &["NAM007 info failed_hooks.failed_hooks_by_the_tenant_that_owns_the_hook_that_has_failed_last_idx"],
    );
    judge(
        LITE,
        "CREATE TABLE films (id TEXT PRIMARY KEY NOT NULL, title TEXT NOT NULL, titlesort TEXT NOT NULL); CREATE INDEX idx_films_title ON films (title); CREATE INDEX idx_films_titlesort ON films (title)",
        &["NAM010 warning films.idx_films_titlesort"],
    );
    judge(
        PG,
        "CREATE TABLE making_progress (id uuid PRIMARY KEY); CREATE TABLE users_banned (id uuid PRIMARY KEY); CREATE TABLE tag_to_page (id uuid PRIMARY KEY)",
        &[],
    );
}

#[test]
fn what_most_tables_do_is_the_style_and_the_others_are_told() {
    let names = ["customer", "invoice", "shop", "visit", "product", "parcels"];
    let tables =
        names.map(|name| format!("CREATE TABLE {name} (id uuid PRIMARY KEY, at timestamptz NOT NULL);"));
    judge(PG, &tables.concat(), &["NAM002 hint parcels"]);
    let mixed = tables
        .concat()
        .replace("parcels (id uuid PRIMARY KEY, at timestamptz", "parcel (id uuid PRIMARY KEY, at timestamp");
    judge(PG, &mixed, &["TYP002 warning parcel.at"]);
    judge(PG, &tables.concat().replace("timestamptz", "timestamp").replace("parcels", "parcel"), &[]);
}

#[test]
fn references_are_guessed_or_left_alone() {
    judge(
        PG,
        "CREATE TABLE users (id serial PRIMARY KEY); CREATE TABLE posts (id bigserial PRIMARY KEY, user_id bigint NOT NULL REFERENCES users (id))",
        &["REL001 info posts"],
    );
    judge(
        PG,
        "CREATE TABLE users (id bigserial PRIMARY KEY); CREATE TABLE posts (id bigserial PRIMARY KEY, user_id int NOT NULL REFERENCES users (id))",
        &["REL001 warning posts"],
    );
    judge(
        MY,
        "CREATE TABLE users (id bigint PRIMARY KEY); CREATE TABLE audits (id bigint PRIMARY KEY, user_type varchar(90), user_id bigint, KEY k (user_id, user_type), at int NOT NULL)",
        &["REL008 info audits.user_id"],
    );
    judge(
        MY,
        "CREATE TABLE bank_transactions (id bigint PRIMARY KEY); CREATE TABLE tries (id bigint PRIMARY KEY, transaction_id bigint NOT NULL, transaction_type enum('pay','back') NOT NULL, imdb_id int NOT NULL, imdb_type varchar(9) NOT NULL)",
        &[],
    );
    judge(
        MY,
        "CREATE TABLE xy_goods (good_id int PRIMARY KEY); CREATE TABLE xy_sales (sale_id int PRIMARY KEY, good_id int NOT NULL); CREATE TABLE xy_lines (line_id int PRIMARY KEY, sale_id int NOT NULL)",
        &["REL011 warning document"],
    );
    judge(
        MY,
        "CREATE TABLE nodes (id int NOT NULL PRIMARY KEY, parent_id int NOT NULL DEFAULT 0, n int NOT NULL)",
        &["NRM011 info nodes.parent_id"],
    );
    judge(
        PG,
        "CREATE TABLE pets (id uuid PRIMARY KEY, auth_id uuid NOT NULL REFERENCES auth.users (id)); CREATE TABLE toys (id uuid PRIMARY KEY, auth_id uuid NOT NULL REFERENCES auth.users (id))",
        &["STR004 hint document"],
    );
    judge(
        PG,
        "CREATE TABLE dogs (id uuid PRIMARY KEY); CREATE TABLE walks (id uuid PRIMARY KEY, dog_id uuid NOT NULL REFERENCES dogs (id)); CREATE TABLE meals (id uuid PRIMARY KEY, dog_id text NOT NULL)",
        &["REL013 warning meals.dog_id"],
    );
    judge(
        PG,
        "CREATE TABLE users (id uuid PRIMARY KEY); CREATE TABLE bids (id uuid PRIMARY KEY, user_id uuid NOT NULL REFERENCES users (id) ON DELETE CASCADE); CREATE TABLE notes (id uuid PRIMARY KEY, bid_id uuid NOT NULL REFERENCES bids (id))",
        &["REL012 info notes"],
    );
    judge(
        PG,
        "CREATE TABLE users (id uuid PRIMARY KEY); CREATE TABLE gems (id uuid PRIMARY KEY); CREATE TABLE rings (id uuid PRIMARY KEY, owner_id uuid NOT NULL REFERENCES users (id), gem_id uuid REFERENCES gems (id))",
        &[],
    );
    judge(
        MY,
        "CREATE TABLE users (id int PRIMARY KEY) ENGINE=InnoDB; CREATE TABLE buys (id int PRIMARY KEY, user_id int NOT NULL, FOREIGN KEY (user_id) REFERENCES users (id)) ENGINE=MyISAM",
        &["PRT008 warning buys", "PRT010 warning buys"],
    );
}

#[test]
fn times_and_deletions_are_as_the_application_keeps_them() {
    judge(
        PG,
        "CREATE TABLE posts (id uuid PRIMARY KEY, inserted_at timestamptz NOT NULL, updated_at timestamptz NOT NULL)",
        &[],
    );
    judge(
        MY,
        "CREATE TABLE posts (id char(26) PRIMARY KEY, title text NOT NULL, created_at timestamp NULL, updated_at timestamp NULL)",
        &[],
    );
    judge(
        PG,
        "CREATE TABLE bills (id uuid PRIMARY KEY, number text NOT NULL UNIQUE, deleted_at timestamptz)",
        &[],
    );
    judge(
        PG,
        "CREATE TABLE users (id uuid PRIMARY KEY, nick_name text NOT NULL UNIQUE, deleted_at timestamptz)",
        &["LIF004 warning users"],
    );
    judge(
        MY,
        "CREATE TABLE users (id bigint PRIMARY KEY, name varchar(9) NOT NULL, removed tinyint(1) NOT NULL DEFAULT 0, UNIQUE KEY u (name, removed))",
        &["LIF004 warning users.u"],
    );
    judge(
        PG,
        "CREATE TABLE posts (id uuid PRIMARY KEY, deleted_at timestamptz); CREATE TABLE replies (id uuid PRIMARY KEY, post_id uuid NOT NULL REFERENCES posts (id) ON DELETE CASCADE, deleted_at timestamptz)",
        &[],
    );
}

#[test]
fn numbers_secrets_checks_and_policies() {
    judge(
        PG,
        "CREATE SEQUENCE runs_id_seq AS integer; CREATE TABLE runs (id bigint NOT NULL DEFAULT nextval('runs_id_seq') PRIMARY KEY, n int NOT NULL); ALTER SEQUENCE runs_id_seq OWNED BY runs.id",
        &["TYP004 warning runs.id"],
    );
    judge(
        PG,
        "CREATE TABLE page_views (id serial PRIMARY KEY, n int NOT NULL)",
        &["TYP004 info page_views.id"],
    );
    judge(
        MY,
        "CREATE TABLE staff (id char(26) PRIMARY KEY, password char(60) NOT NULL, pin varchar(4) NOT NULL); CREATE TABLE boys (id char(26) PRIMARY KEY, password varchar(20) NOT NULL, refresh_token text NOT NULL)",
        &["SEC001 warning boys"],
    );
    judge(
        PG,
        "CREATE TABLE jobs2 (id uuid PRIMARY KEY, state text DEFAULT 'new' CHECK (state IN ('new', 'done')), n int NOT NULL)",
        &["TYP008 info jobs2.state"],
    );
    judge(
        PG,
        "CREATE TABLE seats (id uuid PRIMARY KEY, user_id uuid, bus_id uuid)",
        &["TYP010 warning seats"],
    );
    judge(
        PG,
        "CREATE TABLE users (id uuid PRIMARY KEY, email text NOT NULL UNIQUE)",
        &["PRT006 info users.email"],
    );
    judge(
        PG,
        "CREATE TABLE users (id uuid PRIMARY KEY, email text NOT NULL UNIQUE CHECK (email = lower(email)))",
        &[],
    );
    judge(
        PG,
        "CREATE TABLE deals (id uuid PRIMARY KEY); ALTER TABLE deals ENABLE ROW LEVEL SECURITY; CREATE POLICY all_in ON deals FOR UPDATE USING (true); CREATE TABLE buyers (id uuid PRIMARY KEY)",
        &["SEC005 warning CREATE POLICY", "SEC005 warning buyers"],
    );
    judge(
        PG,
        "CREATE TABLE deals (id uuid PRIMARY KEY); ALTER TABLE deals ENABLE ROW LEVEL SECURITY; CREATE POLICY r ON deals FOR SELECT USING (true); CREATE POLICY w ON deals TO service_role USING (true)",
        &[],
    );
}

#[test]
fn a_cause_is_told_once() {
    let tables = ["a", "b", "c"]
        .map(|name| format!("CREATE TABLE {name} (no serial, n int NOT NULL, PRIMARY KEY (no));"));
    judge(MY, &tables.concat(), &["IDX002 warning document"]);
    judge(
        MY,
        "CREATE TABLE a (no serial UNIQUE, n int NOT NULL, PRIMARY KEY (no))",
        &["IDX002 warning a.no"],
    );
}

#[test]
fn a_language_without_a_database_is_not_held_to_one() {
    let text = "Table holidays {\n  id int [pk, increment]\n  state enum('open', 'done') [default: 'open']\n  is_paid boolean [not null, default: 0]\n}\n";
    assert_eq!(verdicts(&read(None, "holidays.dbml", text)), Vec::<String>::new());
}

/// What a running program would feel is not done in bulk.
#[test]
fn no_fix_of_an_import_changes_what_programs_use() {
    let document = read(
        Some(PG),
        "script.sql",
        "CREATE TABLE users (id bigserial PRIMARY KEY, \"Mail\" text NOT NULL, deleted_at timestamptz, CONSTRAINT uc UNIQUE (\"Mail\"), CONSTRAINT uc2 UNIQUE (\"Mail\"));
         CREATE TABLE posts (id serial PRIMARY KEY, user_id bigint NOT NULL REFERENCES users (id), created_at timestamp);
         CREATE INDEX x ON posts (user_id, created_at); CREATE INDEX y ON posts (created_at)",
    );
    for preset in [IMPORT_PRESET, "architect", "strict"] {
        let mut before = document.clone();
        let mut edit = Edit::new(&before);
        edit.settings_mut().rule_preset = Some(preset.to_owned());
        let diff = edit.finish();
        before.apply(&diff);
        let mut after = before.clone();
        after.apply(&fix_all_safe(&before, &mut IdSource::following(&before)));
        for (old, new) in before.tables().zip(after.tables()) {
            assert_eq!(
                (&old.name, &old.columns, &old.uniques),
                (&new.name, &new.columns, &new.uniques),
                "{preset}"
            );
            let names = |table: &crowfoot_model::Table| {
                table.indexes.iter().map(|i| i.name.clone()).collect::<Vec<_>>()
            };
            assert!(names(old).iter().all(|name| names(new).contains(name)), "{preset}");
        }
        let review = Review::new(&after);
        assert!(
            review
                .diagnostics()
                .all(|own| own.fixes.iter().all(|fix| fix.applicability != Applicability::Safe))
        );
    }
}

/// The findings of one rule.
fn only(document: &Document, code: &str) -> Vec<String> {
    let review = Review::new(document);
    review.diagnostics().filter(|own| own.code == code).map(|own| place(document, own.object)).collect()
}

#[test]
fn references_at_a_column_may_be_ignored() {
    let document = read(
        Some(MY),
        "script.sql",
        "CREATE TABLE users (id int NOT NULL AUTO_INCREMENT PRIMARY KEY);
         CREATE TABLE orders (
           id int NOT NULL AUTO_INCREMENT PRIMARY KEY,
           user_id int NOT NULL REFERENCES users (id) ON DELETE CASCADE ON UPDATE CASCADE,
           KEY idx_orders_user_id (user_id)
         );
         CREATE TABLE lines (id int NOT NULL PRIMARY KEY, order_id int NOT NULL REFERENCES orders (id),
           KEY (order_id), FOREIGN KEY (order_id) REFERENCES orders (id));",
    );
    assert_eq!(only(&document, "PRT009").len(), 1);
    let mut ids = IdSource::following(&document);
    let mut after = document.clone();
    after.apply(&fix_all_safe(&document, &mut ids));
    assert_eq!(only(&after, "PRT009").len(), 0);
}

#[test]
fn bytes_of_ulids_and_enumerations_that_change() {
    let keys = read(
        Some(MY),
        "script.sql",
        "CREATE TABLE a (id char(26) PRIMARY KEY) COLLATE=utf8mb4_bin;
         CREATE TABLE b (id char(26) CHARACTER SET ascii PRIMARY KEY);
         CREATE TABLE c (id char(26) PRIMARY KEY);",
    );
    assert_eq!(only(&keys, "KEY004"), ["c.id"]);
    let kinds = read(
        Some(PG),
        "script.sql",
        "CREATE TYPE plan AS ENUM ('free', 'paid'); COMMENT ON TYPE plan IS 'May change each season';
         CREATE TYPE state AS ENUM ('open', 'closed'); COMMENT ON TYPE state IS 'Of an order';",
    );
    assert_eq!(only(&kinds, "TYP006"), ["plan"]);
    let deferred = read(
        Some(PG),
        "script.sql",
        "CREATE TABLE a (id uuid PRIMARY KEY); CREATE TABLE b (id uuid PRIMARY KEY, during tsrange,
           EXCLUDE USING gist (during WITH &&))",
    );
    assert_eq!(only(&deferred, "PRT007").len(), 0, "whoever imports has not asked for Drizzle");
}
