import { defineRelations } from 'drizzle-orm';
import * as schema from './schema';

export const relations = defineRelations(schema, (r) => ({
  teams: {
    lead: r.one.users({ from: r.teams.leadId, to: r.users.id, alias: 'teams_lead_id' }),
    users: r.many.users({ alias: 'users_team_id' }),
    projects: r.many.projects(),
  },
  users: {
    team: r.one.teams({
      from: r.users.teamId,
      to: r.teams.id,
      optional: false,
      alias: 'users_team_id',
    }),
    teams: r.many.teams({ alias: 'teams_lead_id' }),
    tasks: r.many.tasks(),
  },
  projects: {
    team: r.one.teams({ from: r.projects.teamId, to: r.teams.id, optional: false }),
    tasks: r.many.tasks(),
  },
  tasks: {
    project: r.one.projects({ from: r.tasks.projectId, to: r.projects.id, optional: false }),
    assignee: r.one.users({ from: r.tasks.assigneeId, to: r.users.id }),
  },
}));
