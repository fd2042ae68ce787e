//! A blog as the house standard has it: small, with all that a repository can have.

use crowfoot_model::{
    AccessPattern, DataType, DefaultValue, Dialect, Document, IndexKey, LogicalType, OrderBy, PrimaryKey,
    ReferentialAction, SortOrder,
};

use super::build::{Build, varchar};

pub(crate) fn document() -> Document {
    let mut b = Build::new("Blog", Dialect::Postgres);
    let mut users = b.table("users");
    users.comment = Some("People who write.".into());
    let user = b.ulid(&mut users);
    let email = b.required(&mut users, "email", varchar(255));
    b.required(&mut users, "name", varchar(80));
    b.audit(&mut users);
    b.column(&mut users, "deleted_at", DataType::TIMESTAMP_WITH_ZONE);
    b.unique(&mut users, Some("users_email_unique"), &[email]);

    let mut posts = b.table("posts");
    let post = b.ulid(&mut posts);
    let author = b.required(&mut posts, "author_id", DataType::TEXT);
    let slug = b.required(&mut posts, "slug", varchar(120));
    b.required(&mut posts, "body", DataType::TEXT);
    let states = DataType::InlineEnum(["draft", "published", "archived"].map(str::to_owned).to_vec());
    let status = b.required(&mut posts, "status", states);
    posts.column_mut(status).unwrap().default = Some(DefaultValue::Text("draft".into()));
    let whole = DataType::Logical(LogicalType::Integer { bits: 32, unsigned: false });
    let rating = b.column(&mut posts, "rating", whole.clone());
    posts.column_mut(rating).unwrap().comment = Some("From one to five.".into());
    let version = b.required(&mut posts, "version", whole);
    posts.column_mut(version).unwrap().default = Some(DefaultValue::Number("1".into()));
    let published = b.column(&mut posts, "published_at", DataType::TIMESTAMP_WITH_ZONE);
    b.audit(&mut posts);
    b.check(&mut posts, Some("posts_rating_check"), "rating BETWEEN 1 AND 5");
    b.unique(&mut posts, Some("posts_slug_unique"), &[slug]);
    b.foreign_key(&mut posts, &[author], &users, &[user], Some(ReferentialAction::Restrict));
    let keys = vec![IndexKey::column(author), IndexKey::column(status), IndexKey::column(published)];
    b.index(&mut posts, Some("idx_posts_author_status_published"), keys);
    let created = posts.column_named("created_at").unwrap().id;
    let by = |column, order| OrderBy { column, order };
    let newest = by(published, SortOrder::Descending);
    let pattern = |id, name: &str| AccessPattern {
        id,
        name: name.into(),
        per_second: None,
        equality: Vec::new(),
        range: Vec::new(),
        order_by: Vec::new(),
        columns: Vec::new(),
        condition: None,
        limit: None,
        offset: false,
        p95_ms: None,
        staleness_s: None,
    };
    posts.annotations.access_patterns = vec![
        AccessPattern {
            per_second: Some(40.0),
            equality: vec![author, status],
            range: vec![published],
            order_by: vec![newest],
            limit: Some(20),
            p95_ms: Some(50),
            ..pattern(b.ids.fresh(), "Published posts of an author")
        },
        AccessPattern {
            equality: vec![author],
            order_by: vec![by(created, SortOrder::Descending)],
            limit: Some(10),
            ..pattern(b.ids.fresh(), "The latest posts of an author")
        },
        AccessPattern {
            range: vec![created],
            columns: vec![slug, created],
            condition: Some("status = 'draft' AND published_at IS NULL".into()),
            ..pattern(b.ids.fresh(), "Drafts of a time")
        },
        AccessPattern {
            equality: vec![rating],
            order_by: vec![by(status, SortOrder::Ascending), newest],
            ..pattern(b.ids.fresh(), "Posts with a rating")
        },
        AccessPattern {
            condition: Some("length(body) > 1000".into()),
            ..pattern(b.ids.fresh(), "Long reads")
        },
    ];

    let mut tags = b.table("tags");
    let tag = b.ulid(&mut tags);
    let label = b.required(&mut tags, "label", varchar(40));
    b.unique(&mut tags, Some("tags_label_unique"), &[label]);

    let mut pairs = b.table("post_tags");
    let of_post = b.required(&mut pairs, "post_id", DataType::TEXT);
    let of_tag = b.required(&mut pairs, "tag_id", DataType::TEXT);
    pairs.primary_key = Some(PrimaryKey::over(vec![of_post, of_tag]));
    b.foreign_key(&mut pairs, &[of_post], &posts, &[post], Some(ReferentialAction::Cascade));
    b.foreign_key(&mut pairs, &[of_tag], &tags, &[tag], Some(ReferentialAction::Cascade));
    for table in [users, posts, tags, pairs] {
        b.put(table);
    }
    b.finish()
}
