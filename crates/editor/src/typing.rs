//! Keys in the field in which something is edited in place: of the shell's input, or, before that has the focus, of
//! the canvas.

use std::ops::Range;

use crowfoot_model::TableId;

use crate::Editor;
use crate::changes::{Editing, Request};
use crate::columns::{
    Completion, CompletionKind, Completions, LineRemark, complete, definition_end, line_remark,
};
use crate::editing::Walk;
use crate::input::KeyEvent;

impl Editor {
    /// Takes over what was typed into the shell's input: the text and the selected bytes of it.
    pub fn type_text(&mut self, text: &str, selection: Range<usize>) {
        self.session.field.set(text, selection);
        self.refresh_completions();
    }

    /// Takes over where the caret of the shell's input is, after what [`Editor::type_text`] was told last.
    pub fn select_text(&mut self, selection: Range<usize>) {
        let text = std::mem::take(&mut self.session.field.text);
        self.session.field.set(&text, selection);
    }

    /// Takes a key that means something else than a change of the text: it enters the line, walks, completes, or backs
    /// out. Returns whether it was one.
    pub fn field_key(&mut self, event: &KeyEvent) -> bool {
        let Some(editing) = self.session.editing else { return false };
        let back = event.modifiers.shift;
        let walk = if back { Walk::Previous } else { Walk::Next };
        let primary = event.modifiers.ctrl || event.modifiers.meta;
        match (editing, event.key.as_str()) {
            (Editing::Note(_), "Escape") => self.submit_field(Walk::Stop),
            (Editing::Note(_), "Enter") if primary => self.submit_field(Walk::Stop),
            (Editing::Note(_), _) => return false,
            (Editing::Column { .. }, key) => return self.column_key(key, walk),
            (_, "Enter") => self.submit_field(walk),
            (Editing::Name(_), "Tab") => self.submit_field(walk),
            (_, "Escape") => self.end_editing(),
            _ => return false,
        }
        true
    }

    /// Puts a completion in the place of the word that it completes.
    pub fn accept_completion(&mut self, at: usize) {
        let field = &mut self.session.field;
        let Some(found) = field.completions.take() else { return };
        let Some(Completion { text, .. }) = found.items.get(at) else { return };
        let (before, after) = (field.text.get(..found.replace.start), field.text.get(found.replace.end..));
        let (Some(before), Some(after)) = (before, after) else { return };
        let before = [before, text, " "].concat();
        let caret = before.len();
        field.text = [&before, after.trim_start()].concat();
        field.put_caret(caret);
        self.refresh_completions();
    }

    /// Enters what is in the field and goes where `walk` says.
    pub fn submit_field(&mut self, walk: Walk) {
        let text = std::mem::take(&mut self.session.field.text);
        if !matches!(self.session.editing, Some(Editing::Column { .. })) {
            return self.submit_name(&text, walk);
        }
        let problems = self.submit_column(&text, walk);
        if self.session.editing.is_some() {
            self.session.field.problems = problems;
        } else {
            self.warn(problems);
        }
    }

    /// Has the shell say what was not understood.
    pub(crate) fn warn(&mut self, problems: Vec<String>) {
        let more = problems.len().saturating_sub(3);
        let mut said: Vec<String> = problems.into_iter().take(3).collect();
        if more > 0 {
            said.push(["And ", &more.to_string(), " more."].concat());
        }
        if !said.is_empty() {
            self.request(Request::Warn(said.join(" ")));
        }
    }

    /// Enters the line of a column, unless there is something wrong with it: that is said first, with the line that would
    /// be right to choose. What is entered again as it is, is kept.
    fn enter_line(&mut self, walk: Walk) {
        let Some(Editing::Column { table, .. }) = self.session.editing else { return };
        let line = self.session.field.text.clone();
        let remark = self.line_remark(table, &line);
        let field = &mut self.session.field;
        let may_be_kept = remark.as_ref().is_none_or(|remark| remark.may_be_kept);
        let Some(remark) = remark.filter(|_| !may_be_kept || field.refused.as_ref() != Some(&line)) else {
            return self.submit_field(walk);
        };
        field.problems = vec![remark.text];
        if may_be_kept {
            field.problems.push("Press Enter again to keep it.".to_owned());
        }
        field.completions = remark.better.map(|(detail, text)| Completions {
            replace: 0..line.len(),
            items: vec![Completion { text, detail, kind: CompletionKind::Line }],
        });
        field.chosen = None;
        field.refused = Some(line);
    }

    fn column_key(&mut self, key: &str, walk: Walk) -> bool {
        let field = &mut self.session.field;
        let count = field.completions.as_ref().map_or(0, |found| found.items.len());
        let chosen = field.chosen;
        match key {
            "ArrowDown" if count > 0 => field.chosen = Some(chosen.map_or(0, |at| (at + 1) % count)),
            "ArrowUp" if count > 0 => {
                field.chosen = Some(chosen.map_or(count - 1, |at| (at + count - 1) % count));
            }
            "ArrowDown" => self.enter_line(Walk::Next),
            "ArrowUp" => self.enter_line(Walk::Previous),
            "Tab" if walk == Walk::Next => match chosen {
                Some(at) => self.accept_completion(at),
                // Behind the name, where a type is expected, the first one is as good as chosen.
                None if count > 0 && field.text.trim_start().contains(' ') => self.accept_completion(0),
                None => self.step_to_next_part(),
            },
            "Tab" => self.enter_line(walk),
            "Enter" => match chosen {
                Some(at) => self.accept_completion(at),
                None => self.enter_line(walk),
            },
            "Escape" if count > 0 => {
                field.completions = None;
                field.chosen = None;
                field.backing_out = true;
            }
            "Escape" => {
                let is_second = field.backing_out;
                self.end_editing();
                // After two of them single letters are commands, completions or not.
                if is_second {
                    self.select([]);
                }
            }
            _ => return false,
        }
        true
    }

    /// Puts a space at the end of the definition, which is where its next part begins.
    fn step_to_next_part(&mut self) {
        let field = &mut self.session.field;
        let end = definition_end(&field.text);
        if end > 0 {
            let comment = field.text.split_off(end).trim().to_owned();
            field.text.push(' ');
            field.put_caret(end + 1);
            if !comment.is_empty() {
                field.text.extend([" ", &comment]);
            }
        }
        self.refresh_completions();
    }

    fn line_remark(&self, table: TableId, line: &str) -> Option<LineRemark> {
        line_remark(
            self.reviewing.reviewer().as_ref().map(|rules| &rules.judge),
            self.document(),
            table,
            line,
        )
    }

    /// Completes the line, and says what is wrong with it, unless more typing could make that right.
    fn refresh_completions(&mut self) {
        let table = match self.session.editing {
            Some(Editing::Column { table, .. }) => Some(table),
            _ => None,
        };
        let field = &self.session.field;
        let found = table.map(|_| complete(self.document(), &field.text, field.selection.end));
        let remark = table.and_then(|table| self.line_remark(table, &field.text));
        let problem = remark.filter(|remark| !remark.unfinished).map(|remark| remark.text);
        self.session.field.problems = problem.into_iter().collect();
        self.session.field.completions = found.filter(|found| !found.items.is_empty());
        self.session.field.chosen = None;
        self.session.field.backing_out = false;
    }
}

/// A key of the canvas, for the input that does not have the focus yet. Returns whether it meant something.
pub(crate) fn key(editor: &mut Editor, event: &KeyEvent) -> bool {
    if editor.field_key(event) {
        return true;
    }
    let field = &mut editor.session.field;
    if event.key == "Enter" {
        field.insert("\n");
    } else if !field.key(event) {
        return false;
    }
    editor.refresh_completions();
    true
}

/// A paste, for the input that does not have the focus yet: a line has no ends of lines in it.
pub(crate) fn paste(editor: &mut Editor, text: &str) {
    if matches!(editor.session.editing, Some(Editing::Note(_))) {
        editor.session.field.insert(text);
    } else {
        let lines: Vec<&str> = text.lines().collect();
        editor.session.field.insert(&lines.join(" "));
    }
    editor.refresh_completions();
}
