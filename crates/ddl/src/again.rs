//! Scripts that can run where what they make is there already, statement by statement.

use crowfoot_dialect::script::Repeat;
use crowfoot_model::Statement;

use crate::Spelling;

impl Spelling<'_> {
    /// A statement without an `IF NOT EXISTS` of its own, so that it does nothing where its object is there.
    pub(crate) fn unless_there(&self, statement: String) -> String {
        if self.options.if_not_exists { self.forgiven(statement) } else { statement }
    }

    fn forgiven(&self, statement: String) -> String {
        if self.writing().repeat != Repeat::Block {
            return statement;
        }
        let mut mark = String::from("$$");
        while statement.contains(&mark) {
            mark.insert_str(1, if mark == "$$" { "once" } else { "_" });
        }
        [
            "DO ",
            &mark,
            " BEGIN\n",
            &statement,
            "\nEXCEPTION WHEN duplicate_object OR duplicate_table OR duplicate_function THEN NULL;\nEND ",
            &mark,
            ";",
        ]
        .concat()
    }

    /// A kept statement as it can run twice: what goes before it, as lines, and the statement. `text` is without its
    /// semicolon, and so is what comes back.
    pub(crate) fn repeatable(&self, statement: &Statement, text: String) -> (String, String) {
        let is_wanted = self.options.if_not_exists || self.options.drop_first;
        let is_new = text.get(..7).is_some_and(|start| start.eq_ignore_ascii_case("CREATE "));
        let head: Vec<String> = text.split_whitespace().take(8).map(str::to_ascii_uppercase).collect();
        let says = |words: &[&str]| head.windows(words.len()).any(|window| window == words);
        if !is_wanted || !is_new || says(&["IF", "NOT", "EXISTS"]) || says(&["OR", "REPLACE"]) {
            return (String::new(), text);
        }
        let rest = text.get(7..).unwrap_or_default();
        let word = head.get(1).map_or("", String::as_str);
        let text = match self.writing().repeat {
            Repeat::Block
                if ["FUNCTION", "PROCEDURE", "AGGREGATE", "TRIGGER", "RULE", "LANGUAGE"].contains(&word) =>
            {
                ["CREATE OR REPLACE ", rest].concat()
            }
            Repeat::Block => {
                let block = self.forgiven([&text, ";"].concat());
                block.strip_suffix(';').unwrap_or(&block).to_owned()
            }
            Repeat::DropFirst => {
                let kinds = ["TRIGGER", "PROCEDURE", "FUNCTION", "EVENT"];
                let kind = kinds.into_iter().find(|kind| statement.kind.ends_with(kind));
                match kind.and_then(|kind| Some((kind, named_after(&text, kind)?.1))) {
                    Some((kind, name)) => {
                        return (["DROP ", kind, " IF EXISTS ", name, ";\n"].concat(), text);
                    }
                    None => text,
                }
            }
            Repeat::IfNotExists => {
                let kind = if word == "VIRTUAL" { "TABLE" } else { "TRIGGER" };
                match named_after(&text, kind) {
                    Some((at, _)) => {
                        let (before, after) = text.split_at(at);
                        [before, "IF NOT EXISTS ", after].concat()
                    }
                    None => text,
                }
            }
        };
        (String::new(), text)
    }
}

/// The name after a word of a statement, as it is written, and where it begins.
fn named_after<'t>(text: &'t str, word: &str) -> Option<(usize, &'t str)> {
    let upper = text.to_ascii_uppercase();
    let is_space = |at: usize| upper.as_bytes().get(at).is_some_and(u8::is_ascii_whitespace);
    let (at, _) = upper
        .match_indices(word)
        .find(|(at, _)| at.checked_sub(1).is_some_and(is_space) && is_space(at + word.len()))?;
    let tail = text.get(at + word.len()..)?;
    let name = tail.trim_start();
    let start = text.len() - name.len();
    let mut end = 0;
    let mut quote = None;
    for character in name.chars() {
        match quote {
            Some(mark) if character == mark => quote = None,
            Some(_) => {}
            None if matches!(character, '`' | '"') => quote = Some(character),
            None if character.is_whitespace() || character == '(' => break,
            None => {}
        }
        end += character.len_utf8();
    }
    Some((start, name.get(..end)?)).filter(|(_, name)| !name.is_empty())
}

#[cfg(test)]
mod tests {
    use super::named_after;

    #[test]
    fn names_are_found_as_they_are_written() {
        let name = |text| named_after(text, "TRIGGER").map(|(_, name)| name);
        assert_eq!(name("CREATE TRIGGER a BEFORE INSERT"), Some("a"));
        assert_eq!(name("create definer=`x`@`%` trigger `a b`.`c` BEFORE"), Some("`a b`.`c`"));
        assert_eq!(name("CREATE TRIGGER\n\"say \"\"hi\"\"\" AFTER"), Some("\"say \"\"hi\"\"\""));
        assert_eq!(name("CREATE VIEW a"), None);
    }
}
