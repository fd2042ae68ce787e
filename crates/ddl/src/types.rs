//! How a type is written, and what has to be said beside it.

use crowfoot_dialect::{EnumSupport, TypeLoss, logical_of};
use crowfoot_model::{DataType, DomainId, LogicalType, ObjectRef};

use crate::{Spelling, text::list};

/// A type in the dialect of a script.
#[derive(Clone, Debug, Default)]
pub struct Spelled {
    /// Empty for a SQLite column without a type.
    pub text: String,
    /// The values that a check has to keep to, for an enumeration that the dialect cannot have as a type.
    pub values: Vec<String>,
    /// A domain whose default and checks go with the column.
    pub domain: Option<DomainId>,
    /// The notice about what the type loses.
    pub notice: Option<String>,
    /// An array of the document that is kept as JSON.
    pub is_json_array: bool,
}

impl Spelling<'_> {
    /// How a type is written.
    pub fn spell(&self, data_type: Option<&DataType>) -> Spelled {
        self.spell_nested(data_type, 0)
    }

    fn spell_nested(&self, data_type: Option<&DataType>, depth: u32) -> Spelled {
        let Some(data_type) = data_type else {
            return match self.writing().untyped_columns {
                true => Spelled::default(),
                false => self.text_instead("The column has no type and became text."),
            };
        };
        if depth > 16 {
            return self.text_instead("The type contains itself, so the column became text.");
        }
        match data_type {
            DataType::Logical(logical) => self.spell_logical(*logical),
            DataType::Enum(id) => match (self.document.enum_type(*id), self.able().enums) {
                (Some(found), EnumSupport::Named) if fits_named_enum(&found.values) => {
                    plain(self.qualified(found.schema, ObjectRef::Enum(*id)))
                }
                (Some(found), _) => self.spell_values(&found.values, false),
                (None, _) => self.text_instead("The enum is not in the design; the column became text."),
            },
            DataType::InlineEnum(values) => self.spell_values(values, true),
            DataType::Domain(id) => match (self.document.domain(*id), self.able().domains) {
                (Some(found), true) => plain(self.qualified(found.schema, ObjectRef::Domain(*id))),
                (Some(found), _) => {
                    let mut spelled = self.spell_nested(Some(&found.base), depth + 1);
                    spelled.domain.get_or_insert(*id);
                    spelled
                }
                (None, _) => self.text_instead("The domain is not in the design; the column became text."),
            },
            DataType::Composite(id) => match (self.document.composite(*id), self.able().composites) {
                (Some(found), true) => plain(self.qualified(found.schema, ObjectRef::Composite(*id))),
                (Some(_), _) => Spelled {
                    text: self.spec.spell(LogicalType::Json { binary: false }),
                    notice: Some("The composite type became JSON.".into()),
                    ..Spelled::default()
                },
                (None, _) => {
                    self.text_instead("The composite type is not in the design; the column became text.")
                }
            },
            DataType::Array(element) => {
                if self.able().arrays {
                    let mut spelled = self.spell_nested(Some(element), depth + 1);
                    spelled.text.push_str("[]");
                    // A check on the column cannot look inside.
                    if !spelled.values.is_empty() {
                        spelled.values.clear();
                        spelled.notice = Some("The array elements became text and are not checked.".into());
                    }
                    return spelled;
                }
                Spelled {
                    text: self.spec.spell(LogicalType::Json { binary: false }),
                    notice: Some("The array became JSON.".into()),
                    is_json_array: true,
                    ..Spelled::default()
                }
            }
            DataType::Native { dialect, text } if *dialect == self.dialect => {
                if text.trim().is_empty() {
                    self.spell_nested(None, depth)
                } else {
                    plain(text.replace('\0', ""))
                }
            }
            DataType::Native { text, .. } => match logical_of(data_type) {
                Some(logical) => {
                    let mut spelled = self.spell_logical(logical);
                    spelled.notice = Some(format!("The type {text} became {}.", spelled.text));
                    spelled
                }
                None if has_namesake(self.writing().own_shapes, text) => self.text_instead(&format!(
                    "The {text} of {} is another type; the column became text.",
                    self.spec.name()
                )),
                None => self.text_instead(&format!(
                    "{} does not support {text}; the column became text.",
                    self.spec.name()
                )),
            },
        }
    }

    fn spell_logical(&self, logical: LogicalType) -> Spelled {
        let text = self.spec.spell(logical);
        let notice = self.spec.loss(logical).map(|loss| match loss {
            TypeLoss::Unsigned => format!("Unsigned integers became {text}."),
            TypeLoss::ByteLength => "The fixed byte length is omitted.".into(),
            TypeLoss::Precision => format!("Unlimited-precision numbers became {text}."),
            TypeLoss::Interval => format!("Intervals became {text}."),
            TypeLoss::TimeZone => "The time zone of the time is omitted.".into(),
        });
        Spelled { text, notice, ..Spelled::default() }
    }

    /// One of some values: MySQL's `enum`, or text with a check.
    fn spell_values(&self, values: &[String], inline: bool) -> Spelled {
        let values = distinct(values);
        if self.able().enums == EnumSupport::Inline && fits_inline_enum(&values) {
            let literals: Vec<String> = values.iter().map(|value| self.spec.text_literal(value)).collect();
            return plain(["enum(", &list(&literals), ")"].concat());
        }
        let text = self.writing().enum_text.to_owned();
        let notice = match (self.able().enums, inline, values.is_empty()) {
            (_, _, true) => "The enum has no values; the column became text.".to_owned(),
            (EnumSupport::Named, true, _) => "The inline enum became text with a check.".to_owned(),
            _ => "The enum became text with a check.".to_owned(),
        };
        Spelled { text, values, notice: Some(notice), ..Spelled::default() }
    }

    fn text_instead(&self, notice: &str) -> Spelled {
        Spelled {
            text: self.spec.spell(LogicalType::Text),
            notice: Some(notice.to_owned()),
            ..Spelled::default()
        }
    }
}

/// The values without repetitions, each at its first place.
pub(crate) fn distinct(values: &[String]) -> Vec<String> {
    let mut seen = std::collections::BTreeSet::new();
    values.iter().map(|value| value.replace('\0', "")).filter(|value| seen.insert(value.clone())).collect()
}

/// PostgreSQL takes values of at most 63 bytes.
pub(crate) fn fits_named_enum(values: &[String]) -> bool {
    values.iter().all(|value| value.len() <= 63)
}

/// MySQL compares values without letter case and trailing spaces, and takes at most 255 characters.
fn fits_inline_enum(values: &[String]) -> bool {
    let folded: std::collections::BTreeSet<String> =
        values.iter().map(|value| value.trim_end().to_lowercase()).collect();
    !values.is_empty()
        && folded.len() == values.len()
        && values.iter().all(|value| value.chars().count() <= 255)
}

fn plain(text: String) -> Spelled {
    Spelled { text, ..Spelled::default() }
}

/// Whether a dialect has a type of this name that is not the same: shapes in a plane are none on a globe.
fn has_namesake(shapes: &[&str], text: &str) -> bool {
    let name = text.split(['(', ' ']).next().unwrap_or_default();
    shapes.iter().any(|shape| shape.eq_ignore_ascii_case(name))
}
