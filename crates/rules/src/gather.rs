//! What many objects share is one finding with a list.

use crowfoot_compact::VecMap;
use crowfoot_model::{Document, ObjectRef};

use crate::diagnostic::{Applicability, Diagnostic, Severity};
use crate::facts::columns::list;
use crate::format::place;
use crate::preset::Gather;

/// How many findings a fix can be made of at once: more are a habit, to be changed in another way.
const FIXED: usize = 100;

/// The beginning of the detail of every gathered finding.
pub(crate) const GATHERED: &str = "gathered ";

/// How many objects are named; the rest is a number.
const NAMED: usize = 3;

/// The findings of one table, with those that are open as one.
pub(crate) fn by_table(found: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut out = Vec::new();
    let mut groups: VecMap<Severity, Vec<Diagnostic>> = VecMap::new();
    for diagnostic in found {
        if diagnostic.suppressed.is_some() {
            out.push(diagnostic);
        } else {
            groups.or_default(diagnostic.severity).push(diagnostic);
        }
    }
    for group in groups.values() {
        let table = group.first().and_then(|first| first.object.table()).map(ObjectRef::Table);
        let list: Vec<&Diagnostic> = group.iter().collect();
        let Some(mut one) = together(&list, table) else { continue };
        with_parts(&mut one, &list);
        out.push(one);
    }
    out
}

/// The findings of a whole design, by what they are about.
pub(crate) fn by_target<'d>(found: impl Iterator<Item = &'d Diagnostic>, how: Gather) -> Vec<Diagnostic> {
    // What is said of tables is not said of policies.
    let mut groups: VecMap<(Severity, Option<ObjectRef>, &str), Vec<&Diagnostic>> = VecMap::new();
    for diagnostic in found {
        let about = match how {
            Gather::Target => diagnostic.related.first().copied(),
            _ => None,
        };
        groups.or_default((diagnostic.severity, about, diagnostic.object.noun())).push(diagnostic);
    }
    let one = |((_, about, noun), group): (&(Severity, Option<ObjectRef>, &str), &Vec<&Diagnostic>)| {
        let mut one = together(group, about.or(Some(ObjectRef::Document)))?;
        with_parts(&mut one, group);
        if group.len() > 1 {
            one.detail.push_str(noun);
        }
        Some(one)
    };
    groups.iter().filter_map(one).collect()
}

/// Keeps what a finding stands for. The fix of the first is that of all, where all have it.
fn with_parts(one: &mut Diagnostic, group: &[&Diagnostic]) {
    if group.len() < 2 {
        return;
    }
    let has =
        |part: &Diagnostic, wanted: Applicability| part.fixes.iter().any(|own| own.applicability == wanted);
    one.fixes.retain(|fix| group.len() <= FIXED && group.iter().all(|part| has(part, fix.applicability)));
    // One of each kind: the parts are fixed by what they offer of it.
    one.fixes.dedup_by_key(|fix| fix.applicability);
    if group.len() > FIXED {
        return;
    }
    for fix in &mut one.fixes {
        let more = (group.len() - 1).to_string();
        fix.label.push_str(&[", and likewise ", &more, " more"].concat());
    }
    one.parts = group.iter().map(|part| (*part).clone()).collect();
}

/// What an object is called in a list: a key by its columns.
pub(crate) fn label(document: &Document, object: ObjectRef) -> String {
    let columns = match object {
        ObjectRef::ForeignKey(table, id) => document.table(table).and_then(|table| {
            let key = table.foreign_key(id)?;
            Some((table, &key.columns))
        }),
        ObjectRef::Unique(table, id) => document.table(table).and_then(|table| {
            let key = table.unique(id)?;
            Some((table, &key.columns))
        }),
        _ => None,
    };
    match columns {
        Some((table, columns)) => [table.name.as_str(), " (", &list(table, columns), ")"].concat(),
        None => place(document, object),
    }
}

fn together(group: &[&Diagnostic], object: Option<ObjectRef>) -> Option<Diagnostic> {
    let (first, rest) = group.split_first()?;
    let mut one = (*first).clone();
    if rest.is_empty() {
        return Some(one);
    }
    let named: Vec<&str> = rest.iter().take(NAMED).map(|other| other.label.as_str()).collect();
    let more = rest.len() - named.len();
    one.what.push_str(" The same goes for ");
    let more = match more {
        0 => String::new(),
        1 => "1 more".to_owned(),
        more => [more.to_string().as_str(), " more"].concat(),
    };
    let mut parts: Vec<&str> = named;
    if !more.is_empty() {
        parts.push(&more);
    }
    if let Some((last, before)) = parts.split_last() {
        if !before.is_empty() {
            one.what.push_str(&before.join(", "));
            one.what.push_str(" and ");
        }
        one.what.push_str(last);
    }
    one.what.push('.');
    one.detail = [GATHERED, first.severity.key()].concat();
    one.related = group.iter().map(|own| own.object).collect();
    if let Some(object) = object {
        one.object = object;
    }
    Some(one)
}
