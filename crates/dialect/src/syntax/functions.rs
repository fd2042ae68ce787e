//! The built-in functions of each database, and constructs that look like functions. Lower case, sorted.

use crowfoot_model::Dialect;

/// The functions of a dialect. For PostgreSQL those of version 18, and of the extensions that the exporter adds by
/// itself.
pub(super) fn functions(dialect: Dialect) -> impl Iterator<Item = &'static str> {
    let list = match dialect {
        Dialect::Postgres => POSTGRES,
        Dialect::Mysql => MYSQL,
        Dialect::Sqlite => SQLITE,
    };
    list.split_ascii_whitespace()
}

/// Without internal ones.
const POSTGRES: &str = "abbrev abs acldefault aclexplode acos acosd acosh age any_value area array_agg array_append array_cat array_dims \
    array_fill array_length array_lower array_ndims array_position array_positions array_prepend array_remove \
    array_replace array_reverse array_sample array_shuffle array_sort array_to_json array_to_string \
    array_to_tsvector array_upper ascii asin asind asinh atan atan2 atan2d atand atanh avg bit bit_and bit_count \
    bit_length bit_or bit_xor bool bool_and bool_or box bpchar broadcast btrim bttextcmp bytea cardinality casefold \
    cash_words cast cbrt ceil ceiling center char char_length character_length chr cidr circle clock_timestamp \
    coalesce col_description collation concat concat_ws convert convert_from convert_to corr cos cosd cosh cot cotd \
    count crc32 crc32c crypt current_database current_query current_schema current_schemas current_setting \
    current_user currval date date_add date_bin date_part date_subtract date_trunc datemultirange daterange decode \
    degrees dense_rank diagonal diameter div dround encode enum_first enum_last enum_range erf erfc every exp \
    extract factorial family first_value float4 float8 float8_accum floor format format_type gamma gcd \
    gen_random_bytes gen_random_uuid gen_salt generate_series generate_subscripts get_bit get_byte \
    get_current_ts_config getpgusername greatest grouping has_column_privilege has_schema_privilege \
    has_table_privilege hashint4 hashint8 hashtext hashtextextended height host hostmask icu_unicode_version inet \
    inet_client_addr inet_client_port inet_merge inet_same_family inet_server_addr inet_server_port initcap int2 \
    int2larger int4 int4multirange int4range int8 int8multirange int8range interval is_normalized isclosed isempty \
    isfinite ishorizontal isopen isperp isvertical json json_agg json_array json_array_elements \
    json_array_elements_text json_array_length json_arrayagg json_build_array json_build_object json_each \
    json_each_text json_exists json_extract_path json_extract_path_text json_object json_object_agg json_object_keys \
    json_objectagg json_populate_record json_populate_recordset json_query json_scalar json_serialize \
    json_strip_nulls json_to_record json_to_recordset json_to_tsvector json_typeof json_value jsonb jsonb_agg \
    jsonb_array_element jsonb_array_elements jsonb_array_elements_text jsonb_array_length jsonb_build_array \
    jsonb_build_object jsonb_concat jsonb_contained jsonb_contains jsonb_delete jsonb_each jsonb_each_text \
    jsonb_exists jsonb_exists_all jsonb_exists_any jsonb_extract_path jsonb_extract_path_text jsonb_insert \
    jsonb_object jsonb_object_agg jsonb_object_field jsonb_object_field_text jsonb_object_keys jsonb_path_exists \
    jsonb_path_exists_tz jsonb_path_match jsonb_path_match_tz jsonb_path_query jsonb_path_query_array \
    jsonb_path_query_array_tz jsonb_path_query_first jsonb_path_query_first_tz jsonb_path_query_tz \
    jsonb_populate_record jsonb_populate_record_valid jsonb_populate_recordset jsonb_pretty jsonb_set jsonb_set_lax \
    jsonb_strip_nulls jsonb_to_record jsonb_to_recordset jsonb_to_tsvector jsonb_typeof justify_days justify_hours \
    justify_interval lag last_value lastval lcm lead least left length lgamma line ln lo_create lo_import log lower \
    lpad lseg ltrim macaddr macaddr8_set7bit make_date make_interval make_time make_timestamp make_timestamptz \
    masklen max md5 min min_scale mod mode money multirange mxid_age name netmask network nextval normalize now \
    npoints ntile nullif num_nonnulls num_nulls numeric nummultirange numnode numrange obj_description octet_length \
    oid overlaps overlay parse_ident path percentile_cont percentile_disc pg_advisory_lock pg_backend_pid \
    pg_basetype pg_client_encoding pg_collation_actual_version pg_collation_for pg_collation_is_visible \
    pg_column_compression pg_column_size pg_conversion_is_visible pg_current_snapshot pg_current_wal_lsn \
    pg_current_xact_id pg_current_xact_id_if_assigned pg_database_size pg_function_is_visible pg_get_constraintdef \
    pg_get_expr pg_get_functiondef pg_get_indexdef pg_get_serial_sequence pg_get_viewdef pg_indexes_size \
    pg_listening_channels pg_lsn pg_my_temp_schema pg_notify pg_opclass_is_visible pg_operator_is_visible \
    pg_opfamily_is_visible pg_postmaster_start_time pg_relation_size pg_size_bytes pg_size_pretty pg_sleep \
    pg_sleep_for pg_sleep_until pg_snapshot_xip pg_snapshot_xmax pg_snapshot_xmin pg_table_is_visible pg_table_size \
    pg_total_relation_size pg_trigger_depth pg_try_advisory_lock pg_type_is_visible pg_typeof phraseto_tsquery pi \
    plainto_tsquery point polygon position pow power querytree quote_ident quote_literal quote_nullable radians \
    radius random random_normal range_agg range_contains range_merge rank regclass regexp_count regexp_instr \
    regexp_like regexp_match regexp_matches regexp_replace regexp_split_to_array regexp_split_to_table regexp_substr \
    regtype repeat replace reverse right round row row_number row_security_active row_to_json rpad rtrim scale \
    session_user set_bit set_byte set_config set_masklen setseed setval setweight sha224 sha256 sha384 sha512 sign \
    sin sind sinh slope split_part sqrt starts_with statement_timestamp stddev string_agg string_to_array \
    string_to_table strip strpos substr substring sum system_user tan tand tanh text textcat texteq time timeofday \
    timestamp timestamptz timetz timezone to_ascii to_bin to_char to_date to_hex to_json to_jsonb to_number to_oct \
    to_regclass to_regcollation to_regnamespace to_regoper to_regoperator to_regproc to_regprocedure to_regrole \
    to_regtype to_regtypemod to_timestamp to_tsquery to_tsvector transaction_timestamp translate treat trim \
    trim_array trim_scale trunc ts_debug ts_delete ts_filter ts_headline ts_lexize ts_parse ts_rank ts_rank_cd \
    ts_rewrite ts_stat tsmultirange tsquery_phrase tsrange tstzmultirange tstzrange tsvector_to_array txid_current \
    txid_current_if_assigned txid_current_snapshot txid_snapshot_xip txid_snapshot_xmax txid_snapshot_xmin \
    txid_status txid_visible_in_snapshot unaccent unicode_assigned unicode_version unistr unnest upper upper_inc \
    upper_inf uuid uuid_extract_timestamp uuid_extract_version uuid_generate_v1 uuid_generate_v1mc uuid_generate_v3 \
    uuid_generate_v4 uuid_generate_v5 uuid_nil uuidv4 uuidv7 varbit varchar variance version websearch_to_tsquery \
    width width_bucket xml xml_is_well_formed xml_is_well_formed_content xml_is_well_formed_document xmlagg \
    xmlcomment xmlconcat xmlelement xmlexists xmlforest xmlparse xmlpi xmlroot xmlserialize xmltext xmlvalidate \
    xpath xpath_exists";

/// Includes those of MariaDB.
const MYSQL: &str = "abs acos adddate addtime aes_decrypt aes_encrypt any_value ascii asin atan atan2 avg benchmark bin bin_to_uuid \
    binary bit_and bit_count bit_length bit_or bit_xor cast ceil ceiling char char_length character_length charset \
    chr coalesce coercibility collation compress concat concat_ws connection_id conv convert convert_tz cos cot \
    count crc32 curdate current_date current_role current_time current_timestamp current_user curtime database date \
    date_add date_format date_sub datediff day dayname dayofmonth dayofweek dayofyear decode default degrees elt \
    encode exp export_set extract extractvalue field find_in_set floor format format_bytes found_rows from_base64 \
    from_days from_unixtime geometrycollection get_format get_lock greatest group_concat hex hour icu_version if \
    ifnull in inet6_aton inet6_ntoa inet_aton inet_ntoa insert instr interval is_ipv4 is_ipv4_compat is_ipv4_mapped \
    is_ipv6 is_uuid isnull json_array json_array_append json_array_insert json_arrayagg json_compact json_contains \
    json_contains_path json_depth json_detailed json_equals json_exists json_extract json_insert json_keys \
    json_length json_loose json_merge json_merge_patch json_merge_preserve json_normalize json_object json_objectagg \
    json_overlaps json_pretty json_query json_quote json_remove json_replace json_schema_valid json_search json_set \
    json_storage_size json_table json_type json_unquote json_valid json_value kdf last_day last_insert_id lastval \
    lcase least left length linestring ln load_file localtime localtimestamp locate log log10 log2 lower lpad ltrim \
    make_set makedate maketime master_pos_wait max mbrcontains mbrwithin md5 member microsecond mid min minute mod \
    month monthname multilinestring multipoint multipolygon natural_sort_key nextval now nullif nvl nvl2 oct \
    octet_length ord password period_add period_diff pi point polygon position pow power quarter quote radians rand \
    random_bytes regexp_instr regexp_like regexp_replace regexp_substr release_lock repeat replace reverse right \
    round row row_count rpad rtrim schema sec_to_time second session_user setval sformat sha sha1 sha2 sign sin \
    sleep soundex space sqrt std stddev stddev_pop stddev_samp str_to_date strcmp subdate substr substring \
    substring_index subtime sum sys_guid sysdate system_user tan time time_format time_to_sec timediff timestamp \
    timestampadd timestampdiff to_base64 to_char to_days to_seconds trim truncate ucase uncompress \
    uncompressed_length unhex unix_timestamp updatexml upper user utc_date utc_time utc_timestamp uuid uuid_short \
    uuid_to_bin uuid_v4 uuid_v7 validate_password_strength value values var_pop var_samp variance version week \
    weekday weekofyear weight_string year yearweek";

/// Includes those that most builds have.
const SQLITE: &str = "abs acos acosh asin asinh atan atan2 atanh avg cast ceil ceiling changes char coalesce concat concat_ws cos cosh \
    count cume_dist current_date current_time current_timestamp date datetime degrees dense_rank exp first_value \
    floor format glob group_concat hex if ifnull iif instr json json_array json_array_insert json_array_length \
    json_each json_error_position json_extract json_group_array json_group_object json_insert json_object json_patch \
    json_pretty json_quote json_remove json_replace json_set json_tree json_type json_valid jsonb jsonb_array \
    jsonb_array_insert jsonb_extract jsonb_group_array jsonb_group_object jsonb_insert jsonb_object jsonb_patch \
    jsonb_remove jsonb_replace jsonb_set julianday lag last_insert_rowid last_value lead length like likelihood \
    likely ln load_extension log log10 log2 lower ltrim match max median min mod nth_value ntile nullif octet_length \
    percent_rank percentile percentile_cont percentile_disc pi pow power printf quote radians raise random \
    randomblob rank regexp replace round row_number rtrim sign sin sinh soundex sqlite_compileoption_get \
    sqlite_compileoption_used sqlite_source_id sqlite_version sqrt strftime string_agg substr substring subtype sum \
    tan tanh time timediff total total_changes trim trunc typeof unhex unicode unistr unistr_quote unixepoch \
    unlikely upper zeroblob";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted() {
        for dialect in Dialect::ALL {
            let all: Vec<&str> = functions(dialect).collect();
            assert!(all.is_sorted_by(|one, other| one < other));
        }
    }
}
