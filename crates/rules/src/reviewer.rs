//! The review as a table of functions, so that a program can fetch the rules when there is something to review.

use crowfoot_model::{Diff, Document, IdSource, NodeId};

use crate::judge::{JUDGE, Judge};
use crate::{Diagnostic, Reach, Review, Rule, fix, fix_all_safe, rules, suppress};

/// The functions of the review. Nothing else outside the crate refers to the rules, so that they can be loaded later.
#[derive(Clone, Copy, Debug)]
pub struct Reviewer {
    /// See [`Review::begin`].
    pub begin: fn() -> Review,
    /// See [`Review::run_some`].
    pub run_some: fn(&mut Review, &Document, usize) -> bool,
    /// See [`Review::update`].
    pub update: fn(&mut Review, &Document, &Diff) -> Vec<NodeId>,
    /// See [`fix`].
    pub fix: fn(&Document, &Diagnostic, usize, &mut IdSource) -> Option<Diff>,
    /// See [`fix_all_safe`].
    pub fix_all_safe: fn(&Document, &mut IdSource) -> Diff,
    /// See [`suppress`].
    pub suppress: fn(&Document, &Diagnostic, Reach, &str) -> Diff,
    /// See [`rules`].
    pub rules: fn() -> &'static [&'static Rule],
    /// What judges SQL while it is typed.
    pub judge: Judge,
}

/// All rules of this crate.
pub const fn reviewer() -> Reviewer {
    Reviewer {
        begin: Review::begin,
        run_some: Review::run_some,
        update: Review::update,
        fix,
        fix_all_safe,
        suppress,
        rules,
        judge: JUDGE,
    }
}
