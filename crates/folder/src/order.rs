//! The order of the files of a folder.

use std::cmp::Ordering;

/// Compares names as people number them: `V2` before `V10`, and otherwise letter by letter.
pub fn natural(a: &str, b: &str) -> Ordering {
    let (mut left, mut right) = (a, b);
    loop {
        let (digits_left, digits_right) = (digits(left), digits(right));
        if !digits_left.is_empty() && !digits_right.is_empty() {
            let (x, y) = (digits_left.trim_start_matches('0'), digits_right.trim_start_matches('0'));
            let order = x.len().cmp(&y.len()).then_with(|| x.cmp(y));
            if order.is_ne() {
                return order;
            }
            left = left.get(digits_left.len()..).unwrap_or("");
            right = right.get(digits_right.len()..).unwrap_or("");
            continue;
        }
        let (mut rest_left, mut rest_right) = (left.chars(), right.chars());
        match (rest_left.next(), rest_right.next()) {
            (Some(x), Some(y)) if x == y => (left, right) = (rest_left.as_str(), rest_right.as_str()),
            // Names that differ only in leading zeros still have an order.
            (None, None) => return a.cmp(b),
            (x, y) => return x.cmp(&y),
        }
    }
}

/// The digits that a text begins with.
fn digits(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    text.get(..end).unwrap_or("")
}

#[cfg(test)]
mod tests {
    use crowfoot_compact::Arrange;

    use super::natural;

    #[test]
    fn numbers_count_as_numbers() {
        let mut names = ["V10__c.sql", "V2__b.sql", "V1__a.sql", "V01__a.sql", "a", "", "V"];
        names.arrange_by(|a, b| natural(a, b));
        assert_eq!(names, ["", "V", "V01__a.sql", "V1__a.sql", "V2__b.sql", "V10__c.sql", "a"]);
    }

    #[test]
    fn numbers_of_any_length() {
        assert!(natural("20240101000000000000000000001", "20240101000000000000000000010").is_lt());
    }
}
