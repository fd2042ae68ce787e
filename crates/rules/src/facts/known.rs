//! Names that are known from elsewhere: tables that tools make for themselves, and words without a plural.

use crowfoot_dialect::naming::snake_case;

/// Tables of migrations, queues, caches and extensions, by their whole names.
const TOOLS: &[&str] = &[
    "__drizzle_migrations",
    "__efmigrationshistory",
    "_prisma_migrations",
    "alembic_version",
    "ar_internal_metadata",
    "cache",
    "cache_locks",
    "databasechangelog",
    "databasechangeloglock",
    "delayed_jobs",
    "failed_jobs",
    "flyway_schema_history",
    "goose_db_version",
    "job_batches",
    "jobs",
    "knex_migrations",
    "knex_migrations_lock",
    "migrations",
    "password_reset_tokens",
    "password_resets",
    "personal_access_tokens",
    "schema_migrations",
    "sequelizemeta",
    "sessions",
    "spatial_ref_sys",
    "sqlite_sequence",
    "sqlx_migrations",
    "_sqlx_migrations",
    "typeorm_metadata",
];

/// What the names of the tables of a tool begin with.
const TOOL_PREFIXES: &[&str] = &[
    "active_storage_",
    "action_text_",
    "action_mailbox_",
    "auth_group",
    "auth_permission",
    "auth_user",
    "django_",
    "hangfire",
    "oban_",
    "pg_stat_",
    "pma__",
    "que_",
    "solid_queue_",
    "solid_cache_",
    "sqlite_",
    "telescope_",
    "_hyper_",
];

/// Whether a tool makes and owns the table: its names, keys and times are as that tool wants them.
pub(crate) fn is_of_a_tool(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    // `sessions` and `jobs` may well be tables of the application; only what they look like is excused, no fault.
    TOOLS.contains(&lower.as_str())
        || TOOL_PREFIXES.iter().any(|prefix| lower.starts_with(prefix))
        || is_implicit_pair(name)
}

/// Prisma's `_PostToTag`.
fn is_implicit_pair(name: &str) -> bool {
    name.strip_prefix('_').is_some_and(|rest| {
        rest.starts_with(|c: char| c.is_uppercase())
            && rest.split_once("To").is_some_and(|(_, to)| !to.is_empty())
    })
}

/// Last words that have no plural that anybody uses, beside those that the dialects' words know.
const WITHOUT_PLURAL: &[&str] = &[
    "config",
    "configuration",
    "hist",
    "link",
    "map",
    "mapping",
    "meta",
    "metadata",
    "xref",
    "temp",
    "tmp",
    "old",
    "raw",
    "info",
];

/// Whether the last word of a name has no plural to speak of: a participle, a mass noun, an abbreviation, or both ends
/// of a relation such as `product_to_category`.
pub(crate) fn has_no_plural(name: &str) -> bool {
    let name = snake_case(name);
    let word = name.rsplit('_').next().unwrap_or(&name);
    let has_vowel = word.contains(['a', 'e', 'i', 'o', 'u', 'y']);
    !has_vowel
        || (word.len() > 4 && word.ends_with("ed"))
        || (name.contains('_') && word.len() > 5 && word.ends_with("ing"))
        || name.contains("_to_")
        || (name.contains('_') && WITHOUT_PLURAL.contains(&word))
        || matches!(word, "config" | "metadata" | "meta" | "info")
}
