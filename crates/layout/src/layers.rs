//! Layer assignment: short links first, then no layer taller than wanted.
//!
//! *Longest path* layering gives every vertex the first layer after all of its parents. That is the fewest layers, but
//! it leaves many links long: whatever has no parent lies in the first layer, however far its children are. Moving each
//! vertex within its free range towards the side with more links shortens them; repeated until nothing moves, this
//! comes near to the exact solution (a network simplex, Gansner et al. 1993) for the shapes that schemas have.

use crate::cycles::linear_order;
use crowfoot_compact::Arrange;

/// A link from the vertex in the earlier layer to the one in the later.
pub(crate) type Pair = (usize, usize);

const TIGHTENING_ROUNDS: usize = 12;

/// The layer of each vertex. Links are first turned to run forwards in [`linear_order`]; then every link leads to a
/// later layer and is short, and the layers are about equally tall. `extent` has the height of each vertex.
pub(crate) fn assign(extent: &[f64], links: &[Pair]) -> Vec<usize> {
    let count = extent.len();
    let order = linear_order(count, links);
    let mut place = vec![0; count];
    for (index, &vertex) in order.iter().enumerate() {
        place[vertex] = index;
    }
    let (mut above, mut below) = (vec![Vec::new(); count], vec![Vec::new(); count]);
    for &(from, to) in links {
        let (upper, lower) = if place[from] <= place[to] { (from, to) } else { (to, from) };
        if upper != lower {
            below[upper].push(lower);
            above[lower].push(upper);
        }
    }
    let mut layer = vec![0_usize; count];
    for &vertex in &order {
        layer[vertex] = above[vertex].iter().map(|&up| layer[up] + 1).max().unwrap_or(0);
    }
    tighten(&order, &above, &below, &mut layer);
    balance(&order, &above, &below, extent, &mut layer);
    layer
}

/// Moves vertices with as many links on either side, which may lie anywhere between their neighbours at no cost, to the
/// least tall layer there.
fn balance(order: &[usize], above: &[Vec<usize>], below: &[Vec<usize>], extent: &[f64], layer: &mut [usize]) {
    let mut height = vec![0.0; layer.iter().max().map_or(0, |last| last + 1)];
    for (vertex, &at) in layer.iter().enumerate() {
        height[at] += extent[vertex];
    }
    for &vertex in order.iter().filter(|&&vertex| above[vertex].len() == below[vertex].len()) {
        let lowest = above[vertex].iter().map(|&up| layer[up] + 1).max();
        let highest = below[vertex].iter().map(|&down| layer[down] - 1).min();
        let (Some(lowest), Some(highest)) = (lowest, highest) else { continue };
        height[layer[vertex]] -= extent[vertex];
        let least = (lowest..=highest).min_by(|&a, &b| f64::total_cmp(&height[a], &height[b]));
        layer[vertex] = least.unwrap_or(layer[vertex]);
        height[layer[vertex]] += extent[vertex];
    }
}

/// Moves each vertex to the end of its free range that shortens its links, until nothing moves.
fn tighten(order: &[usize], above: &[Vec<usize>], below: &[Vec<usize>], layer: &mut [usize]) {
    for round in 0..TIGHTENING_ROUNDS {
        let mut moved = false;
        let mut visit = |vertex: usize| {
            let lowest = above[vertex].iter().map(|&up| layer[up] + 1).max();
            let highest = below[vertex].iter().map(|&down| layer[down] - 1).min();
            let target = match (lowest, highest) {
                (_, Some(highest)) if below[vertex].len() > above[vertex].len() => highest,
                (Some(lowest), _) if above[vertex].len() > below[vertex].len() => lowest,
                (Some(lowest), Some(highest)) => layer[vertex].clamp(lowest, highest.max(lowest)),
                _ => layer[vertex],
            };
            moved |= target != layer[vertex];
            layer[vertex] = target;
        };
        if round % 2 == 0 {
            order.iter().rev().for_each(|&vertex| visit(vertex));
        } else {
            order.iter().for_each(|&vertex| visit(vertex));
        }
        if !moved {
            break;
        }
    }
}

/// Splits every layer that is taller than `limit` into several neighbouring ones, and removes empty layers.
///
/// Vertices with children go to the later ones, those without stay close to their parents; among equals, vertices with
/// the same neighbours stay together.
pub(crate) fn wrap(layer: &mut [usize], extent: &[f64], links: &[Pair], limit: f64) {
    let mut members: Vec<Vec<usize>> = Vec::new();
    for (vertex, &at) in layer.iter().enumerate() {
        if members.len() <= at {
            members.resize(at + 1, Vec::new());
        }
        members[at].push(vertex);
    }
    let mut onwards = vec![0_usize; layer.len()];
    let mut nearest = vec![usize::MAX; layer.len()];
    for &(a, b) in links {
        for (here, there) in [(a, b), (b, a)] {
            if layer[there] > layer[here] {
                onwards[here] += 1;
            } else if layer[there] < layer[here] {
                nearest[here] = nearest[here].min(there);
            }
        }
    }
    let mut next = 0;
    for mut vertices in members {
        if vertices.is_empty() {
            continue;
        }
        let total: f64 = vertices.iter().map(|&v| extent[v]).sum();
        let columns = (total / limit.max(1.0) - 0.2).ceil().clamp(1.0, vertices.len() as f64);
        vertices.arrange_by_key(|&v| (onwards[v], nearest[v], v));
        let (share, mut filled) = (total / columns, 0.0);
        let mut last = 0;
        for &vertex in &vertices {
            let column =
                ((filled + extent[vertex] / 2.0) / share.max(1e-9)).min(columns - 1.0).max(0.0) as usize;
            // A huge vertex could skip a column; that must not leave an empty layer.
            last = column.min(last + 1).max(last);
            layer[vertex] = next + last;
            filled += extent[vertex];
        }
        next += last + 1;
    }
}

#[cfg(test)]
mod tests {
    use super::{assign, wrap};

    #[test]
    fn a_parent_of_one_late_child_lies_next_to_it() {
        // 0 → 1 → 2 → 3, and 4 → 3: without tightening 4 would lie beside 0.
        assert_eq!(assign(&[1.0; 5], &[(0, 1), (1, 2), (2, 3), (4, 3)]), vec![0, 1, 2, 3, 2]);
    }

    #[test]
    fn cycles_and_loops_get_distinct_layers() {
        let layer = assign(&[1.0; 3], &[(0, 1), (1, 2), (2, 0), (1, 1)]);
        assert!(layer[0] != layer[1] && layer[1] != layer[2] && layer[2] != layer[0]);
    }

    #[test]
    fn a_vertex_with_a_choice_goes_to_the_least_tall_layer() {
        // 0 → 1 → 2 → 3 → 4 and 0 → 5 → 4: 5 may lie in layers 1 to 3.
        let extent = [1.0, 9.0, 5.0, 9.0, 1.0, 3.0];
        assert_eq!(assign(&extent, &[(0, 1), (1, 2), (2, 3), (3, 4), (0, 5), (5, 4)])[5], 2);
    }

    #[test]
    fn a_tall_layer_is_wrapped_and_its_parents_move_right() {
        let links: Vec<_> = (1..=20).map(|child| (0, child)).chain([(20, 21)]).collect();
        let mut layer = assign(&[1.0; 22], &links);
        wrap(&mut layer, &[100.0; 22], &links, 500.0);
        assert_eq!(layer[0], 0);
        assert_eq!(layer[20], 4, "the child that has children itself lies nearest to them");
        assert_eq!(layer[21], 5);
        for column in 1..=4 {
            assert_eq!(layer.iter().filter(|&&at| at == column).count(), 5);
        }
    }
}
