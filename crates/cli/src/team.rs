//! Where the rule settings of a team are found.

use std::path::PathBuf;

use crowfoot_team::{NAME, Team};

use crate::failure::{Failure, Result};

/// Reads the file that is named, or else the nearest in this folder and those above it; `None` where there is none.
///
/// # Errors
/// It cannot be read, or says something that no rule has.
pub(crate) fn find(named: Option<&str>) -> Result<Option<Team>> {
    let nearest = || {
        let here = std::env::current_dir().ok()?;
        here.ancestors().map(|folder| folder.join(NAME)).find(|path| path.is_file())
    };
    let Some(path) = named.map(PathBuf::from).or_else(nearest) else { return Ok(None) };
    let shown = path.display().to_string();
    let text = std::fs::read_to_string(&path)
        .map_err(|error| Failure::at(&shown, format_args!("cannot be read: {error}")))?;
    Team::read(&text).map(Some).map_err(|error| Failure::at(&shown, error))
}
