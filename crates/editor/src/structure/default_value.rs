//! Defaults as the user types them.

use crowfoot_model::{DataType, DefaultValue, Document};

/// The default for a typed text; `None` for an empty one. A bare word that is a value of the column's enum is taken
/// as that value.
pub fn parse(document: &Document, data_type: Option<&DataType>, text: &str) -> Option<DefaultValue> {
    let text = text.trim();
    if text.is_empty() {
        return None;
    }
    if text.eq_ignore_ascii_case("null") {
        return Some(DefaultValue::Null);
    }
    if text.eq_ignore_ascii_case("true") || text.eq_ignore_ascii_case("false") {
        return Some(DefaultValue::Boolean(text.eq_ignore_ascii_case("true")));
    }
    if is_number(text) {
        return Some(DefaultValue::Number(text.to_owned()));
    }
    if let Some(literal) = unquoted(text) {
        return Some(DefaultValue::Text(literal));
    }
    let values = match data_type {
        Some(DataType::Enum(id)) => document.enum_type(*id).map(|enum_type| enum_type.values.as_slice()),
        Some(DataType::InlineEnum(values)) => Some(values.as_slice()),
        _ => None,
    };
    if values.is_some_and(|values| values.iter().any(|value| value == text)) {
        return Some(DefaultValue::Text(text.to_owned()));
    }
    Some(DefaultValue::Expression(text.to_owned()))
}

/// The text that [`parse`] reads as this default.
pub fn text(default: &DefaultValue) -> String {
    match default {
        DefaultValue::Null => "NULL".to_owned(),
        DefaultValue::Boolean(true) => "true".to_owned(),
        DefaultValue::Boolean(false) => "false".to_owned(),
        DefaultValue::Number(number) => number.clone(),
        DefaultValue::Text(text) => ["'", &text.replace('\'', "''"), "'"].concat(),
        DefaultValue::Expression(expression) => expression.clone(),
    }
}

fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let (mantissa, exponent) = match digits.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (digits, None),
    };
    let all_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let exponent_fits = exponent.is_none_or(|exponent| {
        let exponent = exponent.strip_prefix(['-', '+']).unwrap_or(exponent);
        !exponent.is_empty() && all_digits(exponent)
    });
    !(whole.is_empty() && fraction.is_empty()) && all_digits(whole) && all_digits(fraction) && exponent_fits
}

/// What stands between the quotes of a single SQL literal.
fn unquoted(text: &str) -> Option<String> {
    let inner = text.strip_prefix('\'')?.strip_suffix('\'')?;
    let literal = inner.replace("''", "\u{0}");
    (!literal.contains('\'')).then(|| literal.replace('\u{0}', "'"))
}

#[cfg(test)]
mod tests {
    use super::{parse, text};
    use crowfoot_model::{DataType, DefaultValue, Document};

    #[test]
    fn typed_defaults() {
        let document = Document::default();
        let status = DataType::InlineEnum(vec!["open".into(), "done".into()]);
        let cases = [
            ("  ", None),
            ("null", Some(DefaultValue::Null)),
            ("TRUE", Some(DefaultValue::Boolean(true))),
            ("-12.50e3", Some(DefaultValue::Number("-12.50e3".into()))),
            (".", Some(DefaultValue::Expression(".".into()))),
            ("'it''s'", Some(DefaultValue::Text("it's".into()))),
            ("''", Some(DefaultValue::Text(String::new()))),
            ("'", Some(DefaultValue::Expression("'".into()))),
            ("'a' || 'b'", Some(DefaultValue::Expression("'a' || 'b'".into()))),
            ("now()", Some(DefaultValue::Expression("now()".into()))),
            ("open", Some(DefaultValue::Text("open".into()))),
            ("closed", Some(DefaultValue::Expression("closed".into()))),
        ];
        for (typed, expected) in cases {
            let default = parse(&document, Some(&status), typed);
            assert_eq!(default, expected, "{typed:?}");
            if let Some(default) = default {
                assert_eq!(parse(&document, None, &text(&default)), Some(default));
            }
        }
    }
}
