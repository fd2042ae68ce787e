//! Letter case of names.

/// The words of a name: `HTTPServer_id` has `HTTP`, `Server` and `id`. A word ends at anything that is neither a letter
/// nor a digit, before a capital after a small letter or digit, and before the last capital of a run.
pub fn words(name: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut start = None;
    let mut characters = name.char_indices().peekable();
    let mut before: Option<char> = None;
    while let Some((at, character)) = characters.next() {
        if !character.is_alphanumeric() {
            if let Some(word) = start.take().and_then(|start| name.get(start..at)) {
                words.push(word);
            }
            before = None;
            continue;
        }
        let next_is_small = characters.peek().is_some_and(|(_, next)| next.is_lowercase());
        let begins = before
            .is_some_and(|before| character.is_uppercase() && (!before.is_uppercase() || next_is_small));
        if begins && let Some(word) = start.take().and_then(|start| name.get(start..at)) {
            words.push(word);
        }
        start = start.or(Some(at));
        before = Some(character);
    }
    if let Some(word) = start.and_then(|start| name.get(start..)) {
        words.push(word);
    }
    words
}

/// `OrderItem`, `orderItem` and `Order item` are `order_item`.
pub fn snake_case(name: &str) -> String {
    let mut out = String::with_capacity(name.len() + 4);
    for word in words(name) {
        if !out.is_empty() {
            out.push('_');
        }
        out.push_str(&word.to_lowercase());
    }
    out
}

/// `order_item` is `orderItem`.
pub fn camel_case(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for word in words(name) {
        if out.is_empty() {
            out.push_str(&word.to_lowercase());
        } else {
            push_capitalized(&mut out, word);
        }
    }
    out
}

/// `order_item` is `OrderItem`.
pub fn pascal_case(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for word in words(name) {
        push_capitalized(&mut out, word);
    }
    out
}

fn push_capitalized(out: &mut String, word: &str) {
    let mut characters = word.chars();
    if let Some(first) = characters.next() {
        out.extend(first.to_uppercase());
        out.push_str(&characters.as_str().to_lowercase());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_change_their_case() {
        for (name, snake, camel, pascal) in [
            ("user_id", "user_id", "userId", "UserId"),
            ("userId", "user_id", "userId", "UserId"),
            ("OrderItem", "order_item", "orderItem", "OrderItem"),
            ("HTTPServer", "http_server", "httpServer", "HttpServer"),
            ("order item", "order_item", "orderItem", "OrderItem"),
            ("__weird--name__", "weird_name", "weirdName", "WeirdName"),
            ("address1", "address1", "address1", "Address1"),
            ("line2Text", "line2_text", "line2Text", "Line2Text"),
            ("SKU", "sku", "sku", "Sku"),
            ("userID", "user_id", "userId", "UserId"),
            ("straßeNummer", "straße_nummer", "straßeNummer", "StraßeNummer"),
            ("ÄrzteListe", "ärzte_liste", "ärzteListe", "ÄrzteListe"),
            ("회원", "회원", "회원", "회원"),
            ("2fa_code", "2fa_code", "2faCode", "2faCode"),
            ("🙂", "", "", ""),
            ("", "", "", ""),
        ] {
            assert_eq!(snake_case(name), snake);
            assert_eq!(camel_case(name), camel);
            assert_eq!(pascal_case(name), pascal);
        }
    }
}
