//! What changes a design, as a table of functions, so that a program can show a design and fetch this meanwhile.

mod arranger;

use crowfoot_model::{ColumnId, DiagramId, Diff, ObjectRef, TableId};
use crowfoot_scene::Point;

use crate::editing::Walk;
use crate::input::{KeyEvent, PointerEvent};
use crate::settings::{self, SettingsChange};
use crate::tools::{Drag, Pressing};
use crate::{Editor, clipping, diagrams, editing, keyboard, room, tools};
use arranger::Arranging;

pub use arranger::{Arranger, arranger};

/// The commands, dragging, the making of tables, and the reading of what is typed and pasted. Without it an [`Editor`]
/// looks around, and selects in a design that is shown read-only.
#[derive(Clone, Copy, Debug)]
pub struct Toolkit {
    pub(crate) run: fn(&mut Editor, &str) -> bool,
    pub(crate) key: fn(&mut Editor, &KeyEvent) -> bool,
    pub(crate) submit_field: fn(&mut Editor, Walk),
    pub(crate) edit_column: fn(&mut Editor, TableId, Option<ColumnId>, Option<&str>),
    pub(crate) paste: fn(&mut Editor, &str),
    pub(crate) new_table_at: fn(&mut Editor, Point, Option<&str>) -> Option<TableId>,
    pub(crate) drag: fn(&mut Editor, &Pressing, &PointerEvent) -> Option<Box<dyn Drag>>,
    pub(crate) draw: fn(&mut Editor, &PointerEvent) -> Box<dyn Drag>,
    pub(crate) change_settings: fn(&mut Editor, SettingsChange),
    pub(crate) double_click: fn(&mut Editor, &PointerEvent),
    pub(crate) show_diagram: fn(&mut Editor, DiagramId),
    pub(crate) show_where: fn(&mut Editor, ObjectRef),
    pub(crate) go_on: fn(&mut Editor),
    pub(crate) complete: fn(&Editor, &Diff) -> Option<Diff>,
    pub(crate) follow: fn(&mut Editor, &Diff),
    pub(crate) make_room: fn(&mut Editor),
    /// Whether nothing moves by itself.
    pub(crate) still: bool,
    /// Whether the shell serves [`crate::Request::Arrange`].
    pub(crate) has_worker: bool,
}

/// All of it but [`crate::Arranger`].
pub const fn toolkit() -> Toolkit {
    Toolkit {
        run: keyboard::run,
        key: keyboard::key,
        submit_field: Editor::submit_field,
        edit_column: editing::edit_column,
        paste: clipping::paste,
        new_table_at: Editor::new_table_at,
        drag: tools::drag,
        draw: tools::draw,
        change_settings: settings::change_settings,
        double_click: tools::double_click,
        show_diagram: diagrams::show,
        show_where: diagrams::show_where,
        go_on: diagrams::go_on,
        complete: diagrams::complete,
        follow: diagrams::follow,
        make_room: room::make_room,
        still: true,
        has_worker: false,
    }
}

impl Toolkit {
    /// For a shell that calls [`Editor::tick`] in every frame, which may be `still` if that is asked for, and that has a
    /// worker for [`crate::Request::Arrange`].
    pub const fn in_browser(self, still: bool) -> Self {
        Self { still, has_worker: true, ..self }
    }
}

/// Something that waits for the toolkit.
pub(crate) type Work = Box<dyn FnOnce(&mut Editor, Toolkit)>;

/// The toolkit and the arranger, once they are there, and what waits for them.
#[derive(Default)]
pub(crate) struct Toolbox {
    toolkit: Option<Toolkit>,
    waiting: Vec<Work>,
    arranger: Option<Arranger>,
    /// Input that waits for the arranger, ahead of the rest of the queue.
    stalled: Option<Arranging>,
}

impl Toolbox {
    pub(crate) fn toolkit(&self) -> Option<Toolkit> {
        self.toolkit
    }

    /// The toolkit, unless it is not there yet or what comes now has to wait for the arranger.
    pub(crate) fn free_toolkit(&self) -> Option<Toolkit> {
        self.toolkit.filter(|_| self.stalled.is_none())
    }
}

impl Editor {
    /// Takes the toolkit and does what has waited for it, in its order.
    pub fn set_toolkit(&mut self, toolkit: Toolkit) {
        self.toolbox.toolkit = Some(toolkit);
        self.do_waiting();
    }

    /// Does what has waited, up to what has to wait longer.
    fn do_waiting(&mut self) {
        let mut waiting = std::mem::take(&mut self.toolbox.waiting).into_iter();
        while let Some(toolkit) = self.toolbox.free_toolkit() {
            let Some(work) = waiting.next() else { return };
            work(self, toolkit);
        }
        self.toolbox.waiting.extend(waiting);
    }

    /// Whether the toolkit is there.
    pub fn has_toolkit(&self) -> bool {
        self.toolbox.toolkit.is_some()
    }

    /// Whether something waits for the toolkit.
    pub fn wants_toolkit(&self) -> bool {
        !self.toolbox.waiting.is_empty()
    }

    /// Gives up what waits for tools that do not come.
    pub fn forget_waiting(&mut self) {
        self.toolbox.stalled = None;
        self.toolbox.waiting.clear();
    }

    /// Does something with the toolkit: now, or as soon as it is there.
    pub(crate) fn with_toolkit(&mut self, work: Work) {
        match self.toolbox.free_toolkit() {
            Some(toolkit) => work(self, toolkit),
            None => self.toolbox.waiting.push(work),
        }
    }
}
