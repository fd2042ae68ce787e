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

pub use column::{add_column, is_unique, rename_column, set_type};
pub(crate) use column::{move_column, set_type_text};
pub use delete::delete;
pub use exists::exists;
pub(crate) use house::{index_over, insert_position, unique_over};
pub(crate) use join_table::add_join_table;
pub use keys::{set_primary_key, set_unique};
pub use names::Names;
pub(crate) use names::free_column_name;
pub(crate) use place::{add_area, add_enum, add_note, set_color, set_fold};
pub(crate) use reconnect::{move_child_end, move_parent_end};
pub use relate::{End, Relation, add_foreign_key, relate};
pub(crate) use relate::{add_reference, refer_by_column};
pub use rename::rename;
pub use table::{NewTable, rename_table};
pub(crate) use table::{add_table, change_names, find_table};
