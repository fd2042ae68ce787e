//! The names that code can see.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use super::value::Value;
use crate::parse::Slot;

/// The names of a module, a function or a block, and the scope around it.
pub(crate) struct Scope<'a> {
    pub(crate) module: usize,
    outer: Option<Rc<Scope<'a>>>,
    names: RefCell<BTreeMap<Box<str>, State<'a>>>,
}

/// A name and what is known of it.
#[derive(Clone)]
pub(crate) enum State<'a> {
    Waiting(Slot<'a>),
    /// It is being evaluated: its value needs itself.
    Busy,
    Known(Value<'a>),
}

impl<'a> Scope<'a> {
    pub(crate) fn of_module(module: usize) -> Rc<Self> {
        Rc::new(Self { module, outer: None, names: RefCell::default() })
    }

    pub(crate) fn inside(outer: &Rc<Self>) -> Rc<Self> {
        Rc::new(Self { module: outer.module, outer: Some(Rc::clone(outer)), names: RefCell::default() })
    }

    pub(crate) fn set(&self, name: &str, state: State<'a>) {
        self.names.borrow_mut().insert(name.into(), state);
    }

    pub(crate) fn own(&self, name: &str) -> Option<State<'a>> {
        self.names.borrow().get(name).cloned()
    }

    /// The innermost scope that has a name.
    pub(crate) fn find(self: &Rc<Self>, name: &str) -> Option<(Rc<Self>, State<'a>)> {
        let mut scope = Rc::clone(self);
        loop {
            if let Some(state) = scope.own(name) {
                return Some((scope, state));
            }
            let outer = Rc::clone(scope.outer.as_ref()?);
            scope = outer;
        }
    }
}
