//! What becomes of values whose column gets another type.

/// Types of which each value of one is converted to another as an insert would: it fails rather than cut a value.
fn family(type_text: &str) -> Option<&'static str> {
    if type_text.ends_with(']') {
        return None;
    }
    let base = type_text.split('(').next().unwrap_or_default().trim().to_ascii_lowercase();
    Some(match base.as_str() {
        "text" | "varchar" | "character varying" | "char" | "character" | "bpchar" => "text",
        "smallint" | "integer" | "int" | "bigint" | "numeric" | "decimal" | "real" | "double precision" => {
            "number"
        }
        "date" | "timestamp" | "timestamptz" | "timestamp with time zone" | "timestamp without time zone" => {
            "time"
        }
        _ => return None,
    })
}

pub(crate) fn using(from: &str, to: &str, column: &str, is_swapped: bool) -> String {
    if is_swapped {
        return [" USING ", column, "::text::", to].concat();
    }
    match (family(from), family(to)) {
        (Some(from), Some(to)) if from == to => String::new(),
        (_, Some("text")) => [" USING ", column, "::text"].concat(),
        _ => [" USING ", column, "::", to].concat(),
    }
}

/// Whether a type has a form for every value of every other.
pub(crate) fn takes_anything(to: &str) -> bool {
    ["text", "varchar", "character varying"].contains(&to)
}

/// Whether values may lose digits or a part of a time.
pub(crate) fn is_rounded(from: &str, to: &str) -> bool {
    match (family(from), family(to)) {
        (Some("number"), Some("number")) => !matches!(
            (from, to),
            ("smallint", "integer" | "bigint" | "numeric")
                | ("integer", "bigint" | "numeric")
                | ("bigint", "numeric")
        ),
        (Some("time"), Some("time")) => true,
        (Some("text"), Some("text")) => false,
        _ => true,
    }
}

/// The condition under which a text is too long for its new type.
pub(crate) fn narrowed(from: &str, to: &str, column: &str) -> Option<String> {
    if family(from) != Some("text") || family(to) != Some("text") {
        return None;
    }
    let length = to.split_once('(')?.1.trim_end_matches(')').to_owned();
    Some(["length(", column, ") > ", &length].concat())
}

/// Whether every value stays as it is, in the form in which it is stored.
pub(crate) fn is_widened(from: &str, to: &str) -> bool {
    let sizes = |text: &str| -> Vec<u32> {
        let inner = text.split_once('(').map_or("", |(_, rest)| rest.trim_end_matches(')'));
        inner.split(',').filter_map(|number| number.trim().parse().ok()).collect()
    };
    let base = |text: &str| text.split('(').next().unwrap_or_default().trim().to_ascii_lowercase();
    let (own, other) = (base(from), base(to));
    let is_varying = |name: &str| name == "varchar" || name == "character varying";
    match (sizes(from).as_slice(), sizes(to).as_slice()) {
        (_, []) if is_varying(&own) && (other == "text" || is_varying(&other)) => true,
        ([before], [after]) if is_varying(&own) && is_varying(&other) => after >= before,
        ([before, scale], [after, other_scale]) if own == "numeric" && other == "numeric" => {
            after >= before && scale == other_scale
        }
        ([_, ..], []) if own == "numeric" && other == "numeric" => true,
        _ => from == to,
    }
}

#[cfg(test)]
mod tests {
    use super::{is_rounded, is_widened, narrowed, using};

    #[test]
    fn what_is_wider_keeps_its_form() {
        assert!(is_widened("varchar(20)", "varchar(40)"));
        assert!(is_widened("varchar(20)", "text"));
        assert!(is_widened("numeric(8, 2)", "numeric(10, 2)"));
        assert!(!is_widened("varchar(20)", "varchar(10)"));
        assert!(!is_widened("numeric(8, 2)", "numeric(10, 3)"));
        assert!(!is_widened("integer", "bigint"));
    }

    #[test]
    fn values_are_not_cut_in_silence() {
        assert_eq!(using("text", "varchar(80)", "name", false), "");
        assert_eq!(using("text", "integer", "age", false), " USING age::integer");
        assert_eq!(narrowed("text", "varchar(80)", "name").as_deref(), Some("length(name) > 80"));
        assert!(is_rounded("numeric(10, 2)", "integer"));
        assert!(!is_rounded("integer", "bigint"));
    }
}
