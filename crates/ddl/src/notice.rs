//! A notice: something of a design that a target omits or changes.

use crowfoot_model::ObjectRef;

/// Something that the target cannot express, or not as the document says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    pub object: ObjectRef,
    /// One sentence or two: what is missing, and what to do about it.
    pub message: String,
}
