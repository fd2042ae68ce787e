//! Sifting (Matuszewski, Schönfeld and Molitor 1999): every vertex tries all places within its layer.
//!
//! Passing one neighbour changes only the crossings between the links of these two, so the change for every place is a
//! running sum, and a vertex finds its best place in one pass over the layer. Unlike swapping neighbours, this gets
//! past places that are worse than both the present one and the best.

use crate::crossings::{Spot, inversions, number, spots_of};
use crate::proper::{Arc, Proper};

/// Comparisons of two vertices in all rounds together, which bounds the time on huge graphs.
const WORK: usize = 600_000;

/// Moves every vertex to the best place within its layer, until nothing moves.
pub(crate) fn sift(graph: &mut Proper, place: &mut [usize]) {
    let mut work = WORK;
    for _ in 0..6 {
        let mut improved = false;
        for at in 0..graph.layers.len() {
            let vertices = graph.layers[at].clone();
            let ends = |arcs: &[Vec<Arc>]| -> Vec<Vec<Spot>> {
                let each = vertices.iter().map(|&vertex| {
                    let mut spots = Vec::new();
                    spots_of(graph, &arcs[vertex], place, &mut spots);
                    spots
                });
                each.collect()
            };
            let (above, below) = (ends(&graph.upper), ends(&graph.lower));
            let cost =
                vertices.len() * (vertices.len() + above.iter().chain(&below).map(Vec::len).sum::<usize>());
            if cost > work {
                return;
            }
            work -= cost;
            let mut order: Vec<usize> = (0..vertices.len()).collect();
            for vertex in 0..vertices.len() {
                let Some(from) = order.iter().position(|&other| other == vertex) else { continue };
                let gain = |other: usize| {
                    let (now, then) = inversions(&above[vertex], &above[other]);
                    let (now_below, then_below) = inversions(&below[vertex], &below[other]);
                    // Crossings saved by the vertex being behind the other one instead of before it.
                    (now + now_below) - (then + then_below)
                };
                let (mut to, mut most) = (from, 0);
                let mut sum = 0;
                for (index, &other) in order.iter().enumerate().skip(from + 1) {
                    sum += gain(other);
                    if sum > most {
                        (to, most) = (index, sum);
                    }
                }
                sum = 0;
                for index in (0..from).rev() {
                    sum -= gain(order[index]);
                    if sum > most {
                        (to, most) = (index, sum);
                    }
                }
                if to != from {
                    order.remove(from);
                    order.insert(to, vertex);
                    improved = true;
                }
            }
            graph.layers[at] = order.iter().map(|&index| vertices[index]).collect();
            number(&graph.layers[at], place);
        }
        if !improved {
            break;
        }
    }
}
