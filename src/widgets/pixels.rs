//! Lengths for styles.

use crowfoot_scene::decimal;

/// `12.5px`.
pub fn pixels(length: f64) -> String {
    decimal(length) + "px"
}
