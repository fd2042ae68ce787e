//! Functions: their parameters, and what they return.

use std::rc::Rc;

use oxc_ast::ast::{
    ArrowFunctionBody, BindingPattern, Declaration, FormalParameters, Function as FunctionNode, Statement,
    VariableDeclarator,
};

use super::modules::Evaluator;
use super::scope::{Scope, State};
use super::value::{Code, Function, Object, Value};
use crate::parse::Slot;

/// The outcome of a statement.
enum Flow<'a> {
    GoesOn,
    Returns(Value<'a>),
}

impl<'a> Evaluator<'a> {
    pub(super) fn function_value(
        &mut self,
        function: &'a FunctionNode<'a>,
        scope: &Rc<Scope<'a>>,
    ) -> Value<'a> {
        Value::Function(Rc::new(Function { code: Code::Function(function), scope: Rc::clone(scope) }))
    }

    /// The result of a function.
    pub(super) fn run(&mut self, function: &Function<'a>, arguments: Vec<Value<'a>>) -> Value<'a> {
        if !self.may_go_on() {
            return Value::unknown("the code takes too long to evaluate");
        }
        let scope = Scope::inside(&function.scope);
        self.depth += 4;
        let value = match function.code {
            Code::Arrow(arrow) => {
                self.parameters(&arrow.params, arguments, &scope);
                match &arrow.body {
                    ArrowFunctionBody::FunctionBody(body) => self.body(&body.statements, &scope),
                    other => match other.as_expression() {
                        Some(expression) => self.expression(expression, &scope),
                        None => Value::Undefined,
                    },
                }
            }
            Code::Function(node) => {
                self.parameters(&node.params, arguments, &scope);
                match &node.body {
                    Some(body) => self.body(&body.statements, &scope),
                    None => Value::unknown("the function has no body here"),
                }
            }
        };
        self.depth -= 4;
        self.kept.admit(value)
    }

    fn parameters(
        &mut self,
        parameters: &'a FormalParameters<'a>,
        arguments: Vec<Value<'a>>,
        scope: &Rc<Scope<'a>>,
    ) {
        let count = parameters.items.len();
        let mut values = arguments.iter().cloned();
        for parameter in &parameters.items {
            let mut value = values.next().unwrap_or(Value::Undefined);
            if let (Value::Undefined, Some(default)) = (&value, &parameter.initializer) {
                value = self.expression(default, scope);
            }
            self.bind(&parameter.pattern, value, scope);
        }
        if let Some(rest) = &parameters.rest {
            let more = arguments.get(count..).unwrap_or_default().to_vec();
            self.bind(&rest.rest.argument, Value::list(more), scope);
        }
    }

    fn body(&mut self, statements: &'a [Statement<'a>], scope: &Rc<Scope<'a>>) -> Value<'a> {
        match self.statements(statements, scope) {
            Flow::Returns(value) => value,
            Flow::GoesOn => Value::Undefined,
        }
    }

    fn statements(&mut self, statements: &'a [Statement<'a>], scope: &Rc<Scope<'a>>) -> Flow<'a> {
        for statement in statements {
            if let Some(Declaration::FunctionDeclaration(function)) = statement.as_declaration()
                && let Some(id) = &function.id
            {
                scope.set(id.name.as_str(), State::Waiting(Slot::Function(function)));
            }
        }
        for statement in statements {
            if let Flow::Returns(value) = self.statement(statement, scope) {
                return Flow::Returns(value);
            }
        }
        Flow::GoesOn
    }

    fn statement(&mut self, statement: &'a Statement<'a>, scope: &Rc<Scope<'a>>) -> Flow<'a> {
        if !self.may_go_on() {
            return Flow::Returns(Value::unknown("the code takes too long to evaluate"));
        }
        self.depth += 2;
        let flow = match statement {
            Statement::ReturnStatement(returned) => Flow::Returns(match &returned.argument {
                Some(argument) => self.expression(argument, scope),
                None => Value::Undefined,
            }),
            Statement::BlockStatement(block) => self.statements(&block.body, &Scope::inside(scope)),
            Statement::IfStatement(choice) => match self.expression(&choice.test, scope).truth() {
                Some(true) => self.statement(&choice.consequent, scope),
                Some(false) => match &choice.alternate {
                    Some(alternate) => self.statement(alternate, scope),
                    None => Flow::GoesOn,
                },
                None => Flow::Returns(self.unknown_code(scope.module, choice.span)),
            },
            Statement::ExpressionStatement(statement) => {
                self.expression(&statement.expression, scope);
                Flow::GoesOn
            }
            Statement::ThrowStatement(thrown) => Flow::Returns(self.unknown_code(scope.module, thrown.span)),
            Statement::ForOfStatement(_)
            | Statement::ForStatement(_)
            | Statement::WhileStatement(_)
            | Statement::ForInStatement(_)
            | Statement::DoWhileStatement(_)
            | Statement::SwitchStatement(_)
            | Statement::TryStatement(_) => {
                use oxc_span::GetSpan;
                Flow::Returns(self.unknown_code(scope.module, statement.span()))
            }
            other => {
                if let Some(declaration) = other.as_declaration() {
                    self.declaration(declaration, scope);
                }
                Flow::GoesOn
            }
        };
        self.depth -= 2;
        flow
    }

    fn declaration(&mut self, declaration: &'a Declaration<'a>, scope: &Rc<Scope<'a>>) {
        match declaration {
            Declaration::VariableDeclaration(variables) => {
                for declarator in &variables.declarations {
                    self.variable(declarator, scope);
                }
            }
            Declaration::TSEnumDeclaration(declared) => {
                let value = self.enumeration(declared, scope);
                scope.set(declared.id.name.as_str(), State::Known(value));
            }
            _ => {}
        }
    }

    /// Evaluates a variable and sets all names of its pattern; returns the value as a whole.
    pub(super) fn variable(
        &mut self,
        declarator: &'a VariableDeclarator<'a>,
        scope: &Rc<Scope<'a>>,
    ) -> Value<'a> {
        let value = match &declarator.init {
            Some(init) => self.expression(init, scope),
            None => Value::Undefined,
        };
        let value = self.kept.admit(value);
        self.bind(&declarator.id, value.clone(), scope);
        value
    }

    /// Gives the names of a pattern their values.
    pub(super) fn bind(&mut self, pattern: &'a BindingPattern<'a>, value: Value<'a>, scope: &Rc<Scope<'a>>) {
        match pattern {
            BindingPattern::BindingIdentifier(name) => scope.set(name.name.as_str(), State::Known(value)),
            BindingPattern::AssignmentPattern(assignment) => {
                let value = match value {
                    Value::Undefined => self.expression(&assignment.right, scope),
                    value => value,
                };
                self.bind(&assignment.left, value, scope);
            }
            BindingPattern::ObjectPattern(object) => {
                let mut taken = Vec::new();
                for property in &object.properties {
                    let Some(key) = self.key(&property.key, scope) else { continue };
                    let part = self.member(&value, &key);
                    self.bind(&property.value, part, scope);
                    taken.push(key);
                }
                if let Some(rest) = &object.rest {
                    let part = match &value {
                        Value::Object(object) => {
                            let left = object.entries.iter().filter(|entry| !taken.contains(&entry.key));
                            Value::Object(Rc::new(Object { entries: left.cloned().collect() }))
                        }
                        Value::Unknown(reason) => Value::Unknown(Rc::clone(reason)),
                        _ => Value::unknown("what is taken apart here is no object"),
                    };
                    self.bind(&rest.argument, part, scope);
                }
            }
            BindingPattern::ArrayPattern(array) => {
                for (at, element) in array.elements.iter().enumerate() {
                    let Some(element) = element else { continue };
                    let part = self.member(&value, &at.to_string());
                    self.bind(element, part, scope);
                }
                if let Some(rest) = &array.rest {
                    let more = value.as_list().and_then(|list| list.get(array.elements.len()..));
                    self.bind(&rest.argument, Value::list(more.unwrap_or_default().to_vec()), scope);
                }
            }
        }
    }
}
