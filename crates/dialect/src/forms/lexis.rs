//! The characters of a script.

/// How text, names and comments are written.
#[derive(Clone, Copy, Debug)]
pub struct Lexis {
    /// `"a"` is a text; elsewhere it is a name.
    pub double_quoted_text: bool,
    /// A name in double quotes that means nothing is a text.
    pub unknown_names_are_text: bool,
    /// A text may stand where a name is expected.
    pub text_as_name: bool,
    /// Names without quotes are read in small letters.
    pub small_names: bool,
    /// `` `a` `` is a name.
    pub backtick_names: bool,
    /// `[a]` is a name.
    pub bracket_names: bool,
    /// `$body$ … $body$` is a text.
    pub dollar_quotes: bool,
    /// `@a` is a variable or a parameter.
    pub at_variables: bool,
    /// `--` begins a comment only before a blank.
    pub dashes_need_blank: bool,
    pub hash_comments: HashComments,
    /// `/*!50100 … */` holds SQL for servers from that version.
    pub conditional_comments: bool,
    /// `/* /* */ */` is one comment.
    pub nested_comments: bool,
    pub backslashes: Backslashes,
    pub joins: Joins,
    /// Bodies of routines are texts in quotes, except those after `BEGIN ATOMIC`.
    pub quoted_bodies: bool,
    pub client: Client,
}

/// Where `#` begins a comment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HashComments {
    /// The server reads them so.
    Own,
    /// The server knows no such character. People carry the habit over.
    Foreign,
    /// It is an operator, except where it cannot be: at the start of a line, before a blank.
    AtLineStart,
}

/// Where a backslash escapes the character after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Backslashes {
    InText,
    /// In `E'…'`.
    AfterE,
    Nowhere,
}

/// Whether two texts that follow each other are one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Joins {
    Always,
    /// Where a line break stands between them.
    AcrossLines,
    Never,
}

/// The lines that a client takes for itself.
#[derive(Clone, Copy, Debug)]
pub struct Client {
    /// The character that begins a command.
    pub mark: u8,
    /// A command may begin anywhere in a line, even inside a statement.
    pub mid_line: bool,
    /// The client knows `delimiter`, `source` and `use`, which end with their line, and takes a line that begins with two
    /// dashes as a comment, whatever follows.
    pub words: bool,
    /// The lines after `COPY … FROM stdin` are data.
    pub copy_data: bool,
}
