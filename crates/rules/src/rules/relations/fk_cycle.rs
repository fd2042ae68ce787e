//! Tables that refer to each other in a cycle.

use crowfoot_compact::{VecMap, VecSet};
use crowfoot_model::{ObjectRef, TableId};

use crate::context::Context;
use crate::diagnostic::{Applicability, Severity};
use crate::graph::Graph;
use crate::rule::{Check, Family, Report, Rule};

pub(crate) static RULE: Rule = Rule {
    code: "REL006",
    name: "fk-cycle",
    family: Family::Relations,
    severity: Severity::Error,
    since: "0.1.0",
    fix: Some(Applicability::DisplayOnly),
    summary: "Tables reference each other in a cycle.",
    why: "If every foreign key in the cycle is NOT NULL and checked immediately, no first row can be inserted. Other \
          cycles work, but deletes, copies and imports have no natural order.",
    advice: "Make one of the foreign keys nullable, or deferrable if the database supports it.",
    bad: "CREATE TABLE teams (\n  id text PRIMARY KEY,\n  captain_id text NOT NULL REFERENCES players (id)\n);\n\
          CREATE TABLE players (\n  id text PRIMARY KEY,\n  team_id text NOT NULL REFERENCES teams (id)\n);",
    good: "CREATE TABLE teams (\n  id text PRIMARY KEY\n);\nCREATE TABLE players (\n  id text PRIMARY KEY,\n  \
           team_id text NOT NULL REFERENCES teams (id)\n);",
    options: &[],
    checks: &[Check::Graph(check)],
    repair: None,
};

fn check(cx: &Context<'_>, report: &mut Report<'_>) {
    let rigid = cycles(cx.graph(), true);
    for cycle in cycles(cx.graph(), false) {
        let locked: Vec<TableId> =
            rigid.iter().find(|other| other.iter().all(|id| cycle.contains(id))).cloned().unwrap_or_default();
        let (tables, severity) =
            if locked.is_empty() { (cycle, Severity::Info) } else { (locked, Severity::Error) };
        let Some(first) = tables.first() else { continue };
        let mut way = way_round(cx.graph(), &tables, severity == Severity::Error);
        way.push(*first);
        let names: Vec<String> = way.iter().map(|id| cx.name(ObjectRef::Table(*id))).collect();
        let end = if severity == Severity::Error {
            ": no first row can be inserted."
        } else {
            ". One of the foreign keys is nullable, so rows can be inserted."
        };
        let what = ["Foreign keys form a cycle: ", &names.join(" → "), end].concat();
        let finding = report.add(ObjectRef::Table(*first), what).rank(severity);
        tables.iter().skip(1).for_each(|id| {
            finding.relate(ObjectRef::Table(*id));
        });
        if severity == Severity::Error {
            let label = if cx.spec.capabilities().deferrable {
                "Make one foreign key nullable or DEFERRABLE"
            } else {
                "Make one foreign key nullable"
            };
            finding.offer(Applicability::DisplayOnly, label);
        } else {
            if cx.is_learned() {
                finding.rank(Severity::Hint);
            }
            finding
                .advise("Nothing to do if the cycle is intended. Otherwise reverse one of the foreign keys.");
        }
    }
}

/// The sets of two or more tables that reach each other, by rigid foreign keys alone or by all. A table that refers
/// to itself is a tree and no cycle.
fn cycles(graph: &Graph, rigid: bool) -> Vec<Vec<TableId>> {
    // Tarjan's algorithm, with a stack of its own: cycles can be longer than the call stack is deep.
    #[derive(Default)]
    struct Search {
        number: VecMap<TableId, (usize, usize)>,
        path: Vec<TableId>,
        on_path: VecSet<TableId>,
        found: Vec<Vec<TableId>>,
    }
    let next = |id: TableId, at: usize| {
        let mut targets = graph.edges(id).iter().filter(|edge| edge.rigid || !rigid).map(|edge| edge.target);
        targets.nth(at)
    };
    let mut search = Search::default();
    for start in graph.tables() {
        if search.number.contains_key(&start) {
            continue;
        }
        let mut work = vec![(start, 0)];
        while let Some((id, at)) = work.pop() {
            if at == 0 {
                let number = search.number.len();
                search.number.insert(id, (number, number));
                search.path.push(id);
                search.on_path.insert(id);
            }
            if let Some(target) = next(id, at) {
                work.push((id, at + 1));
                if !search.number.contains_key(&target) {
                    work.push((target, 0));
                } else if search.on_path.contains(&target) {
                    let reached = search.number.get(&target).map_or(0, |(number, _)| *number);
                    lower(&mut search.number, id, reached);
                }
                continue;
            }
            let Some((number, low)) = search.number.get(&id).copied() else { continue };
            if let Some((parent, _)) = work.last() {
                lower(&mut search.number, *parent, low);
            }
            if number == low {
                let mut component = Vec::new();
                while let Some(member) = search.path.pop() {
                    search.on_path.remove(&member);
                    component.push(member);
                    if member == id {
                        break;
                    }
                }
                if component.len() > 1 {
                    component.sort_unstable();
                    search.found.push(component);
                }
            }
        }
    }
    search.found.sort_unstable();
    search.found
}

fn lower(number: &mut VecMap<TableId, (usize, usize)>, id: TableId, to: usize) {
    if let Some((_, low)) = number.get_mut(&id) {
        *low = (*low).min(to);
    }
}

/// A shortest way from the first table round to itself, without the return.
fn way_round(graph: &Graph, tables: &[TableId], rigid: bool) -> Vec<TableId> {
    let Some(start) = tables.first().copied() else { return Vec::new() };
    let mut from: VecMap<TableId, TableId> = VecMap::new();
    let mut open = vec![start];
    while !open.is_empty() {
        let mut later = Vec::new();
        for id in open {
            for edge in graph.edges(id).iter().filter(|edge| edge.rigid || !rigid) {
                if edge.target == start && id != start {
                    let mut way = vec![id];
                    let mut at = id;
                    while let Some(before) = from.get(&at) {
                        way.push(*before);
                        at = *before;
                    }
                    way.reverse();
                    return way;
                }
                if tables.contains(&edge.target) && edge.target != start && !from.contains_key(&edge.target) {
                    from.insert(edge.target, id);
                    later.push(edge.target);
                }
            }
        }
        open = later;
    }
    tables.to_vec()
}

#[cfg(test)]
mod tests {
    use crate::tests::{expect, findings};
    use crate::{Severity, tests::document};

    #[test]
    fn a_cycle_with_a_nullable_key_is_only_info() {
        let sql = "CREATE TABLE a (id int, b_id int REFERENCES b (id)); CREATE TABLE b (id int, a_id int NOT NULL REFERENCES a (id))";
        let found = findings("REL006", &document(sql));
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].severity, Severity::Info);
        expect(
            "REL006",
            "CREATE TABLE a (id int, a_id int NOT NULL REFERENCES a (id)); CREATE TABLE b (id int, a_id int REFERENCES a (id))",
            &[],
        );
    }

    #[test]
    fn the_cycle_is_reported_in_order() {
        let sql = "CREATE TABLE a (id int, b_id int NOT NULL REFERENCES b (id), c_id int NOT NULL REFERENCES c (id));
                   CREATE TABLE b (id int, c_id int NOT NULL REFERENCES c (id)); CREATE TABLE c (id int, b_id int NOT NULL REFERENCES b (id))";
        let found = findings("REL006", &document(sql));
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].severity, Severity::Error);
        assert!(found[0].what.contains("b → c → b"), "{}", found[0].what);
    }
}
