//! The rules: one file each, in a folder for each family.
//!
//! A new rule is a file, its `mod` line and its line in [`RULES`]. A test fails for a file that is not listed.

use crate::rule::Rule;

mod structure {
    pub(super) mod dangling_reference;
    pub(super) mod duplicate_name;
    pub(super) mod empty_name;
    pub(super) mod empty_table;
    pub(super) mod invalid_default;
    pub(super) mod invalid_expression;
    pub(super) mod invalid_generated_column;
    pub(super) mod invalid_index;
    pub(super) mod invalid_type;
    pub(super) mod invalid_view;
    pub(super) mod unknown_type;
}

mod naming {
    pub(super) mod column_not_snake_case;
    pub(super) mod constraint_name;
    pub(super) mod fk_column_name;
    pub(super) mod house_style;
    pub(super) mod identifier_too_long;
    pub(super) mod index_name;
    pub(super) mod index_names_another_column;
    pub(super) mod reserved_word;
    pub(super) mod table_not_plural;
    pub(super) mod table_not_snake_case;
    pub(super) mod ts_name_collision;
}

mod keys {
    pub(super) mod auto_increment_key;
    pub(super) mod business_primary_key;
    pub(super) mod join_table_key;
    pub(super) mod key_inside_a_key;
    pub(super) mod missing_natural_key;
    pub(super) mod missing_primary_key;
    pub(super) mod nullable_unique;
    pub(super) mod primary_key_not_ulid;
    pub(super) mod sqlite_nullable_pk;
    pub(super) mod ulid_storage;
}

mod types {
    pub(super) mod all_nullable;
    pub(super) mod check_lets_null_pass;
    pub(super) mod float_for_exact;
    pub(super) mod integer_overflow_risk;
    pub(super) mod json_not_jsonb;
    pub(super) mod padded_char;
    pub(super) mod stringly_typed;
    pub(super) mod temporal_type;
    pub(super) mod three_state_boolean;
    pub(super) mod unknown_affinity;
    pub(super) mod volatile_enum;
}

mod relations {
    pub(super) mod cardinality_mismatch;
    pub(super) mod cascade_blast_radius;
    pub(super) mod cascade_stops_half_way;
    pub(super) mod duplicate_fk;
    pub(super) mod fk_cycle;
    pub(super) mod fk_shape_mismatch;
    pub(super) mod fk_target_not_unique;
    pub(super) mod implicit_referential_action;
    pub(super) mod impossible_action;
    pub(super) mod missing_fk;
    pub(super) mod no_foreign_keys;
    pub(super) mod one_name_two_types;
    pub(super) mod polymorphic_association;
}

mod lifecycle {
    pub(super) mod lifecycle_column_shape;
    pub(super) mod missing_lifecycle_columns;
    pub(super) mod no_retention_policy;
    pub(super) mod soft_delete_cascade;
    pub(super) mod soft_delete_unique;
    pub(super) mod updated_at_unmaintained;
}

mod indexes {
    pub(super) mod duplicate_index;
    pub(super) mod fk_not_indexed;
    pub(super) mod index_too_wide;
    pub(super) mod low_cardinality_index;
    pub(super) mod over_indexed;
    pub(super) mod redundant_prefix_index;
    pub(super) mod wrong_index_method;
}

mod normalization {
    pub(super) mod copied_parent_column;
    pub(super) mod derived_column;
    pub(super) mod eav_pattern;
    pub(super) mod multivalued_column;
    pub(super) mod repeating_group;
    pub(super) mod unjustified_denormalization;
    pub(super) mod zero_for_none;
}

mod portability {
    pub(super) mod case_sensitive_unique;
    pub(super) mod drizzle_inexpressible;
    pub(super) mod engine_without_foreign_keys;
    pub(super) mod feature_unsupported;
    pub(super) mod index_key_limit;
    pub(super) mod partition_constraint;
    pub(super) mod references_at_the_column;
    pub(super) mod size_limit;
    pub(super) mod sqlite_fk_off;
    pub(super) mod unsafe_engine;
}

mod security {
    pub(super) mod no_erasure_path;
    pub(super) mod open_policy;
    pub(super) mod plaintext_secret;
    pub(super) mod ulid_exposure;
    pub(super) mod unclassified_pii;
}

mod suppressions {
    pub(super) mod suppression_without_reason;
    pub(super) mod unused_suppression;
}

/// All rules, by family and code.
pub(crate) static RULES: &[&Rule] = &[
    &structure::empty_name::RULE,
    &structure::duplicate_name::RULE,
    &structure::empty_table::RULE,
    &structure::dangling_reference::RULE,
    &structure::unknown_type::RULE,
    &structure::invalid_default::RULE,
    &structure::invalid_index::RULE,
    &structure::invalid_generated_column::RULE,
    &structure::invalid_type::RULE,
    &structure::invalid_expression::RULE,
    &structure::invalid_view::RULE,
    &naming::table_not_snake_case::RULE,
    &naming::table_not_plural::RULE,
    &naming::column_not_snake_case::RULE,
    &naming::fk_column_name::RULE,
    &naming::index_name::RULE,
    &naming::constraint_name::RULE,
    &naming::identifier_too_long::RULE,
    &naming::reserved_word::RULE,
    &naming::ts_name_collision::RULE,
    &naming::index_names_another_column::RULE,
    &naming::house_style::RULE,
    &keys::missing_primary_key::RULE,
    &keys::auto_increment_key::RULE,
    &keys::primary_key_not_ulid::RULE,
    &keys::ulid_storage::RULE,
    &keys::business_primary_key::RULE,
    &keys::missing_natural_key::RULE,
    &keys::nullable_unique::RULE,
    &keys::join_table_key::RULE,
    &keys::sqlite_nullable_pk::RULE,
    &keys::key_inside_a_key::RULE,
    &types::float_for_exact::RULE,
    &types::temporal_type::RULE,
    &types::json_not_jsonb::RULE,
    &types::integer_overflow_risk::RULE,
    &types::three_state_boolean::RULE,
    &types::volatile_enum::RULE,
    &types::stringly_typed::RULE,
    &types::check_lets_null_pass::RULE,
    &types::unknown_affinity::RULE,
    &types::all_nullable::RULE,
    &types::padded_char::RULE,
    &relations::fk_shape_mismatch::RULE,
    &relations::fk_target_not_unique::RULE,
    &relations::implicit_referential_action::RULE,
    &relations::cascade_blast_radius::RULE,
    &relations::impossible_action::RULE,
    &relations::fk_cycle::RULE,
    &relations::missing_fk::RULE,
    &relations::polymorphic_association::RULE,
    &relations::duplicate_fk::RULE,
    &relations::cardinality_mismatch::RULE,
    &relations::no_foreign_keys::RULE,
    &relations::cascade_stops_half_way::RULE,
    &relations::one_name_two_types::RULE,
    &lifecycle::missing_lifecycle_columns::RULE,
    &lifecycle::lifecycle_column_shape::RULE,
    &lifecycle::updated_at_unmaintained::RULE,
    &lifecycle::soft_delete_unique::RULE,
    &lifecycle::soft_delete_cascade::RULE,
    &lifecycle::no_retention_policy::RULE,
    &indexes::fk_not_indexed::RULE,
    &indexes::duplicate_index::RULE,
    &indexes::redundant_prefix_index::RULE,
    &indexes::low_cardinality_index::RULE,
    &indexes::over_indexed::RULE,
    &indexes::index_too_wide::RULE,
    &indexes::wrong_index_method::RULE,
    &normalization::repeating_group::RULE,
    &normalization::multivalued_column::RULE,
    &normalization::copied_parent_column::RULE,
    &normalization::derived_column::RULE,
    &normalization::eav_pattern::RULE,
    &normalization::unjustified_denormalization::RULE,
    &normalization::zero_for_none::RULE,
    &portability::feature_unsupported::RULE,
    &portability::index_key_limit::RULE,
    &portability::size_limit::RULE,
    &portability::partition_constraint::RULE,
    &portability::sqlite_fk_off::RULE,
    &portability::case_sensitive_unique::RULE,
    &portability::drizzle_inexpressible::RULE,
    &portability::engine_without_foreign_keys::RULE,
    &portability::references_at_the_column::RULE,
    &portability::unsafe_engine::RULE,
    &security::plaintext_secret::RULE,
    &security::unclassified_pii::RULE,
    &security::no_erasure_path::RULE,
    &security::ulid_exposure::RULE,
    &security::open_policy::RULE,
    &suppressions::unused_suppression::RULE,
    &suppressions::suppression_without_reason::RULE,
];
