//! Character sets of MySQL, and what a character takes in them.

use crowfoot_model::{Column, DataType, Table};

/// The bytes that a character of the column can take. A collation names its character set.
pub(crate) fn character_bytes(table: &Table, column: &Column) -> u64 {
    let of_column = charset(column.charset.as_deref(), column.collation.as_deref());
    let of_table = || {
        let option = |names: &[&str]| names.iter().find_map(|name| table.option(name));
        charset(
            option(&["DEFAULT CHARSET", "CHARSET", "CHARACTER SET"]),
            option(&["COLLATE", "DEFAULT COLLATE"]),
        )
    };
    match of_column.or_else(of_table).as_deref() {
        Some("utf8" | "utf8mb3" | "ujis" | "eucjpms") => 3,
        Some("ucs2" | "big5" | "gbk" | "gb2312" | "sjis" | "cp932" | "euckr") => 2,
        None | Some("utf8mb4" | "utf16" | "utf16le" | "utf32" | "gb18030") => 4,
        // The rest have one byte a character: latin1, ascii, binary, koi8r, cp1251, ...
        Some(_) => 1,
    }
}

/// Whether the type is a SET, which is a number of at most eight bytes.
pub(crate) fn is_set(column: &Column) -> bool {
    matches!(&column.data_type, Some(DataType::Native { text, .. }) if {
        let text = text.trim_start().to_ascii_lowercase();
        text.strip_prefix("set").is_some_and(|rest| rest.trim_start().starts_with('('))
    })
}

fn charset(charset: Option<&str>, collation: Option<&str>) -> Option<String> {
    let of_collation = || collation.map(|name| name.split('_').next().unwrap_or(name).to_owned());
    let name = charset.map(str::to_owned).or_else(of_collation)?;
    Some(name.trim_matches(['\'', '"', '`']).to_ascii_lowercase())
}
