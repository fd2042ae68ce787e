//! Icons: strokes on a 16 by 16 grid, drawn in the colour of the text around them.

use leptos::prelude::*;

/// The icons there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IconName {
    Add,
    Area,
    Check,
    ChevronDown,
    ChevronRight,
    Close,
    Copy,
    Delete,
    Archive,
    Download,
    Export,
    Fit,
    Hand,
    Help,
    Import,
    Key,
    Layout,
    Link,
    Menu,
    Minus,
    Note,
    Open,
    Outline,
    Panel,
    Pointer,
    Problems,
    Redo,
    Search,
    Share,
    Table,
    Undo,
    Warning,
}

impl IconName {
    /// The strokes, as SVG path data.
    fn path(self) -> &'static str {
        match self {
            Self::Add => "M8 3v10M3 8h10",
            Self::Area => "M2.5 5.5v-3h3M10.5 2.5h3v3M13.5 10.5v3h-3M5.5 13.5h-3v-3",
            Self::Check => "M3 8.5l3.5 3.5L13 4.5",
            Self::ChevronDown => "M4 6l4 4 4-4",
            Self::ChevronRight => "M6 4l4 4-4 4",
            Self::Close => "M4 4l8 8M12 4l-8 8",
            Self::Copy => "M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3",
            Self::Delete => "M3 4.5h10M6 4.5v-2h4v2M4.5 4.5l.5 9h6l.5-9M7 7v4M9 7v4",
            Self::Archive => "M2.5 2.5h11v3h-11zM3.5 5.5v8h9v-8M6.5 8.5h3",
            Self::Download => "M8 2.5v7.5M4.5 7L8 10.5 11.5 7M3 13.5h10",
            Self::Export => "M9 2.5h4.5V7M13.5 2.5L7.5 8.5M7 3.5H2.5v10h10V9",
            Self::Fit => "M2.5 6V2.5H6M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10M6 6.5h4v3H6z",
            Self::Hand => {
                "M5 8V4a1 1 0 0 1 2 0v3V3a1 1 0 0 1 2 0v4V3.5a1 1 0 0 1 2 0V8V5.5a1 1 0 0 1 2 0V10c0 2.5-1.5 4-4 4-2 0-3-1-4-2.5L3 9a1 1 0 0 1 1.7-1L5 8.5z"
            }
            Self::Help => {
                "M6 6a2 2 0 1 1 2.8 1.9c-.6.3-.8.7-.8 1.4M8 11.5v.2M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12z"
            }
            Self::Import => "M8 9.5V2.5M4.5 6L8 9.5 11.5 6M2.5 10v3.5h11V10",
            Self::Key => {
                "M10.5 8.5a3 3 0 1 0-2.8-2L2.5 11.5v2h2v-1.5H6v-1.5h1.3l1.2-1.2a3 3 0 0 0 2 .2zM11 5v.1"
            }
            Self::Layout => "M2.5 3h4v4h-4zM9.5 3h4v4h-4zM9.5 9.5h4v4h-4zM6.5 5h3M11.5 7v2.5",
            Self::Link => {
                "M6.5 9.5l3-3M7 5l1.5-1.5a2.5 2.5 0 0 1 3.5 3.5L10.5 8.5M9 11l-1.5 1.5A2.5 2.5 0 0 1 4 9l1.5-1.5"
            }
            Self::Menu => "M2.5 4h11M2.5 8h11M2.5 12h11",
            Self::Minus => "M3 8h10",
            Self::Note => "M3 2.5h10v7l-4 4H3zM9 13.5v-4h4",
            Self::Open => "M2.5 12.5v-9h4l1.5 2h5.5v7z",
            Self::Outline => "M2.5 4h2M2.5 8h2M2.5 12h2M7 4h6.5M7 8h6.5M7 12h6.5",
            Self::Panel => "M2.5 3h11v10h-11zM10 3v10",
            Self::Pointer => "M4 2.5l8.5 5L9 8.5l2 4-1.8.8-1.9-4L4.5 11.5z",
            Self::Problems => "M8 2.5l6 11H2zM8 6.5v3.5M8 11.8v.2",
            Self::Redo => "M10 3l3.5 3.5L10 10M13.5 6.5h-7a3.5 3.5 0 0 0 0 7H9",
            Self::Search => "M11 7a4 4 0 1 1-8 0 4 4 0 0 1 8 0zM10 10l3.5 3.5",
            Self::Share => "M8 2.5v8M5 5l3-2.5L11 5M4.5 7.5h-1v6h9v-6h-1",
            Self::Table => "M2.5 3h11v10h-11zM2.5 6.5h11M6.5 6.5V13",
            Self::Undo => "M6 3L2.5 6.5 6 10M2.5 6.5h7a3.5 3.5 0 0 1 0 7H7",
            Self::Warning => "M8 5v4M8 11v.2M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12z",
        }
    }
}

/// An icon. It is decoration: what it stands for is said by the control around it.
#[component]
pub fn Icon(name: IconName) -> impl IntoView {
    view! {
        <svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
            <path d=name.path() />
        </svg>
    }
}
