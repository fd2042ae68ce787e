//! When something was changed, and where.

use crate::json::Value;

/// A moment in one editor. Later ones are greater; two editors never have the same.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Stamp {
    /// Milliseconds since 1970, or one more than the latest that was seen (Kulkarni and others 2014).
    pub(super) time: u64,
    pub(super) site: u32,
}

impl Stamp {
    pub(super) fn to_value(self) -> Value {
        Value::Array(vec![self.time.into(), self.site.into()])
    }

    pub(super) fn from_value(value: &Value) -> Option<Self> {
        let [time, site] = value.elements() else { return None };
        Some(Self { time: time.as_u64()?, site: u32::try_from(site.as_u64()?).ok()? })
    }
}
