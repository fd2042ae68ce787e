//! Methods of arrays, texts and objects.

use std::rc::Rc;

use super::literal::json;
use super::modules::Evaluator;
use super::value::{Object, Value};

impl<'a> Evaluator<'a> {
    /// A method of an array; none that is not known.
    pub(super) fn list_method(
        &mut self,
        values: &Rc<Vec<Value<'a>>>,
        name: &str,
        arguments: &[Value<'a>],
    ) -> Option<Value<'a>> {
        let first = arguments.first().cloned().unwrap_or(Value::Undefined);
        Some(match name {
            "map" | "flatMap" | "filter" | "find" | "some" | "every" | "forEach" => {
                let mut results = Vec::new();
                for (at, value) in values.iter().enumerate() {
                    let result = self.call_value(&first, vec![value.clone(), Value::integer(at)]);
                    match name {
                        "filter" if result.truth()? => results.push(value.clone()),
                        "filter" | "forEach" => {}
                        "find" if result.truth()? => return Some(value.clone()),
                        "some" if result.truth()? => return Some(Value::Bool(true)),
                        "every" if !result.truth()? => return Some(Value::Bool(false)),
                        "find" | "some" | "every" => {}
                        "flatMap" => match result {
                            Value::List(more) => results.extend(more.iter().cloned()),
                            other => results.push(other),
                        },
                        _ => results.push(result),
                    }
                }
                match name {
                    "find" | "forEach" => Value::Undefined,
                    "some" => Value::Bool(false),
                    "every" => Value::Bool(true),
                    _ => Value::list(results),
                }
            }
            "reduce" => {
                let mut items = values.iter();
                let mut sum = match arguments.get(1) {
                    Some(start) => start.clone(),
                    None => items.next()?.clone(),
                };
                for value in items {
                    sum = self.call_value(&first, vec![sum, value.clone()]);
                }
                sum
            }
            "concat" => {
                let mut all = values.to_vec();
                for argument in arguments {
                    match argument {
                        Value::List(more) => all.extend(more.iter().cloned()),
                        other => all.push(other.clone()),
                    }
                }
                Value::list(all)
            }
            "join" => {
                let separator = first.as_text().unwrap_or(",").to_owned();
                let items: Option<Vec<String>> = values.iter().map(Value::printed).collect();
                Value::text(&items?.join(&separator))
            }
            "slice" => {
                let (from, to) = range(arguments, values.len())?;
                Value::list(values.get(from..to).unwrap_or_default().to_vec())
            }
            "includes" => {
                let wanted = first.printed()?;
                Value::Bool(values.iter().any(|value| value.printed().as_ref() == Some(&wanted)))
            }
            "reverse" | "toReversed" => Value::list(values.iter().rev().cloned().collect()),
            "flat" => {
                let mut all = Vec::new();
                for value in values.iter() {
                    match value {
                        Value::List(more) => all.extend(more.iter().cloned()),
                        other => all.push(other.clone()),
                    }
                }
                Value::list(all)
            }
            "sort" | "toSorted" if arguments.is_empty() => {
                let mut all = values.to_vec();
                all.sort_by_key(Value::printed);
                Value::list(all)
            }
            "at" => match &first {
                Value::Number(at, _) if *at < 0.0 => {
                    values.len().checked_sub(-*at as usize).and_then(|at| values.get(at)).cloned()?
                }
                Value::Number(at, _) => values.get(*at as usize).cloned().unwrap_or(Value::Undefined),
                _ => return None,
            },
            _ => return None,
        })
    }

    /// A function of `Object`, `Array` or `JSON`.
    pub(super) fn global_method(
        &mut self,
        global: &str,
        name: &str,
        arguments: &[Value<'a>],
    ) -> Option<Value<'a>> {
        let first = arguments.first().cloned().unwrap_or(Value::Undefined);
        let object = match &first {
            Value::Module(_) => {
                let mut made = Object::default();
                self.spread(&first, &mut made);
                Some(Rc::new(made))
            }
            Value::Object(object) => Some(Rc::clone(object)),
            Value::List(values) => {
                let mut made = Object::default();
                for (at, value) in values.iter().enumerate() {
                    made.set(at.to_string().into(), value.clone(), None);
                }
                Some(Rc::new(made))
            }
            _ => None,
        };
        Some(match (global, name) {
            ("Object", "freeze" | "seal") => first,
            ("Object", "values") => {
                Value::list(object?.entries.iter().map(|entry| entry.value.clone()).collect())
            }
            ("Object", "keys") => {
                Value::list(object?.entries.iter().map(|entry| Value::text(&entry.key)).collect())
            }
            ("Object", "entries") => {
                let pair = |entry: &super::value::Entry<'a>| {
                    Value::list(vec![Value::text(&entry.key), entry.value.clone()])
                };
                Value::list(object?.entries.iter().map(pair).collect())
            }
            ("Object", "fromEntries") => {
                let mut made = Object::default();
                for pair in first.as_list()? {
                    let [key, value] = pair.as_list()? else { return None };
                    made.set(key.printed()?.into(), value.clone(), None);
                }
                Value::Object(Rc::new(made))
            }
            ("Object", "assign") => {
                let mut made = Object::default();
                for argument in arguments {
                    if !self.spread(argument, &mut made) {
                        return None;
                    }
                }
                Value::Object(Rc::new(made))
            }
            ("Array", "from" | "of") if name == "of" => Value::list(arguments.to_vec()),
            ("Array", "from") => Value::list(first.as_list()?.to_vec()),
            ("Array", "isArray") => Value::Bool(first.as_list().is_some()),
            ("JSON", "stringify") => Value::text(&json(&first)?),
            _ => return None,
        })
    }
}

/// A method of a text.
pub(super) fn text_method<'a>(text: &str, name: &str, arguments: &[Value<'a>]) -> Option<Value<'a>> {
    let first = arguments.first().and_then(Value::as_text);
    let second = arguments.get(1).and_then(Value::as_text);
    Some(match name {
        "toLowerCase" | "toLocaleLowerCase" => Value::text(&text.to_lowercase()),
        "toUpperCase" | "toLocaleUpperCase" => Value::text(&text.to_uppercase()),
        "trim" => Value::text(text.trim()),
        "toString" | "valueOf" => Value::text(text),
        "concat" => {
            let more: Option<Vec<String>> = arguments.iter().map(Value::printed).collect();
            Value::text(&[text, &more?.concat()].concat())
        }
        "replace" => Value::text(&text.replacen(first?, second?, 1)),
        "replaceAll" => Value::text(&text.replace(first?, second?)),
        "startsWith" => Value::Bool(text.starts_with(first?)),
        "endsWith" => Value::Bool(text.ends_with(first?)),
        "includes" => Value::Bool(text.contains(first?)),
        "split" => Value::list(text.split(first?).map(Value::text).collect()),
        "charAt" => match arguments.first()? {
            Value::Number(at, _) => {
                Value::text(&text.chars().nth(*at as usize).map(String::from).unwrap_or_default())
            }
            _ => return None,
        },
        "slice" | "substring" if text.is_ascii() => {
            let (from, to) = range(arguments, text.len())?;
            Value::text(text.get(from..to).unwrap_or(""))
        }
        _ => return None,
    })
}

/// The arguments of `slice`.
fn range(arguments: &[Value<'_>], length: usize) -> Option<(usize, usize)> {
    let place = |value: Option<&Value<'_>>, default: usize| match value {
        None | Some(Value::Undefined) => Some(default),
        Some(Value::Number(number, _)) if *number < 0.0 => Some(length.saturating_sub(-*number as usize)),
        Some(Value::Number(number, _)) => Some((*number as usize).min(length)),
        _ => None,
    };
    Some((place(arguments.first(), 0)?, place(arguments.get(1), length)?))
}
