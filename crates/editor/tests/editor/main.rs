//! The editor, driven by the events that a shell sends.

#[cfg(test)]
mod arranging;
#[cfg(test)]
mod bends;
#[cfg(test)]
mod clipboard;
#[cfg(test)]
mod columns;
#[cfg(test)]
mod diagrams;
#[cfg(test)]
mod drawing;
#[cfg(test)]
mod focus;
#[cfg(test)]
mod gestures;
#[cfg(test)]
mod improving;
#[cfg(test)]
mod inspector;
#[cfg(test)]
mod keys;
#[cfg(test)]
mod layout;
#[cfg(test)]
mod lists;
#[cfg(test)]
mod random;
#[cfg(test)]
mod receiving;
#[cfg(test)]
mod room;
#[cfg(test)]
mod stage;
#[cfg(test)]
mod typing;
#[cfg(test)]
mod waiting;
