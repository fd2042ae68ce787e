//! The expression after `DEFAULT`.

use crowfoot_dialect::script::{Backslashes, DefaultForm};
use crowfoot_dialect::syntax::{is_condition, literal_misfit};
use crowfoot_dialect::{is_now, translate_default};
use crowfoot_model::{Column, DataType, DefaultValue, LogicalType, Table};

use crate::types::Spelled;
use crate::{Spelling, text::closed};

impl Spelling<'_> {
    /// The default of a column as a script has it; `None` where it has none, or leaves it out.
    pub fn column_default(&self, table: &Table, column: &Column) -> Option<String> {
        let default = column.default.as_ref()?;
        self.default_value(column, default, &self.column_type(table, column)).ok()
    }

    /// The default of a column in this dialect; `Err` with the reason where it has to be left out.
    pub(crate) fn default_value(
        &self,
        column: &Column,
        default: &DefaultValue,
        spelled: &Spelled,
    ) -> Result<String, String> {
        let logical = column.data_type.as_ref().and_then(crowfoot_dialect::logical_of);
        let text = match default {
            DefaultValue::Null => "NULL".to_owned(),
            DefaultValue::Boolean(value) if logical.is_some_and(is_numeric) && !self.holds_anything() => {
                if *value { "1" } else { "0" }.into()
            }
            DefaultValue::Boolean(value) => boolean(*value),
            DefaultValue::Number(number) => match (logical, number.trim()) {
                (Some(LogicalType::Boolean), "0") if spelled.text == "boolean" => boolean(false),
                (Some(LogicalType::Boolean), "1") if spelled.text == "boolean" => boolean(true),
                (
                    Some(
                        LogicalType::Boolean
                        | LogicalType::Date
                        | LogicalType::Time { .. }
                        | LogicalType::Timestamp { .. },
                    ),
                    number,
                ) if self.writing().strict_literals => {
                    return Err(format!("The default {number} does not fit the type and is omitted."));
                }
                (_, number) if is_number(number) => number.to_owned(),
                (_, number) => return Err(format!("The default {number} is not a number and is omitted.")),
            },
            DefaultValue::Text(text) if self.holds_anything() => self.spec.text_literal(text),
            DefaultValue::Text(text) if spelled.is_json_array => match text.as_str() {
                "{}" | "[]" => self.spec.text_literal("[]"),
                _ => return Err("The default is an array and is omitted.".into()),
            },
            DefaultValue::Text(text) if !self.may_hold(column, text) => {
                return Err(format!("The default '{text}' is not a value of the enum and is omitted."));
            }
            DefaultValue::Text(text) => match (logical, text.as_str()) {
                (Some(LogicalType::Boolean), "0" | "f" | "false" | "n" | "no" | "off")
                    if spelled.text == "boolean" =>
                {
                    boolean(false)
                }
                (Some(LogicalType::Boolean), "1" | "t" | "true" | "y" | "yes" | "on")
                    if spelled.text == "boolean" =>
                {
                    boolean(true)
                }
                (Some(LogicalType::Date | LogicalType::Timestamp { .. }), text)
                    if text.starts_with("0000-00-00") && self.writing().strict_literals =>
                {
                    return Err(format!("The default {text} is not a date and is omitted."));
                }
                (Some(logical), text) if is_numeric(logical) && !is_number(text.trim()) => {
                    return Err(format!("The default '{text}' is not a number and is omitted."));
                }
                (Some(LogicalType::Binary { .. } | LogicalType::Bytes), text) if text.contains('\0') => {
                    self.bytes(text)
                }
                (_, text) => self.spec.text_literal(text),
            },
            DefaultValue::Expression(expression) => self.default_expression(expression, logical, spelled)?,
        };
        if let Some(misfit) = self.misfit(default, logical) {
            return Err(format!("Its default {text} {misfit} and is left out."));
        }
        let text = match unquoted(&text).filter(|_| self.writing().checked_texts) {
            Some(inner) => self.checked_literal(inner, logical, spelled)?,
            None => text,
        };
        Ok(self.in_place(text, logical, spelled))
    }

    /// Why a literal of another database is no value here.
    fn misfit(&self, default: &DefaultValue, logical: Option<LogicalType>) -> Option<&'static str> {
        let logical = logical.filter(|_| self.source() != self.dialect)?;
        let is_said_otherwise = match default {
            // How long a text may be is judged by what is written.
            DefaultValue::Text(_) => {
                matches!(logical, LogicalType::Char { .. } | LogicalType::Varchar { .. })
            }
            DefaultValue::Boolean(_) => is_numeric(logical),
            DefaultValue::Number(_) => logical == LogicalType::Boolean,
            _ => false,
        };
        if is_said_otherwise { None } else { literal_misfit(self.dialect, logical, default) }
    }

    /// Bytes, some of which are zero, as which no text can be.
    fn bytes(&self, text: &str) -> String {
        if self.spec.script().lexis.backslashes == Backslashes::InText {
            let literals: Vec<String> = text.split('\0').map(|part| self.spec.text_literal(part)).collect();
            let inner: Vec<&str> = literals.iter().filter_map(|literal| unquoted(literal)).collect();
            return ["'", &inner.join("\\0"), "'"].concat();
        }
        let digits: String = text.bytes().map(|byte| format!("{byte:02x}")).collect();
        let start = if self.server().bytes_as_text { "'\\x" } else { "x'" };
        [start, &digits, "'"].concat()
    }

    /// Whether the columns of the design hold any value.
    fn holds_anything(&self) -> bool {
        self.is_at_home() && self.writing().any_value
    }

    /// A text as MySQL takes it for a default, which it checks when the table is created.
    fn checked_literal(
        &self,
        text: &str,
        logical: Option<LogicalType>,
        spelled: &Spelled,
    ) -> Result<String, String> {
        let text = match logical {
            Some(LogicalType::Timestamp { .. }) => mysql_time(text, &spelled.text)
                .ok_or_else(|| format!("MySQL does not accept the default {text}; it is omitted."))?,
            // Neither has a zone, and MySQL knows no words such as `today`.
            Some(LogicalType::Date | LogicalType::Time { .. })
                if !self.is_at_home()
                    && !(text.starts_with(|c: char| c.is_ascii_digit())
                        && text.chars().all(|c| c.is_ascii_digit() || matches!(c, ':' | '.' | '-'))
                        && (matches!(logical, Some(LogicalType::Date)) || !text.contains('-'))) =>
            {
                return Err(format!("MySQL does not accept the default {text}; it is omitted."));
            }
            _ if self.is_too_long(text, spelled) => {
                return Err(format!("The default is longer than {} and is omitted.", spelled.text));
            }
            _ => text,
        };
        Ok(["'", text, "'"].concat())
    }

    /// Whether a text is a value of the column's enumeration, where it has one.
    fn may_hold(&self, column: &Column, text: &str) -> bool {
        let values = match &column.data_type {
            Some(DataType::Enum(id)) => self.document.enum_type(*id).map(|found| &found.values),
            Some(DataType::InlineEnum(values)) => Some(values),
            _ => None,
        };
        values.is_none_or(|values| values.is_empty() || values.iter().any(|value| value == text))
    }

    /// Whether a text does not fit in the type of its column.
    fn is_too_long(&self, text: &str, spelled: &Spelled) -> bool {
        let most = match self.spec.parse_type(&spelled.text) {
            DataType::Logical(
                LogicalType::Varchar { length: Some(length) } | LogicalType::Char { length },
            ) => length,
            _ => return false,
        };
        let plain = text.replace("''", "'").replace("\\\\", "\\");
        plain.chars().count() > usize::try_from(most).unwrap_or(usize::MAX)
    }

    fn default_expression(
        &self,
        expression: &str,
        logical: Option<LogicalType>,
        spelled: &Spelled,
    ) -> Result<String, String> {
        if self.is_at_home() {
            return Ok(closed(expression));
        }
        let compact: String = expression.chars().filter(|c| !c.is_whitespace()).collect();
        if spelled.is_json_array {
            let is_empty = compact.starts_with("'{}'") || compact.to_ascii_uppercase().starts_with("ARRAY[]");
            return if is_empty {
                Ok(self.spec.text_literal("[]"))
            } else {
                Err(format!("The default {expression} is an array and is omitted."))
            };
        }
        let left_out =
            || format!("The default {expression} has no equivalent in {} and is omitted.", self.spec.name());
        if is_now(expression) {
            match (self.writing().defaults, logical) {
                (DefaultForm::Expression, Some(LogicalType::Date)) => return Ok("(CURRENT_DATE)".into()),
                (DefaultForm::Expression, Some(LogicalType::Time { .. })) => {
                    return Ok("(CURRENT_TIME)".into());
                }
                (
                    _,
                    Some(
                        LogicalType::Integer { .. } | LogicalType::Float { .. } | LogicalType::Decimal { .. },
                    ),
                ) => {
                    return Err(left_out());
                }
                _ => {}
            }
        }
        let text = translate_default(expression, self.source(), self.dialect).ok_or_else(left_out)?;
        if logical.is_some_and(is_numeric) && unquoted(&text).is_some_and(|inner| !is_number(inner.trim())) {
            return Err(left_out());
        }
        if logical.is_some_and(is_numeric) && matches!(text.as_str(), "true" | "false") {
            return Ok(if text == "true" { "1" } else { "0" }.into());
        }
        if logical == Some(LogicalType::Boolean) {
            match text.as_str() {
                "'t'" | "'true'" | "'1'" | "1" => return Ok(boolean(true)),
                "'f'" | "'false'" | "'0'" | "0" => return Ok(boolean(false)),
                _ => {}
            }
        }
        Ok(text)
    }

    /// A default as the dialect wants it at this type.
    fn in_place(&self, text: String, logical: Option<LogicalType>, spelled: &Spelled) -> String {
        match self.writing().defaults {
            DefaultForm::Bare if is_condition(self.dialect, &text) && !is_balanced(&text) => {
                ["(", &text, ")"].concat()
            }
            DefaultForm::Bare => text,
            DefaultForm::Expression => {
                if is_now(&text) && !text.starts_with('(') {
                    let precision = match logical {
                        Some(LogicalType::Timestamp { precision, .. }) => precision.unwrap_or(0).min(6),
                        // Not a column that takes it bare: any other type needs it as an expression.
                        _ => return ["(", &text, ")"].concat(),
                    };
                    return current_timestamp(&text, precision);
                }
                let type_word =
                    spelled.text.split(['(', ' ']).next().unwrap_or_default().to_ascii_lowercase();
                let needs_parentheses = ["text", "blob", "json", "geometry", "point", "polygon"]
                    .iter()
                    .any(|kind| type_word.ends_with(kind));
                let is_literal = is_text_literal(&text, true) || is_number(&text) || is_bare_word(&text);
                let is_bit = (text.starts_with("b'")
                    || text.starts_with("B'")
                    || text.starts_with("x'")
                    || text.starts_with("X'"))
                    && text.ends_with('\'');
                if text == "NULL" || text.starts_with('(') && is_balanced(&text) {
                    text
                } else if needs_parentheses || !(is_literal || is_bit) {
                    ["(", &text, ")"].concat()
                } else {
                    text
                }
            }
            DefaultForm::Literal => {
                let bare = is_text_literal(&text, false)
                    || is_number(&text)
                    || is_bare_word(&text)
                    || text.starts_with('(') && is_balanced(&text);
                if bare { text } else { ["(", &text, ")"].concat() }
            }
        }
    }
}

/// A point in time as MySQL reads it: without the zone UTC, and for a `timestamp` not before 1970.
fn mysql_time<'t>(text: &'t str, type_text: &str) -> Option<&'t str> {
    let time = ["+00:00", "+00", "Z", " UTC"].iter().find_map(|zone| text.strip_suffix(zone)).unwrap_or(text);
    let has_zone = time.get(10..).is_some_and(|clock| clock.contains(['+', '-']));
    let too_early = type_text.starts_with("timestamp")
        && !("1970-01-01 00:00:01".."2038").contains(&time)
        && !time.starts_with("0000-00-00");
    (!has_zone && !too_early).then_some(time)
}

/// The present as MySQL takes it at a column: by one of these names, in the precision of the column. `text` itself where
/// it is that already.
pub(crate) fn current_timestamp(text: &str, precision: u32) -> String {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let name = text.split('(').next().unwrap_or_default().trim().to_ascii_uppercase();
    let is_right = digits.parse().unwrap_or(0) == precision;
    if is_right && ["CURRENT_TIMESTAMP", "NOW", "LOCALTIMESTAMP", "LOCALTIME"].contains(&name.as_str()) {
        return closed(text);
    }
    if precision == 0 { "CURRENT_TIMESTAMP".into() } else { format!("CURRENT_TIMESTAMP({precision})") }
}

fn boolean(value: bool) -> String {
    if value { "true" } else { "false" }.into()
}

fn is_numeric(logical: LogicalType) -> bool {
    matches!(logical, LogicalType::Integer { .. } | LogicalType::Decimal { .. } | LogicalType::Float { .. })
}

/// Words that every dialect takes as a default without parentheses.
fn is_bare_word(text: &str) -> bool {
    ["NULL", "TRUE", "FALSE", "CURRENT_TIMESTAMP", "CURRENT_DATE", "CURRENT_TIME"]
        .iter()
        .any(|word| word.eq_ignore_ascii_case(text))
}

fn is_number(text: &str) -> bool {
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    let (mantissa, exponent) = unsigned.split_once(['e', 'E']).unwrap_or((unsigned, "0"));
    let exponent = exponent.strip_prefix(['-', '+']).unwrap_or(exponent);
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    digits(whole)
        && digits(fraction)
        && whole.len() + fraction.len() > 0
        && !exponent.is_empty()
        && digits(exponent)
}

/// The raw text between the quotes of a literal.
fn unquoted(text: &str) -> Option<&str> {
    if !is_text_literal(text, true) {
        return None;
    }
    text.strip_prefix('\'')?.strip_suffix('\'')
}

/// Whether all of a text is one literal in single quotes.
fn is_text_literal(text: &str, escapes: bool) -> bool {
    let Some(inner) = text.strip_prefix('\'').and_then(|rest| rest.strip_suffix('\'')) else { return false };
    let mut characters = inner.chars();
    while let Some(character) = characters.next() {
        let needs_pair = character == '\'' || character == '\\' && escapes;
        match needs_pair.then(|| characters.next()) {
            None => {}
            Some(Some(next)) if character == '\\' || next == '\'' => {}
            Some(_) => return false,
        }
    }
    true
}

/// Whether the parenthesis that opens a text closes at its end.
fn is_balanced(text: &str) -> bool {
    let mut depth = 0_usize;
    let mut quote = None;
    for (at, byte) in text.bytes().enumerate() {
        match (quote, byte) {
            (Some(mark), _) if byte == mark => quote = None,
            (Some(_), _) => {}
            (None, b'\'' | b'"' | b'`') => quote = Some(byte),
            (None, b'(') => depth += 1,
            (None, b')') => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return at + 1 == text.len();
                }
            }
            _ => {}
        }
    }
    false
}
