//! The plan of a table: its names, the types of its fields, its finders.

use std::collections::BTreeMap;

use crowfoot_model::{ColumnId, TableId};

use super::checks::{Read, Rules};
use super::types::Ts;

/// The whole project.
pub(super) struct Plan {
    pub(super) entities: Vec<Entity>,
    pub(super) enums: Vec<EnumType>,
    /// The database sorts enumerations by the place of a value, not by its text.
    pub(super) sorts_by_place: bool,
}

/// An enumeration that several tables may share.
pub(super) struct EnumType {
    pub(super) type_name: String,
    pub(super) constant: String,
    pub(super) function: String,
    pub(super) values: Vec<String>,
}

/// The form that a table takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// An entity with a repository.
    Entity,
    /// Pairs of other entities: the fields of either side.
    Link { left: Side, right: Side },
    /// Rows without a key.
    ReadOnly,
}

/// One side of a table of pairs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Side {
    pub(super) field: usize,
    pub(super) target: TableId,
}

pub(super) struct Entity {
    pub(super) table: TableId,
    pub(super) role: Role,
    /// `order-items`
    pub(super) folder: String,
    /// `order-item`
    pub(super) file: String,
    /// `OrderItem`
    pub(super) type_name: String,
    /// `orderItem`, the parameter of a function.
    pub(super) one: String,
    /// `orderItems`, the property of all repositories.
    pub(super) many: String,
    /// `order item`, in texts.
    pub(super) label: String,
    /// The constant of the Drizzle schema, and what modules call it.
    pub(super) constant: String,
    pub(super) local: String,
    pub(super) comment: Option<String>,
    pub(super) fields: Vec<Field>,
    pub(super) key: Vec<usize>,
    /// `OrderId`, or `OrderItemKey` of several fields.
    pub(super) key_type: String,
    pub(super) soft_delete: Option<SoftDelete>,
    pub(super) version: Option<usize>,
    /// The field that says when a row was changed, if the application can set it.
    pub(super) updated: Option<usize>,
    pub(super) uniques: Vec<Unique>,
    pub(super) foreign: Vec<Foreign>,
    pub(super) finders: Vec<Finder>,
    pub(super) sorts: Vec<usize>,
    pub(super) checks: Read,
    /// Why no test can make a valid row.
    pub(super) unbuildable: Option<String>,
    /// A transaction over the table can be rolled back.
    pub(super) is_transactional: bool,
}

pub(super) struct Field {
    pub(super) column: ColumnId,
    /// The name in the database.
    pub(super) name: String,
    pub(super) key: String,
    pub(super) ts: Ts,
    /// The type in the domain, without `null`.
    pub(super) type_name: String,
    /// Where the type is from, if it is not built in.
    pub(super) origin: Origin,
    pub(super) nullable: bool,
    /// The row of the schema may be `null`.
    pub(super) row_nullable: bool,
    /// May be left out of a new entity, and what it is then.
    pub(super) fill: Option<Fill>,
    /// The database computes it.
    pub(super) generated: bool,
    /// The database makes it, and refuses any other value.
    pub(super) always: bool,
    pub(super) comment: Option<String>,
    pub(super) max_length: Option<u32>,
    pub(super) bits: u32,
    pub(super) is_uuid: bool,
    /// A text that holds a date, a time, or something else with a form of its own.
    pub(super) form: Option<&'static str>,
    pub(super) rules: Rules,
}

/// Who declares a type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Origin {
    BuiltIn,
    /// This table, with a constructor: an id or a value type.
    Own {
        function: String,
        is_id: bool,
    },
    /// The module of another table, with the constructor's name.
    Other {
        table: TableId,
        function: String,
    },
    Enum(usize),
}

/// The value of a field that is left out, in memory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Fill {
    Null,
    /// As TypeScript writes it.
    Literal(String),
    Now,
    Uuid,
    Number,
}

pub(super) struct SoftDelete {
    /// The name in the database.
    pub(super) column: String,
    pub(super) key: String,
    /// The value that the column gets.
    pub(super) now: String,
}

pub(super) struct Unique {
    pub(super) constraint: String,
    pub(super) fields: Vec<usize>,
    /// Compared in lower case.
    pub(super) folded: Vec<bool>,
    pub(super) live_only: bool,
}

pub(super) struct Foreign {
    pub(super) constraint: String,
    pub(super) fields: Vec<usize>,
    pub(super) target: TableId,
    /// The columns that are referred to.
    pub(super) columns: Vec<ColumnId>,
    pub(super) on_delete: Following,
    pub(super) on_update: Following,
    /// Each statement is held to it, not only a transaction at its end.
    pub(super) is_immediate: bool,
}

/// The effect on referring rows when their target is deleted or changes its key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Following {
    /// They hold it back.
    Refuse,
    Cascade,
    /// These fields get other values, as TypeScript writes them.
    Set(Vec<(usize, String)>),
}

/// A way to look rows up.
pub(super) struct Finder {
    /// `findByEmail`
    pub(super) method: String,
    /// Compared for equality.
    pub(super) fields: Vec<usize>,
    pub(super) folded: Vec<bool>,
    pub(super) found: Found,
    /// Compared with a range.
    pub(super) ranges: Vec<usize>,
    /// The same each time.
    pub(super) fixed: Vec<Fixed>,
    /// As many rows as there are without a limit.
    pub(super) limit: Option<u64>,
    /// The access pattern that it is for.
    pub(super) doc: Option<String>,
}

/// The result of a finder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// At most one row.
    One,
    /// Pages, in one of the orders of lists: this one, unless another is asked for.
    Page(Option<String>),
    /// The first rows in an order that pages cannot have: fields, and whether they descend.
    First(Vec<(usize, bool)>),
}

/// A condition of a finder that is the same each time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fixed {
    pub(super) field: usize,
    pub(super) value: FixedValue,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum FixedValue {
    Null,
    NotNull,
    /// As TypeScript writes it.
    Literal(String),
}

impl Finder {
    /// A finder that compares for equality and nothing else.
    pub(super) fn equal(method: String, fields: Vec<usize>, found: Found) -> Self {
        Self {
            method,
            folded: vec![false; fields.len()],
            fields,
            found,
            ranges: Vec::new(),
            fixed: Vec::new(),
            limit: None,
            doc: None,
        }
    }

    pub(super) fn is_one(&self) -> bool {
        self.found == Found::One
    }
}

impl Entity {
    pub(super) fn key_fields(&self) -> impl Iterator<Item = &Field> {
        self.key.iter().filter_map(|at| self.fields.get(*at))
    }

    pub(super) fn fields_at<'a>(&'a self, places: &'a [usize]) -> impl Iterator<Item = &'a Field> {
        places.iter().filter_map(|at| self.fields.get(*at))
    }

    pub(super) fn field(&self, at: usize) -> Option<&Field> {
        self.fields.get(at)
    }

    /// The fields that a new entity has.
    pub(super) fn settable(&self) -> impl Iterator<Item = &Field> {
        self.fields.iter().filter(|field| !field.generated)
    }

    /// The field of the key that the database makes.
    pub(super) fn made_key(&self) -> Option<&Field> {
        let [at] = self.key[..] else { return None };
        self.fields.get(at).filter(|field| field.fill.is_some() || field.always)
    }

    pub(super) fn has_single_key(&self) -> bool {
        self.key.len() == 1
    }

    /// Lists can be paged.
    pub(super) fn is_paged(&self) -> bool {
        !self.sorts.is_empty()
    }

    pub(super) fn new_type(&self) -> String {
        ["New", &self.type_name].concat()
    }

    pub(super) fn repository(&self) -> String {
        [&self.type_name, "Repository"].concat()
    }

    pub(super) fn order(&self) -> String {
        [&self.type_name, "Order"].concat()
    }

    /// The names of the sort orders: `createdAt`.
    pub(super) fn sort_name(&self, at: usize) -> String {
        if self.key.len() > 1 && self.key.first() == Some(&at) {
            return "key".to_owned();
        }
        self.fields.get(at).map_or_else(String::new, |field| field.key.clone())
    }

    /// The fields that a sort order goes through: its own, then the key.
    pub(super) fn sort_fields(&self, at: usize) -> Vec<&Field> {
        let own = self.fields.get(at).filter(|_| !self.key.contains(&at));
        own.into_iter().chain(self.key_fields()).collect()
    }

    /// `src/domain/users/user`
    pub(super) fn module(&self) -> String {
        ["src/domain/", &self.folder, "/", &self.file].concat()
    }

    pub(super) fn port_module(&self) -> String {
        [&self.module(), "-repository"].concat()
    }

    pub(super) fn drizzle_module(&self) -> String {
        ["src/infrastructure/drizzle/drizzle-", &self.file, "-repository"].concat()
    }

    pub(super) fn memory_module(&self) -> String {
        ["src/infrastructure/memory/in-memory-", &self.file, "-repository"].concat()
    }

    pub(super) fn contract_module(&self) -> String {
        [&self.module(), "-repository.contract"].concat()
    }

    pub(super) fn contract(&self) -> String {
        [&lower_first(&self.repository()), "Contract"].concat()
    }
}

impl Field {
    /// With `null`, where it may be.
    pub(super) fn full_type(&self) -> String {
        if self.nullable { [&self.type_name, " | null"].concat() } else { self.type_name.clone() }
    }

    /// Its literal default as an operand.
    pub(super) fn literal(&self) -> Option<String> {
        let Some(Fill::Literal(text)) = &self.fill else { return None };
        let is_asserted = text.ends_with(&[" as ", &self.type_name].concat());
        Some(if is_asserted { ["(", text, ")"].concat() } else { text.clone() })
    }

    /// The constructor of its values.
    pub(super) fn function(&self) -> Option<&str> {
        match &self.origin {
            Origin::Own { function, .. } | Origin::Other { function, .. } => Some(function),
            Origin::BuiltIn | Origin::Enum(_) => None,
        }
    }
}

impl Plan {
    fn finders(&self) -> impl Iterator<Item = &Finder> {
        self.entities.iter().flat_map(|entity| &entity.finders)
    }

    /// Some finder compares with a range.
    pub(super) fn has_ranges(&self) -> bool {
        self.finders().any(|finder| !finder.ranges.is_empty())
    }

    /// Some finder has an order of its own.
    pub(super) fn has_orders(&self) -> bool {
        self.finders().any(|finder| matches!(finder.found, Found::First(_)))
    }

    pub(super) fn by_table(&self) -> BTreeMap<TableId, &Entity> {
        self.entities.iter().map(|entity| (entity.table, entity)).collect()
    }
}

pub(super) fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
}

pub(super) fn upper_first(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
