//! The texts to import, and positions in them.

/// A text to import.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// File name, for messages and for the name of the document.
    pub name: &'a str,
    pub text: &'a str,
}

/// A position in the sources.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Index of the source, in the order in which sources were given.
    pub source: usize,
    /// Counted from 1.
    pub line: u32,
}

/// How far an import has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    pub statements: usize,
    /// Bytes read so far, of `total`.
    pub done: usize,
    pub total: usize,
}

/// The name of a document read from these sources: that of the first file, without folders and extension.
pub(crate) fn document_name<'a>(sources: &[Source<'a>]) -> &'a str {
    let name = sources.first().map_or("", |source| source.name);
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    match file.rsplit_once('.') {
        Some((stem, _)) if !stem.is_empty() => stem,
        _ => file,
    }
}
