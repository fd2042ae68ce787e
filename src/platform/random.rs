//! Randomness from the browser.

use super::window;

/// A random number, for id blocks and document keys.
pub fn random_u32() -> u32 {
    let mut bytes = [0; 4];
    let filled = window().crypto().and_then(|crypto| crypto.get_random_values_with_u8_array(&mut bytes));
    match filled {
        Ok(_) => u32::from_le_bytes(bytes),
        // Pages without a secure context have no crypto object; ids only have to differ, not to be secret.
        Err(_) => (js_sys::Math::random() * f64::from(u32::MAX)) as u32,
    }
}
