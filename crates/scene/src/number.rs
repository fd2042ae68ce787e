//! Numbers as short text: at most two decimals, no trailing zeros, never an exponent.

/// `12.5`, `-0.25`, `3`. What is not finite becomes 0.
pub fn decimal(value: f64) -> String {
    let mut text = String::new();
    push(&mut text, value);
    text
}

/// The same, appended.
pub(crate) fn push(text: &mut String, value: f64) {
    if !value.is_finite() {
        text.push('0');
        return;
    }
    let hundredths = (value.clamp(-1e12, 1e12) * 100.0).round() as i64;
    if hundredths < 0 {
        text.push('-');
    }
    let (whole, rest) = (hundredths.unsigned_abs() / 100, hundredths.unsigned_abs() % 100);
    text.push_str(&whole.to_string());
    if rest > 0 {
        text.push('.');
        text.push(char::from(b'0' + (rest / 10) as u8));
        if !rest.is_multiple_of(10) {
            text.push(char::from(b'0' + (rest % 10) as u8));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::decimal;

    #[test]
    fn numbers_are_short() {
        let texts = [0.0, -0.001, 1.0, 12.5, -0.25, 0.05, 99.999, f64::NAN, 1e20].map(decimal);
        assert_eq!(texts, ["0", "0", "1", "12.5", "-0.25", "0.05", "100", "0", "1000000000000"]);
    }
}
