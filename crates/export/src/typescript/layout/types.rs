//! How types break.

use super::ir::{Ir, bracketed, separated};
use super::reader::{Reader, is_name};

/// A type, as far as its place has to know it.
pub(super) struct Type {
    pub(super) ir: Ir,
    kind: Kind,
    /// As the only argument of another it takes no line of its own.
    hugs: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// A name, or a type like `string`.
    Simple,
    Null,
    Object,
    /// A name with arguments.
    Generic,
    /// Types of which one has to be chosen, each in a line of its own where they do not fit.
    Union,
    Other,
}

impl Type {
    fn new(ir: Ir, kind: Kind) -> Self {
        Self { ir, kind, hugs: matches!(kind, Kind::Simple | Kind::Null | Kind::Object) }
    }

    pub(super) fn is_union(&self) -> bool {
        self.kind == Kind::Union
    }

    /// As it stands behind a colon or `as`.
    pub(super) fn annotation(self) -> Ir {
        if self.is_union() { Ir::Many(vec![Ir::Soft, self.ir]).indent().group() } else { self.ir }
    }
}

impl Reader<'_> {
    /// `<A, B>`
    pub(super) fn types(&mut self) -> Option<Ir> {
        let mut types = self.list("<", ">", Self::whole_type)?;
        if types.len() == 1 && types.iter().all(|one| one.hugs) {
            return Some(Ir::Many(vec![Ir::text("<"), types.pop()?.ir, Ir::text(">")]));
        }
        let list = types.into_iter().map(|one| one.ir).collect();
        Some(bracketed("<", separated(list, ","), "", Ir::Soft, ">").group())
    }

    pub(super) fn type_of(&mut self) -> Option<Ir> {
        self.whole_type().map(Type::annotation)
    }

    pub(super) fn whole_type(&mut self) -> Option<Type> {
        self.eat("|");
        let mut members = vec![self.member_type()?];
        while self.eat("|") {
            members.push(self.member_type()?);
        }
        if members.len() == 1 {
            return members.pop();
        }
        let is_null = |member: &Type| member.kind == Kind::Null;
        let has_object = |member: &&Type| matches!(member.kind, Kind::Simple | Kind::Generic | Kind::Object);
        let nulls = members.iter().filter(|member| is_null(member)).count();
        let hugs = nulls + 1 == members.len()
            && members.iter().any(|member| has_object(&member) && !is_keyword(&member.ir));
        let separator = if hugs { Ir::text(" | ") } else { Ir::Many(vec![Ir::Line, Ir::text("| ")]) };
        let mut list = vec![Ir::IfBroken(if hugs { "" } else { "| " }, "")];
        for member in members {
            if list.len() > 1 {
                list.push(separator.clone());
            }
            list.push(if hugs { member.ir } else { member.ir.indent() });
        }
        let ir = Ir::Many(list);
        Some(if hugs { Type { ir, kind: Kind::Other, hugs } } else { Type::new(ir.group(), Kind::Union) })
    }

    fn member_type(&mut self) -> Option<Type> {
        let is_readonly = self.keyword("readonly");
        let mut found = self.deeper(Self::primary_type)?;
        if is_readonly {
            found = Type::new(Ir::Many(vec![Ir::text("readonly "), found.ir]), Kind::Other);
        }
        Some(found)
    }

    fn primary_type(&mut self) -> Option<Type> {
        let typeof_ = if self.keyword("typeof") { "typeof " } else { "" };
        self.space();
        let (mut ir, mut kind) = match self.text.chars().next()? {
            '\'' | '"' => (Ir::text(self.quoted()?), Kind::Other),
            '(' | '[' => (Ir::text(self.balanced()?), Kind::Other),
            '{' => (self.object_type()?, Kind::Object),
            _ => {
                let end = self.text.find(|c| !is_name(c) && c != '.').unwrap_or(self.text.len());
                let name = self.take(end);
                let kind = match name {
                    "" => return None,
                    "null" | "void" => Kind::Null,
                    _ if typeof_.is_empty() => Kind::Simple,
                    _ => Kind::Other,
                };
                (Ir::Text([typeof_, name].concat()), kind)
            }
        };
        if self.text.starts_with('<') {
            ir = Ir::Many(vec![ir, self.types()?]);
            kind = Kind::Generic;
        }
        while self.text.starts_with('[') {
            ir = Ir::Many(vec![ir, Ir::text(self.balanced()?)]);
            kind = Kind::Other;
        }
        Some(Type::new(ir, kind))
    }

    /// `{ readonly key: Type; }`
    fn object_type(&mut self) -> Option<Ir> {
        self.must("{")?;
        let is_broken = self.space();
        let mut members = Vec::new();
        while !self.eat("}") {
            members.push(self.field_type()?);
            if !self.eat(";") {
                self.must("}")?;
                break;
            }
        }
        let object = bracketed("{", separated(members, ";"), ";", Ir::Line, "}");
        Some(if is_broken { object.broken() } else { object.group() })
    }

    /// `readonly key?: Type`
    pub(super) fn field_type(&mut self) -> Option<Ir> {
        let readonly = if self.keyword("readonly") { "readonly " } else { "" };
        let key = if self.sees("'") { self.quoted()? } else { self.name()? };
        let mark = if self.eat("?") { "?: " } else { ": " };
        self.must(mark.trim_start_matches('?').trim_end())?;
        Some(Ir::Many(vec![Ir::Text([readonly, key, mark].concat()), self.type_of()?]))
    }
}

/// Whether a type is built in, and no reference to another.
fn is_keyword(ir: &Ir) -> bool {
    matches!(ir, Ir::Text(text) if matches!(text.as_str(), "string" | "number" | "boolean" | "bigint" | "unknown" | "undefined" | "never"))
}
