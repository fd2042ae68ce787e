//! The kind of a statement, from its first words and before parsing.

use crowfoot_dialect::script::clauses;
use crowfoot_model::Dialect;

use crate::text::lexer::{Kind as LexemeKind, Lexer};

/// The handling of a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Task {
    CreateTable,
    CreateIndex,
    CreateView,
    CreateType,
    CreateDomain,
    CreateSequence,
    CreateSchema,
    /// `CREATE` or `ALTER DATABASE` of MySQL.
    Database,
    AlterTable,
    AlterIndex,
    AlterSequence,
    AlterType,
    AlterDomain,
    AlterKept,
    AlterView,
    RenameTable,
    Comment,
    Drop,
    /// Of an object that is kept verbatim.
    DropKept,
    Use,
    SearchPath,
    Do,
    /// Kept verbatim.
    Keep(Side),
    /// No statement starts like this.
    Unknown,
    /// Not part of a design, for this reason.
    Skip(&'static str),
}

/// Whether a kept statement is exported before or after the tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    Before,
    After,
    /// Before, unless it names a table or view.
    Routine,
}

/// A statement's kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct StatementKind {
    /// In upper case: `CREATE TABLE`.
    pub(crate) label: String,
    pub(crate) task: Task,
}

const DATA: &str = "Data is not part of a design.";
const SETTING: &str = "Session settings are not part of a design.";
const TRANSACTION: &str = "Transactions are not part of a design.";
const MAINTENANCE: &str = "Maintenance is not part of a design.";
pub(crate) const OTHER_DATABASE: &str = "A design is a single database; its name is not part of it.";
const CLIENT: &str = "Client command.";
const DOWN_MIGRATION: &str = "Down migrations are not applied.";
pub(crate) const TEMPORARY: &str = "Temporary objects are not part of a design.";
const OWNER: &str = "Ownership is not part of a design.";

/// Which statement this is. `text` begins with its first word.
pub(crate) fn of(text: &str, dialect: Dialect) -> StatementKind {
    let words = first_words(text, dialect);
    let word = |n: usize| words.get(n).map_or("", String::as_str);
    let known = |label: &str, task: Task| StatementKind { label: label.to_owned(), task };
    let skip = |reason: &'static str| known(word(0), Task::Skip(reason));
    match word(0) {
        "CREATE" => create(&words, dialect),
        "ALTER" => alter(&words, dialect),
        "DROP" => drop(&words, dialect),
        "COMMENT" => known("COMMENT", Task::Comment),
        "RENAME" if word(1) == "TABLE" => known("RENAME TABLE", Task::RenameTable),
        "DO" => known("DO", Task::Do),
        "USE" => known("USE", Task::Use),
        "SET" if word(1) == "SEARCH_PATH" || word(2) == "SEARCH_PATH" => {
            known("SET SEARCH_PATH", Task::SearchPath)
        }
        "RESET" if word(1) == "SEARCH_PATH" => known("RESET SEARCH_PATH", Task::SearchPath),
        "SELECT" if words.iter().any(|w| w == "SET_CONFIG") => known("SELECT", Task::SearchPath),
        "GRANT" | "REVOKE" => known(word(0), Task::Keep(Side::After)),
        "SECURITY" | "IMPORT" => known(word(0), Task::Keep(Side::After)),
        "INSERT" | "COPY" | "UPDATE" | "DELETE" | "REPLACE" | "MERGE" | "TRUNCATE" | "LOAD" | "VALUES"
        | "WITH" | "SELECT" | "CALL" | "EXECUTE" | "PERFORM" | "IMPORT_DATA" => skip(DATA),
        "SET" | "RESET" | "PRAGMA" | "DECLARE" | "PREPARE" | "DEALLOCATE" | "DISCARD" | "ATTACH"
        | "DETACH" | "CONNECT" => skip(SETTING),
        "BEGIN" | "START" | "COMMIT" | "ROLLBACK" | "SAVEPOINT" | "RELEASE" | "END" | "ABORT" => {
            skip(TRANSACTION)
        }
        "XA" => skip(TRANSACTION),
        // CLUSTER ON is a property of the index.
        "CLUSTER" if words.iter().any(|word| word == "USING") => known("CLUSTER", Task::Keep(Side::After)),
        "LOCK" | "UNLOCK" | "ANALYZE" | "ANALYSE" | "VACUUM" | "REINDEX" | "CLUSTER" | "CHECKPOINT"
        | "FLUSH" | "OPTIMIZE" | "REFRESH" | "REPAIR" | "CHECK" | "KILL" | "NOTIFY" | "LISTEN"
        | "EXPLAIN" | "SHOW" | "DESCRIBE" | "DESC" | "HELP" | "REASSIGN" | "RENAME" | "PURGE" | "BINLOG"
        | "CHANGE" | "INSTALL" | "UNINSTALL" => skip(MAINTENANCE),
        "SOURCE" | "DELIMITER" | "EXIT" | "QUIT" => skip(CLIENT),
        _ => known(word(0), Task::Unknown),
    }
}

/// The task for a line for the client: it is skipped.
pub(crate) fn client_line() -> Task {
    Task::Skip(CLIENT)
}

/// The task for the down part of a migration: it is skipped.
pub(crate) fn down_migration() -> Task {
    Task::Skip(DOWN_MIGRATION)
}

fn create(words: &[String], dialect: Dialect) -> StatementKind {
    let Some((at, object)) = object_of(words) else { return unknown(words) };
    let has = |modifier: &str| words.iter().take(at).any(|word| word == modifier);
    let next = words.get(at + 1).map_or("", String::as_str);
    let mut label = format!("CREATE {object}");
    let temporary = has("TEMP") || has("TEMPORARY");
    let task = match object {
        "TABLE" | "VIEW" if temporary => Task::Skip(TEMPORARY),
        "TABLE" if has("VIRTUAL") || has("FOREIGN") => {
            label =
                if has("VIRTUAL") { "CREATE VIRTUAL TABLE".into() } else { "CREATE FOREIGN TABLE".into() };
            Task::Keep(Side::After)
        }
        "TABLE" => Task::CreateTable,
        "VIEW" => {
            if has("MATERIALIZED") {
                label = "CREATE MATERIALIZED VIEW".into();
            }
            Task::CreateView
        }
        "INDEX" => Task::CreateIndex,
        "TYPE" => Task::CreateType,
        "DOMAIN" => Task::CreateDomain,
        "SEQUENCE" if temporary => Task::Skip(TEMPORARY),
        // MariaDB has them, with limits of its own.
        "SEQUENCE" if clauses(dialect).kept_sequences => Task::Keep(Side::Before),
        "SEQUENCE" => Task::CreateSequence,
        "SCHEMA" | "DATABASE" if clauses(dialect).schemas_are_databases => Task::Database,
        "SCHEMA" => Task::CreateSchema,
        "DATABASE" => Task::Skip(OTHER_DATABASE),
        "FUNCTION" | "PROCEDURE" | "AGGREGATE" => Task::Keep(Side::Routine),
        "WRAPPER" => {
            label = "CREATE FOREIGN DATA WRAPPER".into();
            Task::Keep(Side::Before)
        }
        "TEXT" | "ACCESS" | "EVENT" => {
            if object != "EVENT" || next == "TRIGGER" {
                label = format!("CREATE {object} {next}").trim_end().to_owned();
            }
            Task::Keep(if object == "EVENT" { Side::After } else { Side::Before })
        }
        "EXTENSION" | "OPERATOR" | "CAST" | "LANGUAGE" | "COLLATION" | "CONVERSION" | "ROLE" | "USER"
        | "GROUP" | "SERVER" | "TRANSFORM" | "TABLESPACE" => Task::Keep(Side::Before),
        _ => Task::Keep(Side::After),
    };
    StatementKind { label, task }
}

fn alter(words: &[String], dialect: Dialect) -> StatementKind {
    let Some((at, object)) = object_of(words) else { return unknown(words) };
    let owner = words.windows(2).any(|pair| pair == ["OWNER", "TO"]);
    let mut label = format!("ALTER {object}").trim_end().to_owned();
    if words.iter().take(at).any(|word| word == "MATERIALIZED") {
        label = "ALTER MATERIALIZED VIEW".into();
    }
    let task = match object {
        _ if owner && object != "TABLE" => Task::Skip(OWNER),
        "TABLE" => Task::AlterTable,
        "INDEX" => Task::AlterIndex,
        "SEQUENCE" if clauses(dialect).kept_sequences => Task::Keep(Side::Before),
        "SCHEMA" | "DATABASE" if clauses(dialect).schemas_are_databases => Task::Database,
        "SEQUENCE" => Task::AlterSequence,
        "TYPE" => Task::AlterType,
        "DOMAIN" => Task::AlterDomain,
        "VIEW" => Task::AlterView,
        "FUNCTION" | "PROCEDURE" | "AGGREGATE" | "TRIGGER" | "POLICY" => Task::AlterKept,
        "DATABASE" | "SYSTEM" => Task::Skip(OTHER_DATABASE),
        _ => Task::Keep(Side::After),
    };
    StatementKind { label, task }
}

fn drop(words: &[String], dialect: Dialect) -> StatementKind {
    let Some((_, object)) = object_of(words) else { return unknown(words) };
    let label = format!("DROP {object}");
    let task = match object {
        "SEQUENCE" if clauses(dialect).kept_sequences => Task::DropKept,
        "TABLE" | "VIEW" | "INDEX" | "TYPE" | "DOMAIN" | "SEQUENCE" => Task::Drop,
        "FUNCTION" | "PROCEDURE" | "ROUTINE" | "AGGREGATE" | "TRIGGER" | "EVENT" | "RULE" | "POLICY"
        | "EXTENSION" => Task::DropKept,
        "SCHEMA" if !clauses(dialect).schemas_are_databases => Task::Drop,
        "SCHEMA" | "DATABASE" => Task::Skip(OTHER_DATABASE),
        "ROLE" | "USER" | "OWNED" => Task::Skip(MAINTENANCE),
        _ => Task::Keep(Side::Routine),
    };
    StatementKind { label, task }
}

/// The kind of object that is created, altered or dropped, and the index of its keyword. All words before it must be
/// modifiers.
fn object_of(words: &[String]) -> Option<(usize, &str)> {
    let mut after_definer = false;
    for (at, word) in words.iter().enumerate().skip(1) {
        if is_object(word) {
            return Some((at, word));
        }
        after_definer |= word == "DEFINER";
        // A definer is a name of one or more words.
        if !after_definer && !is_modifier(word) {
            return None;
        }
    }
    None
}

fn unknown(words: &[String]) -> StatementKind {
    let first: Vec<&str> = words.iter().take(2).map(String::as_str).collect();
    StatementKind { label: first.join(" "), task: Task::Unknown }
}

fn is_modifier(word: &str) -> bool {
    matches!(
        word,
        "OR" | "REPLACE"
            | "TEMP"
            | "TEMPORARY"
            | "GLOBAL"
            | "LOCAL"
            | "UNLOGGED"
            | "VIRTUAL"
            | "FOREIGN"
            | "DATA"
            | "MATERIALIZED"
            | "RECURSIVE"
            | "UNIQUE"
            | "FULLTEXT"
            | "VECTOR"
            | "SPATIAL"
            | "CLUSTERED"
            | "NONCLUSTERED"
            | "CONSTRAINT"
            | "TRUSTED"
            | "PROCEDURAL"
            | "ALGORITHM"
            | "UNDEFINED"
            | "MERGE"
            | "TEMPTABLE"
            | "SQL"
            | "SECURITY"
            | "INVOKER"
            | "UNDO"
            | "IGNORE"
            | "ONLINE"
            | "OFFLINE"
    )
}

fn is_object(word: &str) -> bool {
    matches!(
        word,
        "TABLE"
            | "VIEW"
            | "INDEX"
            | "TYPE"
            | "DOMAIN"
            | "SEQUENCE"
            | "SCHEMA"
            | "DATABASE"
            | "FUNCTION"
            | "PROCEDURE"
            | "ROUTINE"
            | "TRIGGER"
            | "EXTENSION"
            | "RULE"
            | "AGGREGATE"
            | "OPERATOR"
            | "CAST"
            | "LANGUAGE"
            | "COLLATION"
            | "CONVERSION"
            | "TEXT"
            | "STATISTICS"
            | "PUBLICATION"
            | "SUBSCRIPTION"
            | "POLICY"
            | "ROLE"
            | "USER"
            | "GROUP"
            | "SERVER"
            | "ACCESS"
            | "EVENT"
            | "TRANSFORM"
            | "TABLESPACE"
            | "DEFAULT"
            | "SYSTEM"
            | "OWNED"
            | "LARGE"
            | "WRAPPER"
    )
}

/// The first words in upper case, without quoted ones.
fn first_words(text: &str, dialect: Dialect) -> Vec<String> {
    Lexer::new(text, dialect)
        .filter(|lexeme| lexeme.kind == LexemeKind::Word)
        .take(16)
        .map(|lexeme| text.get(lexeme.start..lexeme.end).unwrap_or("").chars().take(32).collect::<String>())
        .map(|word| word.to_ascii_uppercase())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{Side, Task, of};
    use crowfoot_model::Dialect::{Mysql, Postgres};

    #[test]
    fn modifiers_are_skipped() {
        assert_eq!(of("create unlogged table a (b int)", Postgres).task, Task::CreateTable);
        assert_eq!(of("CREATE DEFINER=`r`@`%` TRIGGER t", Mysql).label, "CREATE TRIGGER");
        assert_eq!(
            of("CREATE OR REPLACE FUNCTION f() RETURNS TABLE (a int)", Postgres).task,
            Task::Keep(Side::Routine)
        );
        assert_eq!(of("CREATE UNIQUE INDEX i ON t (a)", Postgres).task, Task::CreateIndex);
        assert_eq!(of("CREATE MATERIALIZED VIEW v AS SELECT 1", Postgres).label, "CREATE MATERIALIZED VIEW");
        assert_eq!(of("ALTER DEFAULT PRIVILEGES FOR ROLE a", Postgres).label, "ALTER DEFAULT");
        assert!(matches!(of("ALTER SEQUENCE s OWNER TO postgres", Postgres).task, Task::Skip(_)));
        assert!(matches!(of("CREATE TEMP TABLE a (b int)", Postgres).task, Task::Skip(_)));
        assert_eq!(of("ALTER DEFINER=`a`@`%` VIEW v AS SELECT 1", Mysql).task, Task::AlterView);
    }

    #[test]
    fn malformed_statements_are_unknown() {
        for text in ["create tabel x (id text)", "CREATE", "ALTER the TABLE", "this is no SQL", "DROP it"] {
            assert_eq!(of(text, Postgres).task, Task::Unknown, "{text}");
        }
        assert_eq!(of("create tabel x (id text)", Postgres).label, "CREATE TABEL");
    }
}
