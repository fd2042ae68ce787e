//! The columns that an expression can name.

use std::borrow::Cow;
use std::cell::OnceCell;

use crowfoot_compact::Arrange;
use crowfoot_model::Dialect;

/// An index of column names. A table may have thousands of columns, each with a check.
#[derive(Debug, Default)]
pub struct Columns<'c> {
    names: Vec<Cow<'c, str>>,
    /// Sorted lower-case names with their positions; built on first use.
    sorted: OnceCell<Vec<(String, usize)>>,
}

impl<'c> Columns<'c> {
    pub fn new<N: Into<Cow<'c, str>>>(names: impl IntoIterator<Item = N>) -> Self {
        Self { names: names.into_iter().map(Into::into).collect(), sorted: OnceCell::new() }
    }

    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(|name| &**name)
    }

    /// The position of the column that a database finds by this name: PostgreSQL is case-sensitive, the others are not.
    pub fn find(&self, dialect: Dialect, name: &str) -> Option<usize> {
        match dialect {
            Dialect::Postgres => self.exact(name),
            Dialect::Mysql | Dialect::Sqlite => self.any_case(name),
        }
    }

    /// The position of the column of exactly this name.
    pub fn exact(&self, name: &str) -> Option<usize> {
        self.alike(name).find(|at| self.names.get(*at).is_some_and(|own| own == name))
    }

    /// The position of the first column of this name, ignoring case.
    pub fn any_case(&self, name: &str) -> Option<usize> {
        self.alike(name).next()
    }

    /// The positions of the columns of this name, ignoring case.
    fn alike(&self, name: &str) -> impl Iterator<Item = usize> {
        let sorted = self.sorted.get_or_init(|| {
            let mut sorted: Vec<(String, usize)> =
                self.names.iter().enumerate().map(|(at, name)| (name.to_lowercase(), at)).collect();
            sorted.arrange_by(Ord::cmp);
            sorted
        });
        let name = name.to_lowercase();
        let first = sorted.partition_point(|(own, _)| *own < name);
        sorted.iter().skip(first).take_while(move |(own, _)| *own == name).map(|(_, at)| *at)
    }
}

#[cfg(test)]
mod tests {
    use super::Columns;
    use crowfoot_model::Dialect;

    #[test]
    fn columns_are_found_with_the_case_rules_of_the_database() {
        let columns = Columns::new(["b", "Größe", "A", "a"]);
        assert_eq!(columns.find(Dialect::Postgres, "a"), Some(3));
        assert_eq!(columns.find(Dialect::Postgres, "A"), Some(2));
        assert_eq!(columns.find(Dialect::Postgres, "B"), None);
        assert_eq!(columns.find(Dialect::Sqlite, "B"), Some(0));
        assert_eq!(columns.find(Dialect::Mysql, "GRÖSSE"), None);
        assert_eq!(columns.find(Dialect::Mysql, "GRÖßE"), Some(1));
        assert_eq!(columns.find(Dialect::Sqlite, "a"), Some(2), "the first of those alike");
    }
}
