//! Routing many edges in slices, one after the other.

use super::nets::nets;
use super::nudge::{Nudge, TURNS};
use super::search::Search;
use super::single::{self, CAREFUL, Task};
use super::usage::Usage;
use super::{Obstacles, Route, RouteOptions};
use crate::graph::Edge;
use crowfoot_compact::Arrange;

/// How many routes can be entered into `usage` in the time that one edge takes to be routed.
const ENTRIES: usize = 128;

/// Edges that are being routed. Valid as long as nodes and edges stay as they were at the beginning.
#[derive(Clone, Debug)]
pub struct Batch {
    /// Edges without a way yet, the last first.
    left: Vec<usize>,
    /// Edges to be nudged once all have one, ascending.
    apart: Vec<usize>,
    /// The number of turns of nudging that are done, and the present one.
    turn: usize,
    nudge: Option<Nudge>,
    /// Which edges are routed, and how many of the others have been entered into `usage`.
    is_changed: Vec<bool>,
    entered: usize,
    nets: Vec<usize>,
    usage: Usage,
    search: Search,
}

impl Batch {
    /// Starts to route edges among all others, whose routes stay as they are; those of the second list are nudged with
    /// the new ones.
    pub(super) fn new(
        obstacles: &Obstacles,
        edges: &[Edge],
        [changed, loose]: [&[usize]; 2],
        options: &RouteOptions,
    ) -> Self {
        let mut is_changed = vec![false; edges.len()];
        let mark = |list: &[usize], marks: &mut [bool]| {
            list.iter().filter(|&&index| index < edges.len()).for_each(|&index| marks[index] = true);
            (0..edges.len()).filter(|&index| marks[index]).collect::<Vec<usize>>()
        };
        let mut left = mark(changed, &mut is_changed);
        let apart = mark(loose, &mut is_changed.clone());
        let nets = nets(edges.len(), |index| (edges[index].to, edges[index].to_row.map(f64::to_bits)));
        let usage = Usage::new(&obstacles.bounds().inflate(options.clearance * 2.0));
        // Short lines first: they have the fewest alternatives.
        left.arrange_by_key(|&index| distance(obstacles, &edges[index]) as u64);
        left.reverse();
        Self {
            left,
            apart,
            turn: 0,
            nudge: None,
            is_changed,
            entered: 0,
            nets,
            usage,
            search: Search::default(),
        }
    }

    /// Finds the ways of at most `most` edges, preferably in gaps that are not crowded, after entering the routes of
    /// all others. Returns whether there is more to do.
    pub(super) fn find_ways(
        &mut self,
        obstacles: &Obstacles,
        edges: &[Edge],
        routes: &mut Vec<Route>,
        most: usize,
        options: &RouteOptions,
    ) -> bool {
        routes.resize_with(edges.len(), Route::default);
        if self.entered < edges.len() {
            let until = self.entered.saturating_add(most.saturating_mul(ENTRIES)).min(edges.len());
            for index in (self.entered..until).filter(|&index| !self.is_changed[index]) {
                self.usage.add(&routes[index], &edges[index], self.nets[index]);
            }
            self.entered = until;
            if until < edges.len() {
                return true;
            }
        }
        let some = self.left.split_off(self.left.len().saturating_sub(most));
        for index in some.into_iter().rev() {
            let Some(edge) = edges.get(index) else { continue };
            let usage = Some((&self.usage, self.nets[index]));
            let task = Task { obstacles, edge, options, usage, effort: &CAREFUL };
            routes[index] = single::route(&task, &mut self.search);
            self.usage.add(&routes[index], edge, self.nets[index]);
        }
        !self.left.is_empty()
    }

    /// The edges without a way yet.
    pub fn left(&self) -> &[usize] {
        &self.left
    }

    /// Like [`Batch::find_ways`], and then nudges the lines, in slices too.
    pub(super) fn go_on(
        &mut self,
        obstacles: &Obstacles,
        edges: &[Edge],
        routes: &mut Vec<Route>,
        most: usize,
        options: &RouteOptions,
    ) -> bool {
        if !self.left.is_empty() {
            self.find_ways(obstacles, edges, routes, most, options);
            return true;
        }
        let Some(turn) = TURNS.get(self.turn) else { return false };
        let Some(nudge) = &mut self.nudge else {
            self.nudge = Some(Nudge::begin(obstacles, edges, routes, &self.apart, options, *turn));
            return true;
        };
        if nudge.go_on(routes, &self.apart, options) {
            return true;
        }
        self.nudge = None;
        self.turn += 1;
        self.turn < TURNS.len()
    }
}

fn distance(obstacles: &Obstacles, edge: &Edge) -> f64 {
    match (obstacles.get(edge.from), obstacles.get(edge.to)) {
        (Some(from), Some(to)) => {
            let (from, to) = (from.centre(), to.centre());
            (from.x - to.x).abs() + (from.y - to.y).abs()
        }
        _ => 0.0,
    }
}
