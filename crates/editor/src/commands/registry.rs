//! The list of all commands, in the order of menus and help.

use super::Command;

const FILES: &[&[Command]] = &[
    super::new_table::COMMANDS,
    super::new_note::COMMANDS,
    super::new_area::COMMANDS,
    super::new_enum::COMMANDS,
    super::tools::COMMANDS,
    super::undo::COMMANDS,
    super::clipboard::COMMANDS,
    super::duplicate::COMMANDS,
    super::delete::COMMANDS,
    super::rename::COMMANDS,
    super::enter::COMMANDS,
    super::add_column::COMMANDS,
    super::column_marks::COMMANDS,
    super::columns::COMMANDS,
    super::relate::COMMANDS,
    super::select_all::COMMANDS,
    super::escape::COMMANDS,
    super::go::COMMANDS,
    super::nudge::COMMANDS,
    super::align::COMMANDS,
    super::bend::COMMANDS,
    super::arrange::COMMANDS,
    super::fit::COMMANDS,
    super::zoom::COMMANDS,
    super::focus::COMMANDS,
    super::matches::COMMANDS,
    super::menu::COMMANDS,
    super::diagrams::COMMANDS,
    super::fold::COMMANDS,
    super::color::COMMANDS,
    super::notation::COMMANDS,
    super::fix_all::COMMANDS,
    super::panels::COMMANDS,
    super::theme::COMMANDS,
    super::preferences::COMMANDS,
];

/// All commands.
pub fn commands() -> impl Iterator<Item = &'static Command> {
    FILES.iter().copied().flatten()
}

#[cfg(test)]
mod tests {
    use super::commands;
    use crate::commands::When;

    #[test]
    fn every_file_is_listed() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/commands");
        let list = include_str!("registry.rs");
        for entry in std::fs::read_dir(folder).unwrap() {
            let name = entry.unwrap().file_name().into_string().unwrap();
            let stem = name.trim_end_matches(".rs");
            if !["mod", "key", "registry"].contains(&stem) {
                assert!(list.contains(&format!("super::{stem}::COMMANDS,")), "{name} is not in the list");
            }
        }
    }

    #[test]
    fn ids_are_unique_and_labels_are_in_sentence_case() {
        let mut ids = std::collections::BTreeSet::new();
        for command in commands() {
            assert!(ids.insert(command.id), "{} is there twice", command.id);
            assert!(command.id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'));
            let mut words = command.label.split(' ');
            assert!(words.next().unwrap().starts_with(char::is_uppercase), "{}", command.label);
            let lower = |word: &str| {
                word.starts_with(char::is_lowercase)
                    || ["NULL", "IDEF1X", "UML"].contains(&word)
                    || !word.starts_with(char::is_alphabetic)
            };
            assert!(words.all(lower), "{}", command.label);
        }
    }

    #[test]
    fn letters_are_commands_only_where_they_are_not_typed() {
        for key in commands().flat_map(|command| command.keys) {
            let is_letter = key.key.len() == 1 && key.key.starts_with(|key: char| key.is_ascii_alphabetic());
            let is_typed = is_letter && !key.primary && !key.alt;
            assert_eq!(is_typed, key.when == When::NotTyping, "{key:?}");
        }
    }

    #[test]
    fn keys_do_not_collide() {
        let all: Vec<_> =
            commands().flat_map(|command| command.keys.iter().map(move |key| (command.id, key))).collect();
        for (at, (id, key)) in all.iter().enumerate() {
            for (other, other_key) in &all[at + 1..] {
                assert!(!key.collides(other_key), "{id} and {other} have the same key {key:?}");
            }
        }
    }
}
