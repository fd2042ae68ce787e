//! How statements, properties and signatures break.

use super::assignment::assignment;
use super::expression::{Expression, Parent};
use super::ir::{Ir, bracketed, separated};
use super::reader::Reader;

/// Keywords before the name of a function or a method.
const MODIFIERS: &[&str] = &["export", "private", "async", "function"];

impl Reader<'_> {
    /// All of the text, as a statement or a part of one that takes a line.
    pub(super) fn whole(mut self) -> Option<Ir> {
        let start = self;
        let ways: [fn(&mut Self) -> Option<Ir>; 5] =
            [Self::alias, Self::field, Self::statement, Self::signature, Self::item];
        ways.iter().find_map(|way| {
            self = start;
            way(&mut self).filter(|_| self.text.trim().is_empty())
        })
    }

    /// `export type Name = Type;`
    fn alias(&mut self) -> Option<Ir> {
        self.must("export type ")?;
        let head = ["export type ", self.name()?, " ="].concat();
        self.must("=")?;
        let found = self.whole_type()?;
        self.must(";")?;
        let right = if found.is_union() {
            Ir::Many(vec![Ir::Line, found.ir]).indent().group()
        } else {
            Ir::Fluid(Box::new(found.ir))
        };
        Some(Ir::Many(vec![Ir::Text(head), right, Ir::text(";")]).group())
    }

    /// `async name(parameters): Type {`, or `name(parameters): Type;`
    fn signature(&mut self) -> Option<Ir> {
        let mut head = String::new();
        for word in MODIFIERS {
            if self.keyword(word) {
                head.push_str(word);
                head.push(' ');
            }
        }
        head.push_str(self.name()?);
        let parameters = self.list("(", ")", Self::parameter)?;
        let parameters = match parameters.len() {
            0 => Ir::text("()"),
            _ => bracketed("(", separated(parameters, ","), ",", Ir::Soft, ")"),
        };
        let mut all = vec![Ir::Text(head), parameters];
        if self.eat(":") {
            all.extend([Ir::text(": "), self.type_of()?]);
        }
        let end = if self.eat("{") { " {" } else { ";" };
        if end == ";" {
            self.must(";")?;
            // Without a type it is a call.
            if all.len() == 2 {
                return None;
            }
        }
        Some(Ir::Many(vec![Ir::Many(all).group(), Ir::text(end)]))
    }

    /// `name: Type`, `name?: Type`, `name = value`, `{ name = value }: Type = {}`
    fn parameter(&mut self) -> Option<Ir> {
        let mut all = Vec::new();
        if self.sees("{") {
            let names = self.list("{", "}", |inner| {
                let name = inner.name()?;
                let value = if inner.eat("=") { Some(inner.expression()?) } else { None };
                let mut all = vec![Ir::text(name)];
                if let Some(value) = value {
                    all.extend([Ir::text(" = "), value.ir(Parent::Other)]);
                }
                Some(Ir::Many(all))
            })?;
            all.push(bracketed("{", separated(names, ","), ",", Ir::Line, "}").group());
        } else {
            all.push(Ir::text(self.name()?));
        }
        if self.eat("?") {
            all.push(Ir::text("?"));
        }
        if self.eat(":") {
            all.extend([Ir::text(": "), self.type_of()?]);
        }
        if self.eat("=") {
            all.extend([Ir::text(" = "), self.expression()?.ir(Parent::Other)]);
        }
        Some(Ir::Many(all))
    }

    /// `readonly key: Type;`
    fn field(&mut self) -> Option<Ir> {
        if !self.sees("readonly ") {
            return None;
        }
        let field = self.field_type()?;
        self.must(";")?;
        Some(Ir::Many(vec![field, Ir::text(";")]))
    }

    /// `key: value,`, or a value and a comma.
    fn item(&mut self) -> Option<Ir> {
        let start = *self;
        let item = match self.property().filter(|_| self.eat(",")) {
            Some(property) => property.ir(),
            None => {
                *self = start;
                let value = self.expression()?;
                self.must(",")?;
                value.ir(Parent::Other)
            }
        };
        Some(Ir::Many(vec![item, Ir::text(",")]))
    }

    fn statement(&mut self) -> Option<Ir> {
        if self.sees("for (") {
            self.eat("for");
            let head = self.balanced()?;
            return Some(self.clause(Ir::Text(["for ", head].concat()))?.group());
        }
        if self.keyword("if") {
            self.must("(")?;
            let test = self.expression()?.ir(Parent::Condition);
            self.must(")")?;
            let test = Ir::Many(vec![Ir::Many(vec![Ir::Soft, test]).indent(), Ir::Soft]).group();
            return Some(self.clause(Ir::Many(vec![Ir::text("if ("), test, Ir::text(")")]))?.group());
        }
        for word in ["return ", "throw ", "export default "] {
            if self.sees(word) {
                self.eat(word);
                let value = self.expression()?;
                return Some(Ir::Many(vec![Ir::text(word), returned(&value), self.end()]));
            }
        }
        let assigned = self.assigned()?;
        Some(Ir::Many(vec![assigned, self.end()]))
    }

    /// The semicolon of a statement, which may be left out.
    fn end(&mut self) -> Ir {
        Ir::text(if self.eat(";") { ";" } else { "" })
    }

    /// A statement behind a head, or the bracket of a block.
    fn clause(&mut self, head: Ir) -> Option<Ir> {
        if self.eat("{") {
            return Some(Ir::Many(vec![head, Ir::text(" {")]));
        }
        let body = self.statement()?;
        Some(Ir::Many(vec![head, Ir::Many(vec![Ir::Line, body]).indent()]))
    }

    /// `const name: Type = value`, `name = value`, or a value.
    fn assigned(&mut self) -> Option<Ir> {
        let mut head = String::new();
        for word in ["export", "const", "let"] {
            if self.keyword(word) {
                head.push_str(word);
                head.push(' ');
            }
        }
        if head.is_empty() {
            let target = self.expression()?;
            let operator = ["=", "+="].into_iter().find(|operator| self.eat(operator));
            let Some(operator) = operator else { return Some(target.ir(Parent::Statement)) };
            let value = self.expression()?;
            let operator = [" ", operator].concat();
            let left = target.ir(Parent::Other);
            return Some(assignment(left, &operator, &value, Parent::Assignment, false, false));
        }
        let is_pattern = self.sees("{") || self.sees("[");
        head.push_str(if is_pattern { self.balanced()? } else { self.name()? });
        let mut left = vec![Ir::Text(head)];
        if self.eat(":") {
            left.extend([Ir::text(": "), self.type_of()?]);
        }
        self.must("=")?;
        let value = self.expression()?;
        Some(assignment(Ir::Many(left), " =", &value, Parent::Assignment, false, is_pattern))
    }
}

/// A value that is returned, in parentheses where its operands take lines of their own.
fn returned(value: &Expression) -> Ir {
    // Parentheses that were written for that before are not its own.
    let is_binary = matches!(value.bare(), Expression::Binary(..));
    let value = if is_binary { value.bare() } else { value };
    let ir = value.ir(Parent::Return);
    if !is_binary {
        return ir;
    }
    let inner = Ir::Many(vec![Ir::Soft, ir]).indent();
    Ir::Many(vec![Ir::IfBroken("(", ""), inner, Ir::Soft, Ir::IfBroken(")", "")]).group()
}
