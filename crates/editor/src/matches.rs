//! Going through what was found, one after the other.

use crowfoot_model::ObjectRef;

use crate::Editor;
use crate::structure::exists;

/// What the last search found, and where one is in it. It belongs to the session.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Matches {
    pub(crate) objects: Vec<ObjectRef>,
    at: usize,
}

impl Editor {
    /// Goes to one of the things that a search has found; the others are marked, and next to be gone to.
    pub fn go_to_match(&mut self, objects: Vec<ObjectRef>, at: usize) {
        self.session.matches = Matches { objects, at };
        self.show_match();
    }

    /// Goes to the match after or before the one that was shown last; after the last comes the first.
    pub(crate) fn next_match(&mut self, forward: bool) {
        let matches = &mut self.session.matches;
        matches.objects.retain(|object| exists(&self.document, *object));
        let count = matches.objects.len().max(1);
        matches.at = (matches.at + if forward { 1 } else { count - 1 }) % count;
        self.show_match();
    }

    fn show_match(&mut self) {
        let Matches { objects, at } = &self.session.matches;
        let Some(object) = objects.get(*at).copied() else { return };
        let (number, count) = ((at + 1).to_string(), objects.len().to_string());
        self.go_to(object);
        self.changes.repaint = true;
        let name = crate::outline::spoken(self.document(), object);
        self.announce([&number, " of ", &count, ": ", &name].concat());
    }
}
