//! Two versions of a design, from anything that can be imported.

use clap::Args;
use crowfoot_import::{Format, detect};
use crowfoot_model::{Dialect, Document, IdSource};
use crowfoot_reconcile::Proposal;

use crate::arguments::Input;
use crate::failure::Result;
use crate::open::{Opened, open};
use crate::output;
use crate::renames::{Renames, tell_likely};

/// The old and the new version.
#[derive(Args)]
pub(crate) struct Versions {
    /// The old version: SQL, DBML, Mermaid, Prisma, Drizzle or a Crowfoot file, or a folder of such files
    #[arg(value_name = "OLD")]
    old: String,

    /// The new version, likewise
    #[arg(value_name = "NEW")]
    new: String,

    #[command(flatten)]
    renames: Renames,
}

impl Versions {
    /// Both versions under the same ids; SQL is that of the dialect, where one is named.
    ///
    /// # Errors
    /// A file cannot be read, or a rename names what is not there.
    pub(crate) fn open(&self, dialect: Option<Dialect>) -> Result<(Document, Document)> {
        let read = |file: &str, from| open(&Input { files: vec![file.to_owned()], from, from_line: None });
        let (mut first, mut opened) = (read(&self.old, None)?, read(&self.new, None)?);
        // One file alone may be SQL of any database.
        if let (Format::Sql(own), Format::Sql(other)) = (first.format, opened.format) {
            let of_both = || {
                let texts = first.sources.iter().chain(&opened.sources).map(|source| source.text.as_str());
                detect(&self.new, &texts.collect::<Vec<_>>().join("\n"))
            };
            let format = match dialect {
                Some(dialect) => Format::Sql(dialect),
                None if own != other => of_both(),
                None => opened.format,
            };
            if first.format != format {
                first = read(&self.old, Some(format))?;
            }
            if opened.format != format {
                opened = read(&self.new, Some(format))?;
            }
        }
        let Opened { document: old, format, .. } = first;
        if format == Format::Json && opened.format == Format::Json && are_related(&old, &opened.document) {
            return Ok((old, opened.document));
        }
        let ids = IdSource::following(&old);
        let covers = opened.format.covers();
        let mut proposal = Proposal::new(old, opened.document, covers, ids);
        self.renames.decide(&mut proposal, true)?;
        tell_likely(&proposal);
        if proposal.offers().iter().any(|offer| !offer.accepted) {
            output::complain("Without these, the old object is dropped and the new one starts out empty.");
        }
        let merged = proposal.merged().clone();
        Ok((proposal.old().clone(), merged))
    }
}

/// Whether the ids of two files mean the same: most tables with an id in common have a name or columns in common too.
fn are_related(old: &Document, new: &Document) -> bool {
    let pairs = old.tables().filter_map(|table| Some((table, new.table(table.id)?)));
    let alike = pairs.map(|(before, after)| {
        let same = |column: &&crowfoot_model::Column| {
            after.column(column.id).is_some_and(|other| other.name == column.name)
        };
        let known = before.columns.iter().filter(same).count();
        before.name == after.name || known > 0 && known * 2 >= before.columns.len()
    });
    let (mut same, mut all) = (0_usize, 0_usize);
    for is_alike in alike {
        same += usize::from(is_alike);
        all += 1;
    }
    all > 0 && same * 2 > all
}
