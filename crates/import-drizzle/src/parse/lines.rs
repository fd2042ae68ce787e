//! Lines and columns of offsets.

/// Where the lines of a text begin.
#[derive(Debug)]
pub(crate) struct Lines(Vec<u32>);

impl Lines {
    pub(crate) fn new(text: &str) -> Self {
        let breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        let starts = breaks.map(|(at, _)| u32::try_from(at + 1).unwrap_or(u32::MAX));
        Self(std::iter::once(0).chain(starts).collect())
    }

    /// The line of an offset, counted from 1.
    pub(crate) fn line(&self, offset: u32) -> u32 {
        u32::try_from(self.0.partition_point(|start| *start <= offset)).unwrap_or(u32::MAX)
    }

    /// The column of an offset in characters, counted from 1.
    pub(crate) fn column(&self, text: &str, offset: u32) -> usize {
        let line = self.line(offset) as usize;
        let start = line.checked_sub(1).and_then(|line| self.0.get(line)).copied().unwrap_or(0);
        let before = text.get(start as usize..text.floor_char_boundary(offset as usize));
        before.map_or(1, |before| before.chars().count() + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::Lines;

    #[test]
    fn offsets_have_lines_and_columns() {
        let text = "a\nüb\n";
        let lines = Lines::new(text);
        assert_eq!((lines.line(0), lines.line(2), lines.line(6)), (1, 2, 3));
        assert_eq!(lines.column(text, 4), 2);
    }
}
