//! Pictures for the buttons that put several things in line.

/// The strokes of an icon, as SVG path data, by the key of the button.
pub(super) fn strokes(key: &str) -> Option<&'static str> {
    Some(match key {
        "align-left" => "M2.5 2v12M5 4.5h8.5v2.5H5zM5 9.5h5V12H5z",
        "align-centre" => "M8 2v2.5M8 7v2.5M8 12v2M3.5 4.5h9V7h-9zM5.5 9.5h5V12h-5z",
        "align-right" => "M13.5 2v12M2.5 4.5H11V7H2.5zM6 9.5h5V12H6z",
        "align-top" => "M2 2.5h12M4.5 5H7v8.5H4.5zM9.5 5H12v5H9.5z",
        "align-middle" => "M2 8h2.5M7 8h2.5M12 8h2M4.5 3.5H7v9H4.5zM9.5 5.5H12v5H9.5z",
        "align-bottom" => "M2 13.5h12M4.5 2.5H7V11H4.5zM9.5 6H12v5H9.5z",
        "distribute-horizontally" => "M2.5 2v12M13.5 2v12M6.5 4.5h3v7h-3z",
        "distribute-vertically" => "M2 2.5h12M2 13.5h12M4.5 6.5h7v3h-7z",
        "match-width" => "M2.5 2v12M13.5 2v12M4.5 8h7M6.5 6l-2 2 2 2M9.5 6l2 2-2 2",
        _ => return None,
    })
}
