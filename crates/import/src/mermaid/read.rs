//! Lines into entities and relations.

use std::collections::BTreeMap;

use super::attribute::{Attribute, attributes};
use super::statement::{Relation, Statement, statement};
use super::text::{Kind, Part, parts};
use crate::declare::account::{Account, Entry};
use crate::error::ImportError;
use crate::ledger::Outcome;
use crate::source::Place;

/// The merged statements of all diagrams.
#[derive(Default)]
pub(super) struct Diagram {
    pub(super) title: Option<String>,
    pub(super) description: Option<String>,
    pub(super) entities: Vec<Entity>,
    by_name: BTreeMap<String, usize>,
    pub(super) relations: Vec<(Relation, Entry)>,
    pub(super) groups: Vec<(String, Vec<usize>)>,
    pub(super) notes: Vec<String>,
}

/// An entity, drawn once or more often.
pub(super) struct Entity {
    pub(super) entry: Entry,
    pub(super) name: String,
    pub(super) alias: Option<String>,
    pub(super) comment: Option<String>,
    pub(super) attributes: Vec<Attribute>,
}

impl Diagram {
    /// The number of the entity with this name.
    pub(super) fn entity(&self, name: &str) -> Option<usize> {
        self.by_name.get(name).copied()
    }

    fn entity_or_new(&mut self, name: &str, entry: Entry) -> usize {
        if let Some(known) = self.entity(name) {
            return known;
        }
        let number = self.entities.len();
        self.entities.push(Entity {
            entry,
            name: name.to_owned(),
            alias: None,
            comment: None,
            attributes: Vec::new(),
        });
        self.by_name.insert(name.to_owned(), number);
        number
    }
}

const LOOKS: &str = "Styling is not part of a design.";
const UNREAD: &str = "Not understood; its text became a note.";

/// Reads one source.
///
/// # Errors
/// The import was cancelled.
pub(super) fn source(
    index: usize,
    text: &str,
    diagram: &mut Diagram,
    account: &mut Account<'_>,
    before: usize,
) -> Result<(), ImportError> {
    let mut bytes = before;
    for part in parts(text) {
        let place = Place { source: index, line: first_line(&part) };
        let said =
            part.lines.iter().map(|(_, line)| *line).find(|line| !line.trim().is_empty()).unwrap_or("");
        match part.kind {
            Kind::Diagram => Lines::read(&part, index, diagram, account),
            Kind::Prose => {
                let entry = account.enter(place, "TEXT", said);
                account.set(entry, Outcome::skipped("Text outside the diagrams."));
            }
            Kind::Other => {
                let entry = account.enter(place, "DIAGRAM", said);
                account.set(entry, Outcome::skipped("Not an entity-relationship diagram."));
            }
            Kind::FrontMatter => {
                account.enter(place, "FRONT MATTER", said);
                let title = part.lines.iter().find_map(|(_, line)| line.trim().strip_prefix("title:"));
                let title = title.map(|title| title.trim().trim_matches(['"', '\'']).to_owned());
                diagram.title = diagram.title.take().or(title.filter(|title| !title.is_empty()));
            }
        }
        bytes += part.lines.iter().map(|(_, line)| line.len() + 1).sum::<usize>();
        account.advance(bytes)?;
    }
    Ok(())
}

fn first_line(part: &Part<'_>) -> u32 {
    part.lines.iter().find(|(_, line)| !line.trim().is_empty()).map_or(1, |(number, _)| *number)
}

/// A parser for the lines of one diagram.
struct Lines<'d, 'a, 'p> {
    diagram: &'d mut Diagram,
    account: &'a mut Account<'p>,
    source: usize,
    /// The open entity.
    open: Option<usize>,
    /// Whether a description is open.
    describing: bool,
    groups: Vec<usize>,
    /// The comment on the line before.
    comment: Option<String>,
}

impl Lines<'_, '_, '_> {
    fn read(part: &Part<'_>, source: usize, diagram: &mut Diagram, account: &mut Account<'_>) {
        let mut lines = Lines {
            diagram,
            account,
            source,
            open: None,
            describing: false,
            groups: Vec::new(),
            comment: None,
        };
        let mut begun = false;
        for (number, line) in &part.lines {
            let line = line.trim();
            // A statement may follow the keyword on the same line.
            let line = match line.strip_prefix("erDiagram") {
                Some(rest) if !begun => {
                    begun = true;
                    let place = Place { source, line: *number };
                    lines.account.enter(place, "DIAGRAM", "erDiagram");
                    rest.trim()
                }
                _ => line,
            };
            lines.line(*number, line);
        }
    }

    fn line(&mut self, number: u32, line: &str) {
        if line.is_empty() {
            self.comment = None;
        } else if let Some(comment) = line.strip_prefix("%%") {
            let is_directive = comment.starts_with('{');
            let comment = comment.strip_prefix(' ').unwrap_or(comment);
            let is_ruler = comment.len() > 2 && comment.chars().all(|char| "-=*#_~+ ".contains(char));
            self.comment = (!is_directive && !is_ruler && !comment.is_empty()).then(|| comment.to_owned());
        } else if self.describing {
            self.describe(line);
        } else if let Some(entity) = self.open {
            self.attribute_line(entity, number, line);
        } else {
            self.statements(number, line);
        }
    }

    /// The statements of a line: usually one, more where blocks end on it.
    fn statements(&mut self, number: u32, line: &str) {
        let mut rest = Some(line);
        while let Some(line) = rest.map(str::trim).filter(|line| !line.is_empty()) {
            rest = self.statement(number, line);
        }
    }

    fn describe(&mut self, line: &str) {
        let (text, rest) = line.split_once('}').map_or((line, None), |(text, rest)| (text, Some(rest)));
        if !text.trim().is_empty() {
            let said = self.diagram.description.take().map_or_else(String::new, |said| said + "\n");
            self.diagram.description = Some(said + text.trim());
        }
        self.describing = rest.is_none();
    }

    /// A line between the braces of an entity. One that is only valid outside closes an open brace.
    fn attribute_line(&mut self, entity: usize, number: u32, line: &str) {
        let outside = matches!(
            statement(line),
            Some(Statement::Relation(_) | Statement::Entity { block: Some(_), .. }) if !line.starts_with('}')
        );
        if outside {
            if let Some(open) = self.diagram.entities.get(entity) {
                self.account.say(open.entry, "The closing brace is missing.");
            }
            self.open = None;
            return self.statements(number, line);
        }
        let (inside, rest) = until_brace(line);
        self.attributes(entity, number, inside);
        if let Some(rest) = rest {
            self.open = None;
            self.statements(number, rest);
        }
    }

    fn attributes(&mut self, entity: usize, number: u32, text: &str) {
        match attributes(text, number) {
            Ok(read) => {
                if let Some(entity) = self.diagram.entities.get_mut(entity) {
                    entity.attributes.extend(read);
                }
            }
            Err(text) => {
                let entry =
                    self.account.enter(Place { source: self.source, line: number }, "ATTRIBUTE", &text);
                self.account.set(entry, Outcome::kept(UNREAD).not_understood());
                self.diagram.notes.push(text);
            }
        }
    }

    /// Reads a statement, and returns the text after its block.
    fn statement<'l>(&mut self, number: u32, line: &'l str) -> Option<&'l str> {
        let comment = self.comment.take();
        let place = Place { source: self.source, line: number };
        match statement(line) {
            Some(Statement::Entity { name, alias, block }) => {
                let entry = self.account.enter(place, "ENTITY", line);
                let entity = self.diagram.entity_or_new(&name, entry);
                if let Some(record) = self.diagram.entities.get_mut(entity) {
                    // The position of the block, not of an earlier relation.
                    if record.attributes.is_empty() {
                        record.entry = entry;
                    }
                    record.alias = alias.or(record.alias.take());
                    record.comment = comment.filter(|_| block.is_some()).or(record.comment.take());
                }
                self.join_groups(entity);
                if let Some(block) = block {
                    let (inside, rest) = until_brace(block);
                    self.attributes(entity, number, inside);
                    self.open = rest.is_none().then_some(entity);
                    return rest;
                }
            }
            Some(Statement::Relation(mut relation)) => {
                let entry = self.account.enter(place, "RELATION", line);
                let [left, right] = std::mem::take(&mut relation.aliases);
                for (name, alias) in [(&relation.left, left), (&relation.right, right)] {
                    let entity = self.diagram.entity_or_new(name, entry);
                    if let Some(record) = self.diagram.entities.get_mut(entity) {
                        record.alias = record.alias.take().or(alias);
                    }
                    self.join_groups(entity);
                }
                self.diagram.relations.push((relation, entry));
            }
            Some(Statement::Title(title)) => {
                self.account.enter(place, "TITLE", line);
                self.diagram.title =
                    Some(title).filter(|title| !title.is_empty()).or(self.diagram.title.take());
            }
            Some(Statement::Description(text)) => {
                self.account.enter(place, "DESCRIPTION", line);
                self.diagram.description = Some(text);
            }
            Some(Statement::LongDescription(rest)) => {
                self.account.enter(place, "DESCRIPTION", line);
                self.describe(rest);
            }
            Some(Statement::Subgraph(name)) => {
                self.account.enter(place, "SUBGRAPH", line);
                self.groups.push(self.diagram.groups.len());
                self.diagram.groups.push((name, Vec::new()));
            }
            Some(Statement::End) if self.groups.pop().is_some() => {
                self.account.enter(place, "END", line);
            }
            Some(Statement::Style) => self.skip(place, "STYLE", line, LOOKS),
            Some(Statement::Direction) => self.skip(place, "DIRECTION", line, LOOKS),
            Some(Statement::End) | None => {
                let entry = self.account.enter(place, "UNKNOWN", line);
                self.account.set(entry, Outcome::kept(UNREAD).not_understood());
                self.diagram.notes.push(line.to_owned());
            }
        }
        None
    }

    fn skip(&mut self, place: Place, kind: &str, line: &str, reason: &str) {
        let entry = self.account.enter(place, kind, line);
        self.account.set(entry, Outcome::skipped(reason));
    }

    /// Adds an entity to the innermost subgraph.
    fn join_groups(&mut self, entity: usize) {
        let group = self.groups.last().and_then(|group| self.diagram.groups.get_mut(*group));
        if let Some((_, members)) = group
            && members.last() != Some(&entity)
        {
            members.push(entity);
        }
    }
}

/// Splits at the first brace outside quotes.
fn until_brace(line: &str) -> (&str, Option<&str>) {
    let mut quoted = false;
    for (at, char) in line.char_indices() {
        match char {
            '"' => quoted = !quoted,
            '}' if !quoted => return (line.get(..at).unwrap_or(""), line.get(at + 1..)),
            _ => {}
        }
    }
    (line, None)
}
