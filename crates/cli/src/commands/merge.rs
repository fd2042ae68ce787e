use clap::Args;
use crowfoot_model::{Document, file, merge::merge_documents};

use crate::commands::Outcome;
use crate::failure::{Failure, Result};
use crate::{files, output};

/// Merge two versions of a Crowfoot file that come from a third
///
/// Writes the result over OURS, as git expects of a merge driver. What both sides changed in different ways stays as in OURS
/// and is listed on standard error; the exit code is then 1. To install it:
///
///   git config merge.crowfoot.driver 'crowfoot merge %O %A %B'
///   echo '*.crowfoot.json merge=crowfoot' >> .gitattributes
#[derive(Args)]
#[command(verbatim_doc_comment)]
pub(super) struct Arguments {
    /// The version that both come from
    #[arg(value_name = "BASE")]
    base: String,

    /// The version that is merged into
    #[arg(value_name = "OURS")]
    ours: String,

    /// The version that is merged
    #[arg(value_name = "THEIRS")]
    theirs: String,

    /// Write to this file instead of OURS; - for standard output
    #[arg(short, long, value_name = "PATH")]
    out: Option<String>,
}

pub(super) fn run(arguments: &Arguments) -> Result<Outcome> {
    let (base, ours, theirs) = (read(&arguments.base)?, read(&arguments.ours)?, read(&arguments.theirs)?);
    let (merged, conflicts) = merge_documents(&base, &ours, &theirs);
    let out = arguments.out.as_deref().unwrap_or(&arguments.ours);
    output::write(Some(out), &file::to_json(&merged))?;
    for conflict in &conflicts {
        let part = if conflict.part.is_empty() { String::new() } else { [" ", &conflict.part].concat() };
        output::complain(&format!("conflict: {}{part}: {}", conflict.name, conflict.message));
    }
    Ok(if conflicts.is_empty() { Outcome::Done } else { Outcome::Findings })
}

/// A Crowfoot file under any name: git gives temporary ones.
fn read(path: &str) -> Result<Document> {
    let texts = files::read(&[path.to_owned()], Some(crowfoot_import::Format::Json))?;
    let [text] = texts.as_slice() else { return Err(Failure::at(path, "is not a file")) };
    if text.text.trim().is_empty() {
        return Ok(Document::default());
    }
    file::from_json(&text.text).map_err(|error| Failure::at(path, error))
}
