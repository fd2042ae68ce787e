//! The four directions of the arrow keys.

/// A way over the drawing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Towards {
    Left,
    Right,
    Up,
    Down,
}

impl Towards {
    /// The step in this direction, y downwards.
    pub(crate) fn step(self) -> (i32, i32) {
        match self {
            Self::Left => (-1, 0),
            Self::Right => (1, 0),
            Self::Up => (0, -1),
            Self::Down => (0, 1),
        }
    }
}
