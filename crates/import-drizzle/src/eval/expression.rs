//! Expressions.

use std::rc::Rc;

use oxc_ast::ast::{
    Argument, ArrayExpressionElement, ChainElement, Expression, ObjectExpression, ObjectPropertyKind,
    PropertyKey, TSEnumDeclaration, TSEnumMemberName,
};
use oxc_span::GetSpan;
use oxc_syntax::operator::{LogicalOperator, UnaryOperator};

use super::modules::Evaluator;
use super::scope::{Scope, State};
use super::value::{Code, Function, Object, Origin, Value};

impl<'a> Evaluator<'a> {
    /// The value of an expression.
    pub(super) fn expression(&mut self, expression: &'a Expression<'a>, scope: &Rc<Scope<'a>>) -> Value<'a> {
        if !self.may_go_on() {
            return Value::unknown("the code takes too long to evaluate");
        }
        self.depth += 1;
        let value = self.evaluate(expression, scope);
        self.depth -= 1;
        value
    }

    fn evaluate(&mut self, expression: &'a Expression<'a>, scope: &Rc<Scope<'a>>) -> Value<'a> {
        match expression {
            Expression::BooleanLiteral(literal) => Value::Bool(literal.value),
            Expression::NullLiteral(_) => Value::Null,
            Expression::NumericLiteral(literal) => {
                let raw = literal.raw.as_ref().map(|raw| raw.as_str());
                let plain = raw.filter(|raw| raw.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.'));
                Value::Number(literal.value, plain.map(Into::into))
            }
            Expression::BigIntLiteral(literal) => Value::BigInt(literal.value.as_str().into()),
            Expression::StringLiteral(literal) => Value::text(literal.value.as_str()),
            Expression::TemplateLiteral(template) => self.template(template, scope),
            Expression::TaggedTemplateExpression(tagged) => self.tagged(tagged, scope),
            Expression::Identifier(name) => self.name(scope, name.name.as_str()),
            Expression::ArrayExpression(array) => {
                let mut values = Vec::new();
                for element in &array.elements {
                    match element {
                        ArrayExpressionElement::SpreadElement(spread) => {
                            match self.expression(&spread.argument, scope) {
                                Value::List(more) => values.extend(more.iter().cloned()),
                                other => values.push(match other.reason() {
                                    Some(reason) => Value::Unknown(Rc::clone(reason)),
                                    None => Value::unknown("what is spread here is no array"),
                                }),
                            }
                        }
                        ArrayExpressionElement::Elision(_) => values.push(Value::Undefined),
                        other => {
                            if let Some(expression) = other.as_expression() {
                                values.push(self.expression(expression, scope));
                            }
                        }
                    }
                }
                Value::list(values)
            }
            Expression::ObjectExpression(object) => self.object(object, scope),
            Expression::ArrowFunctionExpression(arrow) => {
                Value::Function(Rc::new(Function { code: Code::Arrow(arrow), scope: Rc::clone(scope) }))
            }
            Expression::FunctionExpression(function) => self.function_value(function, scope),
            Expression::CallExpression(call) => self.call_expression(call, scope),
            Expression::NewExpression(new) => self.new_expression(new, scope),
            Expression::ConditionalExpression(condition) => {
                match self.expression(&condition.test, scope).truth() {
                    Some(true) => self.expression(&condition.consequent, scope),
                    Some(false) => self.expression(&condition.alternate, scope),
                    // What depends on the environment is taken as it is in production.
                    None => self.unknown_code(scope.module, condition.span),
                }
            }
            Expression::LogicalExpression(logical) => {
                let left = self.expression(&logical.left, scope);
                let takes_left = match logical.operator {
                    LogicalOperator::Or => left.truth(),
                    LogicalOperator::And => left.truth().map(|truth| !truth),
                    LogicalOperator::Coalesce => match &left {
                        Value::Unknown(_) => None,
                        value => Some(!value.is_nullish()),
                    },
                };
                match takes_left {
                    Some(true) => left,
                    Some(false) => self.expression(&logical.right, scope),
                    // `process.env.SCHEMA ?? 'public'`: the default is what is known.
                    None if logical.operator != LogicalOperator::And => {
                        self.expression(&logical.right, scope)
                    }
                    None => left,
                }
            }
            Expression::UnaryExpression(unary) => {
                let value = self.expression(&unary.argument, scope);
                match (unary.operator, value) {
                    (UnaryOperator::UnaryNegation, Value::Number(number, raw)) => {
                        Value::Number(-number, raw.map(|raw| format!("-{raw}").into()))
                    }
                    (UnaryOperator::UnaryNegation, Value::BigInt(digits)) => {
                        Value::BigInt(format!("-{digits}").into())
                    }
                    (UnaryOperator::UnaryPlus, value @ Value::Number(..)) => value,
                    (UnaryOperator::LogicalNot, value) => match value.truth() {
                        Some(truth) => Value::Bool(!truth),
                        None => self.unknown_code(scope.module, unary.span),
                    },
                    (UnaryOperator::Void, _) => Value::Undefined,
                    _ => self.unknown_code(scope.module, unary.span),
                }
            }
            Expression::BinaryExpression(binary) => {
                let left = self.expression(&binary.left, scope);
                let right = self.expression(&binary.right, scope);
                super::literal::binary(&left, binary.operator, &right)
                    .unwrap_or_else(|| self.unknown_code(scope.module, binary.span))
            }
            Expression::ParenthesizedExpression(inner) => self.expression(&inner.expression, scope),
            Expression::TSAsExpression(inner) => self.expression(&inner.expression, scope),
            Expression::TSSatisfiesExpression(inner) => self.expression(&inner.expression, scope),
            Expression::TSTypeAssertion(inner) => self.expression(&inner.expression, scope),
            Expression::TSNonNullExpression(inner) => self.expression(&inner.expression, scope),
            Expression::TSInstantiationExpression(inner) => self.expression(&inner.expression, scope),
            Expression::AwaitExpression(inner) => self.expression(&inner.argument, scope),
            Expression::SequenceExpression(sequence) => {
                let mut last = Value::Undefined;
                for expression in &sequence.expressions {
                    last = self.expression(expression, scope);
                }
                last
            }
            Expression::ChainExpression(chain) => match &chain.expression {
                ChainElement::CallExpression(call) => self.call_expression(call, scope),
                ChainElement::TSNonNullExpression(inner) => self.expression(&inner.expression, scope),
                other => match other.as_member_expression() {
                    Some(member) => self.member_expression(member, scope),
                    None => self.unknown_code(scope.module, chain.span),
                },
            },
            other => match other.as_member_expression() {
                Some(member) => self.member_expression(member, scope),
                None => self.unknown_code(scope.module, other.span()),
            },
        }
    }

    fn object(&mut self, object: &'a ObjectExpression<'a>, scope: &Rc<Scope<'a>>) -> Value<'a> {
        let mut made = Object::default();
        let mut spreads = 0_usize;
        for property in &object.properties {
            match property {
                ObjectPropertyKind::SpreadProperty(spread) => {
                    let value = self.expression(&spread.argument, scope);
                    let origin = Origin { module: scope.module, span: spread.span };
                    if !self.spread(&value, &mut made) && !matches!(value.truth(), Some(false)) {
                        let reason = value.reason().cloned();
                        let reason = reason.unwrap_or_else(|| "what is spread here is no object".into());
                        spreads += 1;
                        made.set(format!("...{spreads}").into(), Value::Unknown(reason), Some(origin));
                    }
                }
                ObjectPropertyKind::ObjectProperty(property) => {
                    let Some(key) = self.key(&property.key, scope) else { continue };
                    let value = self.expression(&property.value, scope);
                    let origin = Origin { module: scope.module, span: property.span };
                    made.set(key, value, Some(origin));
                }
            }
        }
        Value::Object(Rc::new(made))
    }

    /// Adds the properties of a value to an object. False if it has none.
    pub(crate) fn spread(&mut self, value: &Value<'a>, made: &mut Object<'a>) -> bool {
        match value {
            Value::Object(more) => {
                for entry in &more.entries {
                    made.set(Rc::clone(&entry.key), entry.value.clone(), entry.origin);
                }
            }
            Value::Module(module) => {
                for name in self.export_names(*module, 0) {
                    let value = self.export(*module, &name, 0);
                    made.set(name.into(), value, None);
                }
            }
            _ => return false,
        }
        true
    }

    pub(super) fn key(&mut self, key: &'a PropertyKey<'a>, scope: &Rc<Scope<'a>>) -> Option<Rc<str>> {
        match key {
            PropertyKey::StaticIdentifier(name) => Some(name.name.as_str().into()),
            PropertyKey::PrivateIdentifier(_) => None,
            other => self.expression(other.as_expression()?, scope).printed().map(Into::into),
        }
    }

    pub(super) fn arguments(
        &mut self,
        arguments: &'a [Argument<'a>],
        scope: &Rc<Scope<'a>>,
    ) -> Vec<Value<'a>> {
        let mut values = Vec::new();
        for argument in arguments {
            match argument {
                Argument::SpreadElement(spread) => match self.expression(&spread.argument, scope) {
                    Value::List(more) => values.extend(more.iter().cloned()),
                    _ => values.push(Value::unknown("what is spread here is no array")),
                },
                other => {
                    if let Some(expression) = other.as_expression() {
                        values.push(self.expression(expression, scope));
                    }
                }
            }
        }
        values
    }

    /// An enum of TypeScript: an object of its members.
    pub(super) fn enumeration(
        &mut self,
        declared: &'a TSEnumDeclaration<'a>,
        scope: &Rc<Scope<'a>>,
    ) -> Value<'a> {
        let mut made = Object::default();
        let mut next = 0.0;
        let inner = Scope::inside(scope);
        for member in &declared.body.members {
            let name = match &member.id {
                TSEnumMemberName::Identifier(name) => name.name.as_str(),
                TSEnumMemberName::String(text) | TSEnumMemberName::ComputedString(text) => {
                    text.value.as_str()
                }
                TSEnumMemberName::ComputedTemplateString(_) => continue,
            };
            let value = match &member.initializer {
                Some(initializer) => self.expression(initializer, &inner),
                None => Value::Number(next, None),
            };
            if let Value::Number(number, _) = value {
                next = number + 1.0;
            }
            inner.set(name, State::Known(value.clone()));
            made.set(name.into(), value, None);
        }
        Value::Object(Rc::new(made))
    }
}
