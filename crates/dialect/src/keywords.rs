//! The words that need quotes. Lower case, in alphabetical order, separated by single spaces.

/// PostgreSQL 16: words that cannot name a column or a table.
pub(crate) const POSTGRES_RESERVED: &str = "all analyse analyze and any array as asc asymmetric authorization binary both \
    case cast check collate collation column concurrently constraint create cross current_catalog current_date \
    current_role current_schema current_time current_timestamp current_user default deferrable desc distinct do else \
    end except false fetch for foreign freeze from full grant group having ilike in initially inner intersect into is \
    isnull join lateral leading left like limit localtime localtimestamp natural not notnull null offset on only or \
    order outer overlaps placing primary references returning right select session_user similar some symmetric \
    system_user table tablesample then to trailing true union unique user using variadic verbose when where window with";

/// PostgreSQL 16: words that cannot name a type or a function; `pg_dump` quotes them everywhere.
pub(crate) const POSTGRES_COLUMN_NAMES: &str = "between bigint bit boolean char character coalesce dec decimal exists \
    extract float greatest grouping inout int integer interval json_array json_arrayagg json_object json_objectagg \
    least national nchar none normalize nullif numeric out overlay position precision real row setof smallint \
    substring time timestamp treat trim values varchar xmlattributes xmlconcat xmlelement xmlexists xmlforest \
    xmlnamespaces xmlparse xmlpi xmlroot xmlserialize xmltable";

/// MySQL 8.4: reserved words.
pub(crate) const MYSQL_RESERVED: &str = "accessible add all alter analyze and as asc asensitive before between bigint binary blob both by call \
    cascade case change char character check collate column condition constraint continue convert create cross \
    cube cume_dist current_date current_time current_timestamp current_user cursor database databases day_hour \
    day_microsecond day_minute day_second dec decimal declare default delayed delete dense_rank desc describe \
    deterministic distinct distinctrow div double drop dual each else elseif empty enclosed escaped except \
    exists exit explain false fetch first_value float float4 float8 for force foreign from fulltext function \
    generated get grant group grouping groups having high_priority hour_microsecond hour_minute hour_second if \
    ignore in index infile inner inout insensitive insert int int1 int2 int3 int4 int8 integer intersect \
    interval into io_after_gtids io_before_gtids is iterate join json_table key keys kill lag last_value lateral \
    lead leading leave left like limit linear lines load localtime localtimestamp lock long longblob longtext \
    loop low_priority manual master_bind master_ssl_verify_server_cert match maxvalue mediumblob mediumint \
    mediumtext middleint minute_microsecond minute_second mod modifies natural no_write_to_binlog not nth_value \
    ntile null numeric of on optimize optimizer_costs option optionally or order out outer outfile over parallel \
    partition percent_rank precision primary procedure purge qualify range rank read read_write reads real \
    recursive references regexp release rename repeat replace require resignal restrict return revoke right \
    rlike row row_number rows schema schemas second_microsecond select sensitive separator set show signal \
    smallint spatial specific sql sql_big_result sql_calc_found_rows sql_small_result sqlexception sqlstate \
    sqlwarning ssl starting stored straight_join system table tablesample terminated then tinyblob tinyint \
    tinytext to trailing trigger true undo union unique unlock unsigned update usage use using utc_date utc_time \
    utc_timestamp values varbinary varchar varcharacter varying virtual when where while window with write xor \
    year_month zerofill";

/// MariaDB: reserved words that MySQL does not have; quoted too, so that one script serves both.
pub(crate) const MARIADB_RESERVED: &str = "current_role delete_domain_id do_domain_ids general ignore_domain_ids \
    ignore_server_ids master_heartbeat_period offset page_checksum parse_vcol_expr ref_system_id returning slow \
    stats_auto_recalc stats_persistent stats_sample_pages";

/// SQLite: the keywords that its parser does not take for a name where one is expected.
pub(crate) const SQLITE_RESERVED: &str = "add all alter and as autoincrement between case cast check collate commit \
    constraint create current_date current_time current_timestamp default deferrable delete distinct drop else escape \
    except exists foreign from group having if in index insert intersect into is isnull join limit not nothing notnull \
    null on or order primary raise references returning select set table then to transaction union unique update \
    using values when where";

/// Whether a list has a word, in any letter case: a binary search, since every name that is written asks.
pub(crate) fn contains(list: &str, word: &str) -> bool {
    let mut rest = list.as_bytes();
    while !rest.is_empty() {
        let middle = rest.len() / 2;
        let Some((before, after)) = rest.split_at_checked(middle) else { return false };
        // By bytes, since words are short: searching for a character costs several times as much.
        let start = before.iter().rposition(|byte| *byte == b' ').map_or(0, |at| at + 1);
        let end = after.iter().position(|byte| *byte == b' ').map_or(rest.len(), |at| middle + at);
        let found = rest.get(start..end).unwrap_or_default();
        let lower = word.bytes().map(|byte| byte.to_ascii_lowercase());
        rest = match found.iter().copied().cmp(lower) {
            std::cmp::Ordering::Equal => return !word.is_empty(),
            std::cmp::Ordering::Less => rest.get(end + 1..).unwrap_or_default(),
            std::cmp::Ordering::Greater => rest.get(..start.saturating_sub(1)).unwrap_or_default(),
        };
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_found_and_no_other() {
        for list in
            [POSTGRES_RESERVED, POSTGRES_COLUMN_NAMES, MYSQL_RESERVED, MARIADB_RESERVED, SQLITE_RESERVED]
        {
            for word in list.split(' ') {
                assert!(contains(list, word) && contains(list, &word.to_uppercase()), "{word}");
                assert!(
                    !contains(list, &word[..word.len() - 1])
                        || list.split(' ').any(|w| w == &word[..word.len() - 1])
                );
                assert!(!contains(list, &[word, "0"].concat()), "{word}0");
            }
            assert!(
                !contains(list, "")
                    && !contains(list, " ")
                    && !contains(list, "ähm")
                    && !contains(list, "zzz")
            );
        }
    }

    #[test]
    fn lists_are_sorted_and_in_lower_case() {
        for list in
            [POSTGRES_RESERVED, POSTGRES_COLUMN_NAMES, MYSQL_RESERVED, MARIADB_RESERVED, SQLITE_RESERVED]
        {
            let words: Vec<&str> = list.split(' ').collect();
            assert!(words.is_sorted_by(|a, b| a < b), "{list}");
            assert!(words.iter().all(|word| {
                !word.is_empty()
                    && word
                        .bytes()
                        .all(|byte| byte.is_ascii_lowercase() || byte == b'_' || byte.is_ascii_digit())
            }));
        }
    }
}
