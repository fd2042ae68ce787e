//! Types as the user types them: types of the document by their names, else what the dialect knows.

use crowfoot_dialect::{spec, type_label};
use crowfoot_model::{DataType, Document, SchemaId};

/// The type for a typed text in the document's dialect; `None` for an empty one.
pub fn parse(document: &Document, text: &str) -> Option<DataType> {
    let text = text.trim();
    if text.is_empty() {
        return None;
    }
    if let Some(element) = text.strip_suffix("[]")
        && let Some(named) = named(document, element.trim_end())
    {
        return Some(DataType::Array(Box::new(named)));
    }
    Some(named(document, text).unwrap_or_else(|| spec(document.settings().dialect).parse_type(text)))
}

/// The text that [`parse`] reads as this type: what cards show.
pub fn text(document: &Document, data_type: &DataType) -> String {
    type_label(document, data_type)
}

fn named(document: &Document, text: &str) -> Option<DataType> {
    let text = text.strip_prefix('"').and_then(|text| text.strip_suffix('"')).unwrap_or(text);
    let is =
        |schema: Option<SchemaId>, name: &str| name == text || document.qualified_name(schema, name) == text;
    let enums = document.enums().find(|e| is(e.schema, &e.name)).map(|e| DataType::Enum(e.id));
    let domains = || document.domains().find(|d| is(d.schema, &d.name)).map(|d| DataType::Domain(d.id));
    let composites =
        || document.composites().find(|c| is(c.schema, &c.name)).map(|c| DataType::Composite(c.id));
    enums.or_else(domains).or_else(composites)
}
