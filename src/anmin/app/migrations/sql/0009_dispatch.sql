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
  assignment uuid references assignments,
  case_id uuid references cases,
  case_level smallint,
  home_lon double precision,
  home_lat double precision,
  beat text not null default '',
  stale_seconds integer not null default 120 check (stale_seconds between 10 and 86400),
  simulated boolean not null default false,
  retired_at timestamptz,
  constraint units_busy check ((assignment is null) = (case_id is null))
);
create index units_office on units (office) where retired_at is null;

-- Who is on a unit from when to when, with which vehicle, equipment, skills and beat.
create table unit_shifts (
  id uuid primary key,
  version integer not null default 1,
  unit uuid not null references units,
  starts timestamptz not null,
  ends timestamptz not null,
  crew uuid[] not null,
  vehicle text not null default '',
  equipment text[] not null default '{}',
  skills text[] not null default '{}',
  beat text not null default '',
  cancelled_at timestamptz,
  constraint unit_shifts_period check (ends > starts)
);
create index unit_shifts_unit on unit_shifts (unit, starts);
create index unit_shifts_crew on unit_shifts using gin (crew);

-- The newest position of each unit, and the track it came along.
create table unit_positions (
  unit uuid primary key references units,
  at timestamptz not null,
  received_at timestamptz not null,
  lon double precision not null,
  lat double precision not null,
  accuracy real,
  speed real,
  heading real,
  mark text not null
);
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
  version integer not null,
  nodes integer not null,
  edges integer not null,
  made_at timestamptz not null,
  content bytea not null
);

-- A response level in force for a case: the instruction and who must report before it can end.
create table responses (
  id uuid primary key,
  version integer not null,
  case_id uuid not null references cases,
  level smallint not null,
  plan text not null default '',
  state text not null,
  ordered_at timestamptz not null,
  ordered_by uuid,
  ended_at timestamptz
);
create index responses_case on responses (case_id);

alter table units enable row level security;
create policy units_seen on units for all to anmin_app using (anmin_everything() or anmin_sees_office(office));
do $$
declare name text;
begin
  foreach name in array array['unit_shifts', 'unit_positions'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy %I on %I for all to anmin_app'
      ' using (anmin_everything() or exists (select 1 from units u where u.id = unit))', name || '_seen', name);
  end loop;
end $$;
alter table unit_tracks enable row level security;
create policy unit_tracks_seen on unit_tracks for all to anmin_app
  using (anmin_everything() or exists (select 1 from units u where u.id = unit));
alter table responses enable row level security;
create policy responses_seen on responses for all to anmin_app
  using (anmin_everything() or exists (select 1 from cases c where c.id = case_id));

grant select, insert, update on units, unit_shifts, unit_positions, responses to anmin_app;
grant select, insert, delete on unit_tracks, road_graphs to anmin_app;

update roles set permissions = permissions || '{dispatch.see_units,dispatch.report_positions}' where code in ('call_taker', 'officer', 'department_worker', 'leader');
update roles set permissions = permissions || '{dispatch.see_units,dispatch.manage_roster,dispatch.report_positions}' where code = 'dispatcher';
update roles set permissions = permissions || '{dispatch.see_units,dispatch.manage_roster,dispatch.manage_units,dispatch.report_positions}' where code = 'watch_commander';
update roles set permissions = permissions || '{dispatch.manage_units,dispatch.manage_roads}' where code = 'system_administrator';
