//! The tools that builds and tests need beside cargo. Each is installed only if it is missing or has the wrong version.

mod apt;
mod cargo_fuzz;
mod cargo_tool;
mod chromium;
mod mariadb;
mod node;
mod postgres;
pub(crate) mod sites;
mod wasm_target;

use std::ffi::OsString;
use std::path::PathBuf;

use crate::failure::{Failure, Result};
use crate::workspace::Workspace;

pub(crate) use cargo_fuzz::{cargo_fuzz, has_nightly};
pub(crate) use chromium::{Browser, chromium};
pub(crate) use mariadb::mariadb;
pub(crate) use node::npm_packages;
pub(crate) use postgres::postgres;
pub(crate) use wasm_target::{WASM_TARGET, wasm_target};

const TRUNK_VERSION: &str = "0.21.14";
/// Belongs to the `wasm_split_helpers` of `Cargo.lock`.
const WASM_SPLIT_VERSION: &str = "0.2.4";

/// Finds or installs everything a release build needs, and returns the PATH for Trunk.
pub(crate) fn for_build(workspace: &Workspace) -> Result<OsString> {
    wasm_target(workspace)?;
    let bindgen = workspace.locked_version("wasm-bindgen")?.ok_or_else(|| {
        Failure::new("Cargo.lock has no wasm-bindgen: there is no browser app to build yet")
    })?;
    let mut folders: Vec<PathBuf> = Vec::new();
    folders.extend(cargo_tool::WASM_BINDGEN.install(workspace, &bindgen)?);
    folders.extend(cargo_tool::TRUNK.install(workspace, TRUNK_VERSION)?);
    folders.extend(cargo_tool::WASM_SPLIT.install(workspace, WASM_SPLIT_VERSION)?);
    npm_packages(workspace)?;
    folders.push(workspace.tests().join("node_modules").join(".bin"));
    let inherited = std::env::var_os("PATH").unwrap_or_default();
    folders.extend(std::env::split_paths(&inherited));
    std::env::join_paths(folders).map_err(|error| Failure::new(format!("PATH: {error}")))
}
