//! The statements of a script while it is written.

use std::collections::HashMap;

use crowfoot_model::ObjectRef;

use crate::{Phase, Statement};

/// Collects blocks of statements, each of which stays together.
#[derive(Default)]
pub(crate) struct Blocks {
    blocks: Vec<Linked>,
}

/// Statements that follow each other: a table, its indexes and its comments.
#[derive(Default)]
pub(crate) struct Block {
    statements: Vec<Statement>,
}

/// A block with the names that it makes, and those that have to be made before it.
struct Linked {
    block: Block,
    makes: Vec<String>,
    needs: Vec<String>,
}

impl Block {
    /// A block of one statement; of none, if it is empty.
    pub(crate) fn of(object: ObjectRef, phase: Phase, sql: String) -> Self {
        let mut block = Self::default();
        block.push(object, phase, sql);
        block
    }

    /// Adds a statement after an empty line.
    pub(crate) fn push(&mut self, object: ObjectRef, phase: Phase, sql: String) {
        self.add(object, phase, sql, false);
    }

    /// Adds a statement on the line below the last one.
    pub(crate) fn push_below(&mut self, object: ObjectRef, phase: Phase, sql: String) {
        let follows = !self.statements.is_empty();
        self.add(object, phase, sql, follows);
    }

    /// Adds statements as a paragraph of their own.
    pub(crate) fn paragraph(
        &mut self,
        phase: Phase,
        statements: impl IntoIterator<Item = (ObjectRef, String)>,
    ) {
        for (at, (object, sql)) in statements.into_iter().enumerate() {
            self.add(object, phase, sql, at > 0);
        }
    }

    fn add(&mut self, object: ObjectRef, phase: Phase, sql: String, follows: bool) {
        if !sql.is_empty() {
            // No database reads a NUL character.
            let sql = if sql.contains('\0') { sql.replace('\0', "") } else { sql };
            self.statements.push(Statement { object, phase, sql, follows });
        }
    }
}

impl Blocks {
    /// Adds a block; an empty one is nothing.
    pub(crate) fn push(&mut self, block: Block) {
        self.making(Vec::new(), Vec::new(), block);
    }

    /// Adds a block of one statement.
    pub(crate) fn one(&mut self, object: ObjectRef, phase: Phase, sql: String) {
        self.push(Block::of(object, phase, sql));
    }

    /// Adds a block that makes some names, and that blocks after it which make what it needs are moved before.
    pub(crate) fn making(&mut self, makes: Vec<String>, needs: Vec<String>, block: Block) {
        if !block.statements.is_empty() {
            self.blocks.push(Linked { block, makes, needs });
        }
    }

    /// The statements, each after those that it needs.
    pub(crate) fn finish(mut self) -> Vec<Statement> {
        let mut makers: HashMap<&str, Vec<usize>> = HashMap::new();
        for (at, linked) in self.blocks.iter().enumerate() {
            for name in &linked.makes {
                makers.entry(name).or_default().push(at);
            }
        }
        let needed = |at: usize| {
            let needs = self.blocks.get(at).map_or(&[][..], |linked| &linked.needs);
            needs.iter().filter_map(|name| makers.get(name.as_str())).flatten().copied()
        };
        let order = pulled(self.blocks.len(), needed);
        let mut statements = Vec::new();
        for at in order {
            if let Some(linked) = self.blocks.get_mut(at) {
                statements.append(&mut linked.block.statements);
            }
        }
        statements
    }
}

/// Places in their order, but for those that are needed before: they are moved ahead. In a circle, the first comes first.
fn pulled<N: Iterator<Item = usize>>(count: usize, needed: impl Fn(usize) -> N) -> Vec<usize> {
    let mut order = Vec::with_capacity(count);
    let mut seen = vec![false; count];
    let mut waiting: Vec<(usize, N)> = Vec::new();
    for start in 0..count {
        let mut next = Some(start);
        loop {
            if let Some(at) = next.take().filter(|at| !seen.get(*at).copied().unwrap_or(true)) {
                if let Some(seen) = seen.get_mut(at) {
                    *seen = true;
                }
                waiting.push((at, needed(at)));
            }
            let Some((at, needs)) = waiting.last_mut() else { break };
            next = needs.next();
            if next.is_none() {
                order.push(*at);
                waiting.pop();
            }
        }
    }
    order
}
