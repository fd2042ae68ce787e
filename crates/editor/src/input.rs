//! What the shell hands to the editor: pointer and key events in viewport coordinates.

use crowfoot_layout::Point;

/// The keys that were held while something else happened.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Modifiers {
    pub shift: bool,
    pub alt: bool,
    pub ctrl: bool,
    pub meta: bool,
}

/// Decides which key is the primary modifier: Command on a Mac, Control elsewhere.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Platform {
    Mac,
    #[default]
    Other,
}

/// What a pointer did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PointerKind {
    Down,
    Move,
    Up,
    /// The browser took the pointer away; what was under way is taken back.
    Cancel,
    /// A wheel or trackpad scroll by [`PointerEvent::wheel`].
    Wheel,
    /// Sent after the second `Up` of a double click.
    DoubleClick,
    /// The pointer left the canvas.
    Leave,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Button {
    #[default]
    Primary,
    Middle,
    Secondary,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PointerType {
    #[default]
    Mouse,
    Pen,
    Touch,
}

/// An event of a mouse, pen or finger.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PointerEvent {
    pub kind: PointerKind,
    /// CSS pixels from the top left of the canvas.
    pub point_in_viewport: Point,
    /// The button of a `Down` or `Up`.
    pub button: Button,
    pub modifiers: Modifiers,
    pub pointer_id: i32,
    pub pointer_type: PointerType,
    /// Scroll distance of a `Wheel` in CSS pixels, positive to the right and down.
    pub wheel: Point,
}

/// A key that went down or up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyEvent {
    /// The DOM's `key`: `a`, `A`, `Enter`, `ArrowLeft`, ` `.
    pub key: String,
    pub modifiers: Modifiers,
    /// Sent again because the key is held.
    pub repeat: bool,
    /// Whether the key went up instead of down.
    pub up: bool,
}

impl Modifiers {
    /// No modifier held.
    pub const NONE: Self = Self { shift: false, alt: false, ctrl: false, meta: false };

    /// Whether the platform's primary modifier is held.
    pub fn primary(self, platform: Platform) -> bool {
        match platform {
            Platform::Mac => self.meta,
            Platform::Other => self.ctrl,
        }
    }
}

impl PointerEvent {
    /// An event of a mouse's primary button, without modifiers.
    pub fn mouse(kind: PointerKind, x: f64, y: f64) -> Self {
        Self {
            kind,
            point_in_viewport: Point::new(x, y),
            button: Button::Primary,
            modifiers: Modifiers::NONE,
            pointer_id: 1,
            pointer_type: PointerType::Mouse,
            wheel: Point::default(),
        }
    }
}

impl KeyEvent {
    /// A key that went down, with modifiers.
    pub fn down(key: impl Into<String>, modifiers: Modifiers) -> Self {
        Self { key: key.into(), modifiers, repeat: false, up: false }
    }
}

/// The character that a key types.
pub(crate) fn character(event: &KeyEvent) -> Option<&str> {
    let modifiers = event.modifiers;
    (event.key.chars().count() == 1 && !modifiers.ctrl && !modifiers.meta && !modifiers.alt)
        .then_some(event.key.as_str())
}
