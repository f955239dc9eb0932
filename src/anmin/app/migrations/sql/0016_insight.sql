-- What figures count: one row a case in scope, without drills, tests, nuisance, duplicates and what was merged into another.
-- The same scope as the policy of cases, asked once for all rows; a test compares both. The first offices of a case are
-- looked up by hash, for two long arrays are compared each with each. Runs as anmin_owner.
create view insight_rows with (security_barrier) as
select c.id, c.number, c.kind, c.category, c.level, c.channel, c.raised_at, c.closed_at, c.verdict,
  case when c.kind = 'emergency' then c.office else coalesce(m.lead, c.office) end as lead,
  case when c.kind = 'emergency' then coalesce(m.diverted, '') <> 'to_emergency'
    else coalesce(m.diverted, '') = 'from_emergency' end as alarm,
  c.kind = 'emergency' and coalesce(m.diverted, '') = 'to_emergency' as urgent,
  'cleared_by_force' = any (c.flags) as forced,
  c.reopened > 0 or coalesce(m.rounds, 1) > 1 as again,
  coalesce(m.returns, 0) > 0 as returned,
  case when c.kind <> 'emergency' then m.due_at end as due_at, m.paused_at, m.routed_at, m.accepted_at,
  coalesce(m.accept_missed, false) as accept_missed, away.case_id is not null as sent_on, here.case_id is not null as came_over,
  replies.at as replied_at, visits.at as contacted_at
from cases c
left join matters m on m.case_id = c.id
left join (select case_id from transfers where sender = '' and state in ('accepted', 'done') group by case_id) away
  on away.case_id = c.id
left join (select case_id from transfers where receiver = '' and state in ('accepted', 'done') group by case_id) here
  on here.case_id = c.id
left join (select case_id, min(at) as at from messages where side = 'staff' group by case_id) replies
  on replies.case_id = c.id
left join (select case_id, min(least(arrived_at, reported_at)) as at from assignments group by case_id) visits
  on visits.case_id = c.id
where c.state <> 'merged' and c.call_kind not in ('nuisance', 'duplicate', 'test')
  and not c.flags && '{drill,test}'
  and ((select anmin_everything())
    or c.offices[1] in (select t.descendant from scope_tree t where t.ancestor = any (anmin_offices()))
    or c.offices[2] in (select t.descendant from scope_tree t where t.ancestor = any (anmin_offices()))
    or c.offices && array(select t.descendant from scope_tree t where t.ancestor = any (anmin_offices())));
grant select on insight_rows to anmin_app;
create index messages_staff on messages (case_id, at) where side = 'staff';

-- A weekly supervision sheet as it was issued: its figures stay what they were on that Monday.
create table weekly_sheets (
  id uuid primary key,
  organisation uuid not null references organisations,
  year integer not null,
  week smallint not null check (week between 1 and 53),
  number text not null,
  issued_at timestamptz not null,
  content jsonb not null,
  constraint weekly_sheets_once unique (organisation, year, week)
);
create index weekly_sheets_week on weekly_sheets (year desc, week desc);
alter table weekly_sheets enable row level security;
create policy weekly_sheets_seen on weekly_sheets for all to anmin_app
  using (anmin_everything() or anmin_sees_office(organisation));
grant select, insert on weekly_sheets to anmin_app;

update roles set permissions = permissions || '{insight.see}' where code in ('dispatcher', 'watch_commander', 'leader');
