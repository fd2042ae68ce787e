//! What a control does when it is pressed.

use std::rc::Rc;

/// A function of a control. One type for all of them: a widget is compiled once, not once for every place it is
/// used in.
#[derive(Clone)]
pub struct Press(Rc<dyn Fn()>);

impl Press {
    pub fn press(&self) {
        (self.0)();
    }
}

impl<F: Fn() + 'static> From<F> for Press {
    fn from(function: F) -> Self {
        Self(Rc::new(function))
    }
}
