//! A studio in two areas: small, with a cycle, an enum of one table and one of several, and a table outside of areas.

use crowfoot_model::{
    Area, DataType, DefaultValue, Diagram, DiagramId, Dialect, Document, EnumType, NodeId, Placement,
    ReferentialAction, View,
};

use super::build::{Build, varchar};

pub(crate) fn document() -> Document {
    let mut b = Build::new("Studio", Dialect::Postgres);
    let role = enumeration(&mut b, "role", &["owner", "member"]);
    let priority = enumeration(&mut b, "priority", &["low", "high"]);

    let mut teams = b.table("teams");
    let team = b.ulid(&mut teams);
    b.required(&mut teams, "name", varchar(80));
    let lead = b.column(&mut teams, "lead_id", DataType::TEXT);
    b.audit(&mut teams);

    let mut users = b.table("users");
    users.comment = Some("People of a team.".into());
    let user = b.ulid(&mut users);
    let email = b.required(&mut users, "email", varchar(255));
    let of_team = b.required(&mut users, "team_id", DataType::TEXT);
    let own_role = b.required(&mut users, "role", role);
    users.column_mut(own_role).unwrap().default = Some(DefaultValue::Text("member".into()));
    b.audit(&mut users);
    b.unique(&mut users, Some("users_email_unique"), &[email]);
    b.foreign_key(&mut users, &[of_team], &teams, &[team], Some(ReferentialAction::Cascade));
    b.foreign_key(&mut teams, &[lead], &users, &[user], Some(ReferentialAction::SetNull));

    let mut projects = b.table("projects");
    let project = b.ulid(&mut projects);
    let owner = b.required(&mut projects, "team_id", DataType::TEXT);
    b.required(&mut projects, "priority", priority.clone());
    let kind = b.required(&mut projects, "kind", varchar(20));
    projects.column_mut(kind).unwrap().default = Some(DefaultValue::Text("site".into()));
    b.audit(&mut projects);
    b.check(&mut projects, Some("projects_kind_check"), "kind IN ('site', 'shop')");
    b.foreign_key(&mut projects, &[owner], &teams, &[team], Some(ReferentialAction::Restrict));

    let mut tasks = b.table("tasks");
    b.ulid(&mut tasks);
    let of_project = b.required(&mut tasks, "project_id", DataType::TEXT);
    let assignee = b.column(&mut tasks, "assignee_id", DataType::TEXT);
    b.required(&mut tasks, "priority", priority);
    b.audit(&mut tasks);
    b.column(&mut tasks, "deleted_at", DataType::TIMESTAMP_WITH_ZONE);
    b.foreign_key(&mut tasks, &[of_project], &projects, &[project], Some(ReferentialAction::Cascade));
    b.foreign_key(&mut tasks, &[assignee], &users, &[user], Some(ReferentialAction::SetNull));

    let mut settings = b.table("settings");
    let key = b.required(&mut settings, "key", DataType::TEXT);
    settings.primary_key = Some(crowfoot_model::PrimaryKey::over(vec![key]));
    b.required(&mut settings, "value", DataType::TEXT);

    let view = View {
        id: b.ids.fresh(),
        schema: None,
        name: "open_tasks".into(),
        columns: Vec::new(),
        query: "SELECT id, priority FROM tasks WHERE deleted_at IS NULL".into(),
        dialect: Dialect::Postgres,
        materialized: false,
        clauses: Vec::new(),
        head: None,
        indexes: Vec::new(),
        comment: None,
    };
    let diagram: DiagramId = b.ids.fresh();
    b.put(Diagram::new(diagram, "Main"));
    place(&mut b, diagram, "People", 0, &[NodeId::Table(teams.id), NodeId::Table(users.id)]);
    let work = [NodeId::Table(projects.id), NodeId::Table(tasks.id), NodeId::View(view.id)];
    place(&mut b, diagram, "Client work", 1000, &work);
    b.put(Placement::at(diagram, NodeId::Table(settings.id), 3000, 0));
    b.put(view);
    for table in [teams, users, projects, tasks, settings] {
        b.put(table);
    }
    b.finish()
}

fn enumeration(b: &mut Build, name: &str, values: &[&str]) -> DataType {
    let id = b.ids.fresh();
    let values = values.iter().map(|value| (*value).to_owned()).collect();
    b.put(EnumType { id, schema: None, name: name.into(), values, comment: None });
    DataType::Enum(id)
}

/// An area with cards side by side.
fn place(b: &mut Build, diagram: DiagramId, name: &str, top: i32, nodes: &[NodeId]) {
    let area = Area { id: b.ids.fresh(), name: name.into() };
    let frame = Placement {
        width: Some(1400),
        height: Some(600),
        ..Placement::at(diagram, NodeId::Area(area.id), 0, top)
    };
    b.put(area);
    b.put(frame);
    for (at, node) in (0..).zip(nodes) {
        b.put(Placement::at(diagram, *node, 40 + at * 400, top + 40));
    }
}
