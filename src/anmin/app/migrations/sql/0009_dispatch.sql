-- Units, who is on them, where they are; response levels at work. Runs as anmin_owner.

create table units (
  id uuid primary key,
  version integer not null check (version > 0),
  code text not null constraint units_code unique,
  name text not null,
  name_en text not null default '',
  kind text not null,
  office uuid not null references organisations,
  call_sign text not null default '',
  capabilities text[] not null default '{}',
  equipment text[] not null default '{}',
  status text not null,
  status_at timestamptz not null,
  idle_status text not null default '',
  rested_at timestamptz,
  assignment uuid references assignments,
  case_id uuid references cases,
  home_lon double precision,
  home_lat double precision,
  beat text not null default '',
  stale_seconds integer not null default 120 check (stale_seconds between 10 and 86400),
  simulated boolean not null default false,
  retired_at timestamptz,
  constraint units_busy check ((assignment is null) = (case_id is null))
);
create index units_office on units (office) where retired_at is null;
create unique index units_assignment on units (assignment) where assignment is not null;

-- A unit follows its order, whoever moves that: also somebody who sees the case and not the unit's office.
create function anmin_unit_follows(bound uuid, stage_status text, ends boolean, moved_at timestamptz)
  returns table (unit uuid, office uuid, version integer, before text, status text)
  language sql security definer set search_path = public as $$
  with held as (select u.id, u.status from units u where u.assignment = bound for update)
  update units u set version = u.version + 1, status_at = moved_at,
    status = case when ends then u.idle_status else stage_status end,
    assignment = case when ends then null else u.assignment end,
    case_id = case when ends then null else u.case_id end
  from held where u.id = held.id
  returning u.id, u.office, u.version, held.status, u.status
$$;
revoke all on function anmin_unit_follows(uuid, text, boolean, timestamptz) from public;
grant execute on function anmin_unit_follows(uuid, text, boolean, timestamptz) to anmin_app;

-- Who is on a unit from when to when, with which vehicle, equipment, skills and beat.
create table unit_shifts (
  id uuid primary key,
  version integer not null default 1,
  unit uuid not null references units,
  starts timestamptz not null,
  ends timestamptz not null,
  vehicle text not null default '',
  equipment text[] not null default '{}',
  skills text[] not null default '{}',
  beat text not null default '',
  cancelled_at timestamptz,
  constraint unit_shifts_period check (ends > starts),
  -- The registers' span of text: two shifts of one unit overlap exactly when their times do.
  constraint unit_shifts_once
    exclude using gist (register_span_of('shift', unit::text, starts, ends) with &&) where (cancelled_at is null)
);
create index unit_shifts_unit on unit_shifts (unit, starts);
create index unit_shifts_ends on unit_shifts (ends) where cancelled_at is null;

-- Nobody is on two units at once, whoever sees them; rows of a cancelled shift are taken away.
create table unit_crews (
  shift uuid not null references unit_shifts,
  person uuid not null references staff,
  starts timestamptz not null,
  ends timestamptz not null,
  primary key (shift, person),
  constraint unit_crews_once exclude using gist (register_span_of('crew', person::text, starts, ends) with &&)
);

-- The newest position of each unit, and the track it came along. `tx`: readers ask for what is newer than a snapshot.
create table unit_positions (
  unit uuid primary key references units,
  tx xid8 not null default pg_current_xact_id(),
  at timestamptz not null,
  received_at timestamptz not null,
  lon double precision not null,
  lat double precision not null,
  accuracy real,
  speed real,
  heading real,
  mark text not null
);
create index unit_positions_tx on unit_positions (tx);
create table unit_tracks (
  unit uuid not null,
  at timestamptz not null,
  received_at timestamptz not null,
  lon double precision not null,
  lat double precision not null,
  accuracy real,
  mark text not null,
  case_id uuid,
  primary key (unit, at)
);
create index unit_tracks_received on unit_tracks using brin (received_at);

create table road_graphs (
  id uuid primary key,
  name text not null,
  version integer not null constraint road_graphs_version unique,
  nodes integer not null,
  edges integer not null,
  made_at timestamptz not null,
  content bytea not null
);

-- A response level in force for a case: the instruction and who must report before it can end.
create table responses (
  id uuid primary key,
  case_id uuid not null references cases,
  level smallint not null check (level between 1 and 4),
  code text not null,
  plan text not null default '',
  ordered_at timestamptz not null,
  ordered_by uuid,
  ended_at timestamptz
);
create index responses_case on responses (case_id);
create unique index responses_one on responses (case_id) where ended_at is null;

-- Each party of a response: whom it was resolved to, or why nobody could be ordered; who excused it.
create table response_parties (
  id uuid primary key,
  case_id uuid not null references cases,
  response uuid not null references responses,
  list text not null,
  code text not null,
  number smallint not null,
  kind text not null,
  unit_kind text,
  responder uuid,
  role text not null,
  required boolean not null,
  left_out text not null default '',
  excused_at timestamptz,
  excused_by uuid,
  excuse bytea,
  constraint response_parties_named check (responder is not null or left_out <> '')
);
create index response_parties_response on response_parties (response);
create unique index response_parties_once on response_parties (response, responder) where responder is not null;

alter table units enable row level security;
-- The offices are gathered once a statement: thousands of units are looked at together.
create policy units_seen on units for all to anmin_app
  using (anmin_everything() or office = any (array(
    select t.descendant from scope_tree t where t.ancestor = any (anmin_offices()))));
do $$
declare name text;
begin
  foreach name in array array['unit_shifts', 'unit_positions'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy %I on %I for all to anmin_app'
      ' using (anmin_everything() or exists (select 1 from units u where u.id = unit))', name || '_seen', name);
  end loop;
end $$;
alter table unit_crews enable row level security;
create policy unit_crews_seen on unit_crews for all to anmin_app
  using (anmin_everything() or exists (select 1 from unit_shifts s where s.id = shift));
alter table unit_tracks enable row level security;
create policy unit_tracks_seen on unit_tracks for all to anmin_app
  using (anmin_everything() or exists (select 1 from units u where u.id = unit));
alter table responses enable row level security;
create policy responses_seen on responses for all to anmin_app
  using (anmin_everything() or exists (select 1 from cases c where c.id = case_id));
alter table response_parties enable row level security;
create policy response_parties_seen on response_parties for all to anmin_app
  using (anmin_everything() or exists (select 1 from cases c where c.id = case_id));

grant select, insert, update on units, unit_shifts, unit_positions, responses, response_parties to anmin_app;
grant delete on response_parties to anmin_app;
grant select, insert, delete on unit_tracks, unit_crews, road_graphs to anmin_app;

update roles set permissions = permissions || '{dispatch.see_units}' where code in ('call_taker', 'leader');
update roles set permissions = permissions || '{dispatch.see_units,dispatch.report_positions}' where code in ('officer', 'department_worker');
update roles set permissions = permissions || '{dispatch.see_units,dispatch.manage_roster,dispatch.report_positions}' where code = 'dispatcher';
update roles set permissions = permissions || '{dispatch.see_units,dispatch.manage_roster,dispatch.manage_units,dispatch.report_positions}' where code = 'watch_commander';
update roles set permissions = permissions || '{dispatch.manage_units,dispatch.manage_roads}' where code = 'system_administrator';
update roles set permissions = permissions || '{dispatch.see_responses}' where code in ('call_taker', 'dispatcher', 'watch_commander', 'officer', 'department_worker', 'leader');
update roles set permissions = permissions || '{dispatch.manage_responses}' where code = 'system_administrator';
