//! Runs the `crowfoot` binary on fixtures.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "this is a test: whatever fails here is to stop it"
)]

#[cfg(test)]
mod check;
#[cfg(test)]
mod convert;
#[cfg(test)]
mod errors;
#[cfg(test)]
mod forms;
#[cfg(test)]
mod link;
#[cfg(test)]
mod mdbook;
#[cfg(test)]
mod render;
#[cfg(test)]
mod samples;
mod schemas;
#[cfg(test)]
mod support;
#[cfg(test)]
mod update;
