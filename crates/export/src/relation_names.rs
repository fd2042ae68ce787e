//! Names of relations.

use crowfoot_dialect::naming::{plural, singular, snake_case};

use crate::typescript::camel_case;

/// Suffixes of foreign-key columns.
const ENDS: [&str; 6] = ["_id", "_uuid", "_ulid", "_guid", "_fk", "_ref"];
const STARTS: [&str; 2] = ["fk_", "id_"];

/// What a row is to the one that refers to it, in snake case: `author` for `author_id`. `None` where the column says no
/// more than which row it is, as `id` and `code` do.
pub(crate) fn role(column: &str, target_column: &str, target: &str) -> Option<String> {
    let name = snake_case(column);
    let mut stem = name.as_str();
    stem = STARTS.iter().find_map(|start| stem.strip_prefix(start)).unwrap_or(stem);
    stem = ENDS.iter().find_map(|end| stem.strip_suffix(end)).unwrap_or(stem);
    let of_target = snake_case(target_column);
    if stem == name {
        if stem == of_target || ENDS.iter().any(|end| end.strip_prefix('_') == Some(stem)) {
            return None;
        }
        if let Some(rest) = stem.strip_suffix(of_target.as_str()).and_then(|rest| rest.strip_suffix('_')) {
            stem = rest;
        } else if let Some(rest) = stem.strip_suffix("id").filter(|rest| !rest.contains('_')) {
            // `userid`, as some write it, and `uid`.
            let target = snake_case(&singular(target)).replace('_', "");
            if rest.ends_with(&target) {
                stem = rest;
            } else if rest.len() < 3 {
                return None;
            }
        }
    }
    (!stem.is_empty() && stem.starts_with(|c: char| c.is_alphabetic())).then(|| stem.to_owned())
}

/// The role of several columns: of the one that is called differently on the other side.
pub(crate) fn role_of_all(columns: &[(&str, &str)], target: &str) -> Option<String> {
    match columns {
        [(column, target_column)] => role(column, target_column, target),
        _ => {
            let one = snake_case(&singular(target));
            let roles: Vec<String> = (columns.iter().filter(|(own, other)| own != other))
                .filter_map(|(own, other)| role(own, other, target))
                .collect();
            let is_it = |role: &&String| **role == one;
            roles.iter().find(is_it).or_else(|| roles.last()).cloned()
        }
    }
}

/// How the side that is referred to sees the other one.
pub(crate) struct Other<'n> {
    /// `order`, the referring row.
    pub(crate) row: &'n str,
    /// `address`, the row that is referred to.
    pub(crate) target: &'n str,
    pub(crate) role: Option<&'n str>,
    /// At most one row refers.
    pub(crate) is_one: bool,
    /// There are others between the same tables, in the same direction.
    pub(crate) is_one_of_many: bool,
    pub(crate) is_self: bool,
}

impl Other<'_> {
    /// The names to try, best first.
    pub(crate) fn wishes(&self) -> Vec<String> {
        let plain = if self.is_one { singular(self.row) } else { plural(self.row) };
        let target = snake_case(self.target);
        let Some(role) = self.role.filter(|role| *role != target) else {
            return vec![plain.clone(), joined(&[&target, &plain])];
        };
        let special = self.is_self.then(|| self.of_family(role, &target)).flatten();
        let described = if let Some(done) = role.strip_suffix("_by") {
            joined(&[done, &plain])
        } else if let Some(kind) = role.strip_suffix(&target).and_then(|kind| kind.strip_suffix('_')) {
            joined(&[kind, &plain])
        } else {
            joined(&[&plain, "as", role])
        };
        match special {
            Some(special) => vec![special, described],
            None if self.is_one_of_many || (self.is_self && self.is_one) => vec![described],
            None => vec![plain, described],
        }
    }

    /// Names of rows that refer to rows of their own table.
    fn of_family(&self, role: &str, target: &str) -> Option<String> {
        let is_parent = role == "parent" || role.strip_prefix("parent_") == Some(target);
        let (one, all) = match role {
            _ if is_parent => ("child", "children"),
            "manager" | "supervisor" | "boss" | "reports_to" => ("directReport", "directReports"),
            "reply_to" | "in_reply_to" | "replied_to" => ("reply", "replies"),
            "next" => ("previous", "previous"),
            "previous" | "prev" => ("next", "next"),
            _ => return None,
        };
        Some(if self.is_one { one } else { all }.to_owned())
    }
}

/// The rows that a join table leads to.
pub(crate) fn through(row: &str, role: Option<&str>, join: &str, is_self: bool) -> Vec<String> {
    let plain = plural(row);
    let via = joined(&[&plain, "via", &singular(join)]);
    match role.filter(|_| is_self) {
        Some(role) => vec![camel_case(&plural(role)), via],
        None => vec![plain, via],
    }
}

fn joined(parts: &[&str]) -> String {
    let parts: Vec<String> = parts.iter().map(|part| snake_case(part)).collect();
    camel_case(&parts.join("_"))
}

#[cfg(test)]
mod tests {
    use super::{Other, role, role_of_all, through};

    #[test]
    fn a_role_is_what_a_person_calls_it() {
        for (column, target_column, target, expected) in [
            ("author_id", "id", "users", Some("author")),
            ("authorId", "id", "users", Some("author")),
            ("written_by", "id", "users", Some("written_by")),
            ("customer_id", "customer_id", "customers", Some("customer")),
            ("fk_user", "id", "users", Some("user")),
            ("userid", "id", "users", Some("user")),
            ("country_code", "code", "countries", Some("country")),
            ("code", "code", "countries", None),
            ("id", "id", "users", None),
            ("uid", "id", "users", None),
            ("parent", "id", "categories", Some("parent")),
            ("_id", "id", "users", None),
            ("이름", "id", "users", Some("이름")),
        ] {
            assert_eq!(role(column, target_column, target).as_deref(), expected, "{column}");
        }
        let of = |columns: &[(&str, &str)]| role_of_all(columns, "schedules");
        assert_eq!(of(&[("schedule_id", "id"), ("account_id", "account_id")]).as_deref(), Some("schedule"));
        assert_eq!(of(&[("a", "a"), ("b", "b")]), None);
    }

    #[test]
    fn the_other_side_is_called_after_its_rows_and_their_role() {
        let plain = Other {
            row: "order",
            target: "address",
            role: None,
            is_one: false,
            is_one_of_many: true,
            is_self: false,
        };
        for (role, expected) in [
            (None, "orders"),
            (Some("address"), "orders"),
            (Some("billing_address"), "billingOrders"),
            (Some("approved_by"), "approvedOrders"),
            (Some("sender"), "ordersAsSender"),
        ] {
            assert_eq!(Other { role, ..plain }.wishes()[0], expected, "{role:?}");
        }
        let of_self = Other { row: "category", target: "category", is_self: true, ..plain };
        assert_eq!(Other { role: Some("parent"), ..of_self }.wishes()[0], "children");
        assert_eq!(Other { role: Some("next"), is_one: true, ..of_self }.wishes()[0], "previous");
        assert_eq!(Other { role: Some("user"), is_one: true, ..plain }.wishes()[0], "orderAsUser");
        assert_eq!(through("user", Some("follower"), "follows", true)[0], "followers");
        assert_eq!(through("tag", Some("tag"), "postTags", false), ["tags", "tagsViaPostTag"]);
    }
}
