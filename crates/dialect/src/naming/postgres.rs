//! The names that PostgreSQL gives to what a script leaves unnamed.

use crowfoot_model::{ColumnId, Index, KeyTarget, Table};

use super::expression_name;

/// A name has at most 63 bytes.
const LONGEST: usize = 63;

/// The name that PostgreSQL tries first for an unnamed constraint or index: `users_email_key` for the table `users`, the
/// columns `email` and the label `key`. With an empty `columns`, only the table comes before the label.
pub fn engine_name(table: &str, columns: &[&str], label: &str) -> String {
    let mut addition = String::new();
    for column in columns {
        if !addition.is_empty() {
            addition.push('_');
        }
        addition.push_str(column);
        if addition.len() > LONGEST {
            break;
        }
    }
    let separators = usize::from(!addition.is_empty()) + 1;
    let room = LONGEST.saturating_sub(separators + label.len());
    let (mut first, mut second) = (table.len(), addition.len().min(LONGEST));
    // The longer of the two is cut first.
    while first + second > room && first + second > 0 {
        if first > second {
            first -= 1;
        } else {
            second -= 1;
        }
    }
    let cut = |text: &str, most: usize| text.get(..text.floor_char_boundary(most)).unwrap_or("").to_owned();
    let mut name = cut(table, first);
    if !addition.is_empty() {
        name.push('_');
        name.push_str(&cut(&addition, second));
    }
    name.push('_');
    name.push_str(label);
    name
}

/// The label with which PostgreSQL tries again where the name is taken, from 1.
pub fn numbered_label(label: &str, number: u32) -> String {
    if number == 0 { label.to_owned() } else { format!("{label}{number}") }
}

/// The column parts of an index name. A repeated part gets a number.
pub fn numbered_parts(names: impl Iterator<Item = String>) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    for name in names {
        let mut unique = name.clone();
        let mut number = 0_u32;
        while parts.contains(&unique) {
            number += 1;
            unique = [name.as_str(), &number.to_string()].concat();
        }
        parts.push(unique);
    }
    parts
}

/// The column parts of the name of an index: after its columns, and what its expressions are called after.
pub fn index_parts(table: &Table, index: &Index) -> Vec<String> {
    let of_column = |id: &ColumnId| table.column(*id).map_or_else(String::new, |column| column.name.clone());
    let targets = index.keys.iter().map(|key| match &key.on {
        KeyTarget::Column(column) => of_column(column),
        KeyTarget::Expression(text) => expression_name(text).unwrap_or_else(|| "expr".into()),
    });
    numbered_parts(targets.chain(index.include.iter().map(of_column)))
}

/// The names of an expression that may be of columns: not in texts, not of functions, not of types.
pub fn column_words(expression: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut rest = expression;
    let is_word = |c: char| c.is_alphanumeric() || c == '_' || c == '$';
    let mut after_cast = false;
    while let Some(first) = rest.chars().next() {
        if first == '\'' || first == '"' {
            let inner = rest.get(1..).unwrap_or("");
            let end = inner.find(first).unwrap_or(inner.len());
            if first == '"' && !after_cast {
                found.push(inner.get(..end).unwrap_or(""));
            }
            rest = inner.get(end + 1..).unwrap_or("");
            after_cast = false;
        } else if is_word(first) {
            let (word, after) = rest.split_at(rest.find(|c| !is_word(c)).unwrap_or(rest.len()));
            let is_call = after.trim_start().starts_with('(') && !after.starts_with(' ');
            if !after_cast && !is_call && !first.is_ascii_digit() {
                found.push(word);
            }
            after_cast = false;
            rest = after;
        } else {
            after_cast = rest.starts_with("::") || after_cast && first.is_whitespace();
            rest = rest.get(if rest.starts_with("::") { 2 } else { first.len_utf8() }..).unwrap_or("");
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::engine_name;

    #[test]
    fn names_are_those_of_the_engine() {
        assert_eq!(engine_name("fans", &[], "pkey"), "fans_pkey");
        assert_eq!(engine_name("fans", &["a", "b"], "key"), "fans_a_b_key");
    }

    #[test]
    fn the_longer_part_is_cut() {
        let table = "a_table_with_a_name_that_is_quite_long_for_a_table";
        let name = engine_name(table, &["and_a_column_with_a_long_name_too"], "fkey");
        assert_eq!(name.len(), 63);
        assert_eq!(name, "a_table_with_a_name_that_is_q_and_a_column_with_a_long_nam_fkey");
        assert_eq!(engine_name(&"é".repeat(40), &[], "pkey").len(), 5 + 58);
    }
}
