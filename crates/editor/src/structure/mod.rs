//! Structural operations: what a change of the design means, as functions over an [`crowfoot_model::Edit`].

mod column;
pub mod default_value;
mod delete;
mod exists;
mod house;
mod identity;
mod join_table;
mod keys;
mod names;
mod place;
mod reconnect;
mod relate;
mod rename;
mod table;
pub mod type_text;

pub use column::{add_column, is_unique, move_column, rename_column, set_type, set_type_text};
pub use delete::delete;
pub use exists::exists;
pub use house::{check_name, foreign_key_name, index_over, insert_position, unique_over};
pub use join_table::add_join_table;
pub use keys::{set_primary_key, set_primary_key_columns, set_unique};
pub use names::{Names, free_column_name};
pub use place::{add_area, add_enum, add_note, set_color, set_fold};
pub use reconnect::{move_child_end, move_parent_end};
pub use relate::{End, Relation, add_foreign_key, add_reference, refer_by_column, relate};
pub use rename::rename;
pub use table::{NewTable, add_table, change_names, find_table, rename_table};
