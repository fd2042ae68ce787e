//! Template literals, and operators on plain values.

use std::rc::Rc;

use oxc_ast::ast::{TaggedTemplateExpression, TemplateLiteral};
use oxc_syntax::operator::BinaryOperator;

use super::modules::Evaluator;
use super::scope::Scope;
use super::sql::{Part, Sql};
use super::value::{Value, printed};

impl<'a> Evaluator<'a> {
    pub(super) fn template(&mut self, template: &'a TemplateLiteral<'a>, scope: &Rc<Scope<'a>>) -> Value<'a> {
        let mut text = String::new();
        let mut expressions = template.expressions.iter();
        for quasi in &template.quasis {
            text.push_str(quasi.value.cooked.as_ref().map_or("", |cooked| cooked.as_str()));
            if let Some(expression) = expressions.next() {
                let value = self.expression(expression, scope);
                match (value.printed(), value) {
                    (Some(printed), _) => text.push_str(&printed),
                    (None, Value::Unknown(reason)) => return Value::Unknown(reason),
                    _ => return self.unknown_code(scope.module, template.span),
                }
            }
        }
        Value::text(&text)
    }

    /// ``sql`…` ``; any other tag is not evaluated.
    pub(super) fn tagged(
        &mut self,
        tagged: &'a TaggedTemplateExpression<'a>,
        scope: &Rc<Scope<'a>>,
    ) -> Value<'a> {
        match self.expression(&tagged.tag, scope) {
            Value::Native(native) if &*native.name == "sql" => {}
            _ => return self.unknown_code(scope.module, tagged.span),
        }
        let mut sql = Sql::default();
        let mut expressions = tagged.quasi.expressions.iter();
        for quasi in &tagged.quasi.quasis {
            let text = quasi.value.cooked.as_ref().map_or("", |cooked| cooked.as_str());
            sql.parts.push(Part::Raw(text.into()));
            if let Some(expression) = expressions.next() {
                let value = self.expression(expression, scope);
                sql = sql.value(&value);
            }
        }
        sql.finished()
    }
}

/// The result of an operator; none where the values are not plain.
pub(super) fn binary<'a>(left: &Value<'a>, operator: BinaryOperator, right: &Value<'a>) -> Option<Value<'a>> {
    if let (Value::Number(a, _), Value::Number(b, _)) = (left, right) {
        let number = |number: f64| Some(Value::Number(number, None));
        return match operator {
            BinaryOperator::Addition => number(a + b),
            BinaryOperator::Subtraction => number(a - b),
            BinaryOperator::Multiplication => number(a * b),
            BinaryOperator::Division => number(a / b),
            BinaryOperator::Remainder => number(a % b),
            BinaryOperator::Exponential => number(a.powf(*b)),
            BinaryOperator::LessThan => Some(Value::Bool(a < b)),
            BinaryOperator::LessEqualThan => Some(Value::Bool(a <= b)),
            BinaryOperator::GreaterThan => Some(Value::Bool(a > b)),
            BinaryOperator::GreaterEqualThan => Some(Value::Bool(a >= b)),
            BinaryOperator::StrictEquality | BinaryOperator::Equality => Some(Value::Bool(a == b)),
            BinaryOperator::StrictInequality | BinaryOperator::Inequality => Some(Value::Bool(a != b)),
            _ => None,
        };
    }
    match operator {
        BinaryOperator::Addition => {
            let is_text = |value: &Value| matches!(value, Value::Text(_));
            (is_text(left) || is_text(right)).then_some(())?;
            Some(Value::text(&[left.printed()?, right.printed()?].concat()))
        }
        BinaryOperator::StrictEquality | BinaryOperator::Equality => {
            Some(Value::Bool(are_equal(left, right)?))
        }
        BinaryOperator::StrictInequality | BinaryOperator::Inequality => {
            Some(Value::Bool(!are_equal(left, right)?))
        }
        BinaryOperator::In => Some(Value::Bool(right.as_object()?.get(&left.printed()?).is_some())),
        _ => None,
    }
}

fn are_equal(left: &Value<'_>, right: &Value<'_>) -> Option<bool> {
    Some(match (left, right) {
        (Value::Text(a), Value::Text(b)) | (Value::BigInt(a), Value::BigInt(b)) => a == b,
        (Value::Bool(a), Value::Bool(b)) => a == b,
        (a, b) if a.is_nullish() || b.is_nullish() => {
            if matches!(a, Value::Unknown(_)) || matches!(b, Value::Unknown(_)) {
                return None;
            }
            a.is_nullish() && b.is_nullish()
        }
        _ => return None,
    })
}

/// A value as JSON.
pub(crate) fn json(value: &Value<'_>) -> Option<String> {
    Some(match value {
        Value::Null | Value::Undefined => "null".to_owned(),
        Value::Bool(truth) => truth.to_string(),
        Value::Number(number, _) => printed(*number),
        Value::Text(text) | Value::Date(text) => crowfoot_model::json::Value::from(&**text).to_string(),
        Value::List(values) => {
            let items: Option<Vec<String>> = values.iter().map(json).collect();
            format!("[{}]", items?.join(","))
        }
        Value::Object(object) => {
            let mut items = Vec::new();
            for entry in object.entries.iter().filter(|entry| !matches!(entry.value, Value::Undefined)) {
                let key = crowfoot_model::json::Value::from(&*entry.key).to_string();
                items.push(format!("{key}:{}", json(&entry.value)?));
            }
            format!("{{{}}}", items.join(","))
        }
        _ => return None,
    })
}
