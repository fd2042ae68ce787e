//! Connected components, by union-find with path halving.

pub(crate) struct Sets {
    parent: Vec<usize>,
}

impl Sets {
    pub(crate) fn new(count: usize) -> Self {
        Self { parent: (0..count).collect() }
    }

    pub(crate) fn find(&mut self, mut item: usize) -> usize {
        while self.parent[item] != item {
            self.parent[item] = self.parent[self.parent[item]];
            item = self.parent[item];
        }
        item
    }

    /// The smaller index becomes the representative, so that results do not depend on the order of unions.
    pub(crate) fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.find(a), self.find(b));
        self.parent[a.max(b)] = a.min(b);
    }

    /// The sets in order of their smallest member, members ascending.
    pub(crate) fn members(&mut self) -> Vec<Vec<usize>> {
        let mut slot = vec![usize::MAX; self.parent.len()];
        let mut sets: Vec<Vec<usize>> = Vec::new();
        for item in 0..self.parent.len() {
            let root = self.find(item);
            if slot[root] == usize::MAX {
                slot[root] = sets.len();
                sets.push(Vec::new());
            }
            sets[slot[root]].push(item);
        }
        sets
    }
}

/// Splits `0..count` into its connected components.
pub(crate) fn split(count: usize, links: impl IntoIterator<Item = (usize, usize)>) -> Vec<Vec<usize>> {
    let mut sets = Sets::new(count);
    for (a, b) in links {
        sets.join(a, b);
    }
    sets.members()
}

#[cfg(test)]
mod tests {
    use super::split;

    #[test]
    fn components_come_in_order_of_their_first_member() {
        assert_eq!(split(6, [(5, 1), (4, 2), (2, 0)]), vec![vec![0, 2, 4], vec![1, 5], vec![3]]);
        assert!(split(0, []).is_empty());
    }
}
