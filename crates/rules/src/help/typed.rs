//! What is typed as SQL: the judge of the dialect, as the rules ask it.

use crowfoot_dialect::syntax::{Fault, Known, Names};
use crowfoot_model::{DataType, Domain, DomainId, EnumId};

use crate::context::Context;
use crate::diagnostic::{Applicability, Diagnostic};
use crate::names::{CREATE_EXTENSION, Space};

/// Offers what would be right.
pub(crate) fn offer(finding: &mut Diagnostic, fault: &Fault) {
    if let Some(better) = &fault.better {
        finding.offer(Applicability::Unsafe, better.label.clone());
    }
}

/// Puts a type in the place of the one inside the brackets of an array, or of the whole.
pub(crate) fn put_type(slot: &mut Option<DataType>, new: DataType) {
    let mut inner = slot.get_or_insert(DataType::TEXT);
    while let DataType::Array(element) = inner {
        inner = element;
    }
    *inner = new;
}

impl Names for Context<'_> {
    fn is_type(&self, name: &str) -> bool {
        // Words of kept statements are noted in lower case.
        !self.named(Space::Known, None, name).is_empty()
            || !self.named(Space::Known, None, &name.to_lowercase()).is_empty()
    }

    fn begins_type(&self, _: &str) -> bool {
        false
    }

    fn is_mentioned(&self, name: &str) -> bool {
        !self.named(Space::Known, None, name).is_empty()
    }

    fn has_extensions(&self) -> bool {
        !self.named(Space::Known, None, CREATE_EXTENSION).is_empty()
    }
}

impl Known for Context<'_> {
    fn values(&self, id: EnumId) -> Option<&[String]> {
        self.enum_type(id).map(|own| own.values.as_slice())
    }

    fn domain(&self, id: DomainId) -> Option<&Domain> {
        Context::domain(self, id)
    }
}
