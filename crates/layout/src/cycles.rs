//! Breaking cycles: a linear order of the vertices against which few links run.
//!
//! The fewest possible (a minimum feedback arc set) are NP-hard to find. The greedy heuristic of Eades, Lin and Smyth
//! (1993) builds the order from both ends in linear time: sinks go to the end and sources to the front; when there are
//! only cycles left, the vertex with the largest surplus of outgoing links goes to the front.

/// An order of `0..count` (first to last) that leaves few of `links` pointing backwards.
///
/// An acyclic graph gets a topological order. Of two tables that reference each other, the one that more tables
/// reference becomes the parent.
pub(crate) fn linear_order(count: usize, links: &[(usize, usize)]) -> Vec<usize> {
    let mut next = vec![Vec::new(); count];
    let mut previous = vec![Vec::new(); count];
    let (mut outgoing, mut incoming) = (vec![0_i64; count], vec![0_i64; count]);
    for &(from, to) in links {
        next[from].push(to);
        previous[to].push(from);
        outgoing[from] += 1;
        incoming[to] += 1;
    }
    let mut gone = vec![false; count];
    let (mut head, mut tail) = (Vec::with_capacity(count), Vec::new());
    // Reversed, so that the smallest index is popped first.
    let mut ready: Vec<usize> = (0..count).rev().filter(|&v| outgoing[v] == 0 || incoming[v] == 0).collect();
    let mut left = count;
    while left > 0 {
        let vertex = match ready.pop() {
            Some(vertex) => vertex,
            None => {
                let rest = (0..count).filter(|&v| !gone[v]);
                match rest.max_by_key(|&v| (outgoing[v] - incoming[v], std::cmp::Reverse(v))) {
                    Some(vertex) => vertex,
                    None => break,
                }
            }
        };
        if gone[vertex] {
            continue;
        }
        gone[vertex] = true;
        left -= 1;
        if outgoing[vertex] == 0 && incoming[vertex] > 0 {
            tail.push(vertex);
        } else {
            head.push(vertex);
        }
        for &other in &next[vertex] {
            incoming[other] -= 1;
            if incoming[other] == 0 && !gone[other] {
                ready.push(other);
            }
        }
        for &other in &previous[vertex] {
            outgoing[other] -= 1;
            if outgoing[other] == 0 && !gone[other] {
                ready.push(other);
            }
        }
    }
    head.extend(tail.into_iter().rev());
    head
}

#[cfg(test)]
mod tests {
    use super::linear_order;

    fn backwards(count: usize, links: &[(usize, usize)]) -> usize {
        let mut place = vec![0; count];
        for (index, vertex) in linear_order(count, links).into_iter().enumerate() {
            place[vertex] = index;
        }
        links.iter().filter(|&&(from, to)| place[from] > place[to]).count()
    }

    #[test]
    fn an_acyclic_graph_keeps_every_link() {
        assert_eq!(backwards(6, &[(5, 0), (0, 3), (5, 3), (3, 1), (2, 1), (1, 4)]), 0);
    }

    #[test]
    fn a_cycle_loses_one_link() {
        assert_eq!(backwards(4, &[(0, 1), (1, 2), (2, 3), (3, 0)]), 1);
        assert_eq!(backwards(3, &[(0, 1), (1, 0), (1, 2)]), 1);
    }
}
