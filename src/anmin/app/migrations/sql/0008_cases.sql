-- Cases, their orders and everything that hangs on them. Runs as anmin_owner; the other two roles own nothing.

-- A guest is a caller without an account: the device that raised a matter keeps its thread.
alter table sessions drop constraint sessions_kind_check;
alter table sessions add constraint sessions_kind check (kind in ('staff', 'citizen', 'guest'));

-- The last serial given out per division and day; leased in blocks by the processes that raise cases.
create table case_numbers (
  division text not null,
  day date not null,
  last integer not null,
  primary key (division, day)
);

create function anmin_sees_any(offices uuid[]) returns boolean language sql stable
  as $$ select exists (select 1 from scope_tree t where t.descendant = any (offices) and t.ancestor = any (anmin_offices())) $$;

create table cases (
  id uuid primary key,
  number text not null constraint cases_number unique,
  version integer not null check (version > 0),
  epoch integer not null,
  kind text not null,
  state text not null,
  call_kind text not null,
  channel text not null,
  person uuid,
  raised_by text not null,
  desk uuid not null,
  first_office uuid not null,
  office uuid not null,
  home_office uuid,
  offices uuid[] not null,
  flags text[] not null default '{}',
  tag text not null default '',
  template text not null default '',
  content bytea,
  first_category text not null default '',
  category text not null default '',
  first_level smallint not null check (first_level between 1 and 4),
  level smallint not null check (level between 1 and 4),
  level_rule text not null default '',
  lon double precision,
  lat double precision,
  datum text,
  raw_lon double precision,
  raw_lat double precision,
  accuracy real,
  country text not null default '',
  place_state text not null default 'none',
  address bytea,
  landmark bytea,
  caller_lon double precision,
  caller_lat double precision,
  caller_accuracy real,
  caller_at timestamptz,
  response_level smallint,
  raised_at timestamptz not null,
  due_at timestamptz,
  opened_at timestamptz,
  opened_by uuid,
  taken_at timestamptz,
  taken_by uuid,
  commander uuid,
  waiting_since timestamptz,
  lead uuid references cases,
  reported_at timestamptz,
  closed_at timestamptz,
  disposition text not null default '',
  measure text not null default '',
  outcome bytea,
  verdict text not null default '',
  rated_at timestamptz,
  reopened integer not null default 0,
  -- Cells of about 1.1 km. Columns, not expressions: below row-level security an index serves only comparisons that leak
  -- nothing, and of those on numbers only plain ones do.
  cell_lat integer generated always as (floor(lat * 100)::integer) stored,
  cell_lon integer generated always as (floor(lon * 100)::integer) stored,
  constraint cases_place check ((lon is null) = (lat is null)),
  constraint cases_closed check ((state in ('closed', 'merged')) = (closed_at is not null)),
  constraint cases_responsible check (state in ('closed', 'merged') or cardinality(offices) > 0)
);
create index cases_desk on cases (desk, state, level, raised_at) where closed_at is null;
create index cases_offices on cases using gin (offices) where closed_at is null;
create index cases_person on cases (person, raised_at desc) where person is not null;
create index cases_raised on cases (raised_at);
create index cases_lead on cases (lead) where lead is not null;
create index cases_near on cases (cell_lat, cell_lon, raised_at) where cell_lat is not null;

create table calls (
  id uuid primary key,
  version integer not null default 1,
  case_id uuid references cases deferrable initially deferred,
  desk uuid not null,
  state text not null,
  line text not null default '',
  seat text not null default '',
  recording text not null default '',
  number bytea,
  number_hash bytea,
  owner bytea,
  address bytea,
  queued_at timestamptz not null,
  answered_at timestamptz,
  answered_by uuid,
  ended_at timestamptz,
  call_back_at timestamptz,
  called_back_at timestamptz,
  called_back_by uuid
);
create index calls_case on calls (case_id);
create index calls_number on calls (number_hash, queued_at);
create index calls_queued on calls (queued_at);
create unique index calls_recording on calls (desk, recording) where recording <> '';

create table parties (
  id uuid primary key,
  version integer not null default 1,
  case_id uuid not null references cases,
  role text not null,
  person uuid,
  name bytea,
  sex text not null default '',
  phone bytea,
  phone_hash bytea,
  document_kind text not null default '',
  document bytea,
  document_hash bytea,
  address bytea,
  note bytea,
  at timestamptz not null
);
create index parties_case on parties (case_id);
create index parties_phone on parties (phone_hash) where phone_hash is not null;

create table drafts (
  id uuid primary key,
  version integer not null,
  person uuid not null,
  state text not null,
  fields bytea not null,
  name bytea,
  phone bytea,
  case_id uuid references cases deferrable initially deferred,
  made_at timestamptz not null,
  touched_at timestamptz not null
);
create index drafts_person on drafts (person);
create index drafts_touched on drafts (touched_at);

create table case_positions (
  id uuid primary key,
  case_id uuid not null references cases,
  at timestamptz not null,
  received_at timestamptz not null,
  lon double precision not null,
  lat double precision not null,
  accuracy real,
  mark text not null
);
create index case_positions_case on case_positions (case_id, at);
create index case_positions_received on case_positions (received_at);

-- What came by a channel and could not be read.
create table unread_messages (
  id uuid primary key,
  channel text not null,
  why text not null,
  size integer not null,
  body bytea not null,
  at timestamptz not null
);
create index unread_messages_at on unread_messages (at);

create table messages (
  id uuid primary key,
  case_id uuid not null references cases,
  at timestamptz not null,
  side text not null check (side in ('caller', 'staff', 'house')),
  author uuid,
  body bytea,
  evidence uuid[] not null default '{}',
  read_at timestamptz,
  read_by uuid
);
create index messages_case on messages (case_id, at, id);
create index messages_unread on messages (case_id) where side = 'caller' and read_at is null;

create table links (
  id uuid primary key,
  case_id uuid not null references cases,
  other uuid not null references cases,
  kind text not null,
  by uuid,
  note bytea,
  -- The call kind of the case before any link changed it.
  was text not null default '',
  at timestamptz not null,
  constraint links_once unique (case_id, other, kind),
  constraint links_two check (case_id <> other)
);
create index links_other on links (other);

create table assignments (
  id uuid primary key,
  version integer not null check (version > 0),
  case_id uuid not null references cases,
  number smallint not null,
  responder_kind text not null,
  responder uuid not null,
  office uuid not null,
  state text not null,
  required boolean not null,
  task text not null default '',
  response uuid,
  parent uuid references assignments,
  automatic boolean not null,
  instruction bytea,
  equipment text[] not null default '{}',
  safety text[] not null default '{}',
  ordered_at timestamptz not null,
  ordered_by uuid,
  received_at timestamptz,
  acknowledged_at timestamptz,
  set_out_at timestamptz,
  arrived_at timestamptz,
  reported_at timestamptz,
  ended_at timestamptz,
  end_why text not null default '',
  end_note bytea,
  end_seen_at timestamptz,
  overdue smallint not null default 0,
  welfare_at timestamptz,
  persons smallint,
  vehicles smallint,
  boats smallint,
  constraint assignments_ended check ((state in ('done', 'refused', 'withdrawn')) = (ended_at is not null)),
  constraint assignments_number unique (case_id, number)
);
create index assignments_case on assignments (case_id);
create index assignments_responder on assignments (responder, ordered_at) where ended_at is null;
create unique index assignments_one_unit on assignments (responder) where ended_at is null and responder_kind = 'unit';
create index assignments_office on assignments (office) where ended_at is null;

-- Write-once milestones: who said it, when it was, when it was noted, where.
create table stages (
  id uuid primary key,
  assignment uuid not null references assignments,
  case_id uuid not null references cases,
  stage text not null,
  at timestamptz not null,
  noted_at timestamptz not null,
  actor text not null,
  lon double precision,
  lat double precision,
  accuracy real,
  mark text not null default 'ok',
  why bytea,
  constraint stages_once unique (assignment, stage)
);

create table reports (
  id uuid primary key,
  assignment uuid not null references assignments,
  case_id uuid not null references cases,
  final boolean not null,
  at timestamptz not null,
  by uuid,
  category text not null default '',
  level smallint,
  happened_at timestamptz,
  lon double precision,
  lat double precision,
  text bytea,
  measures text[] not null default '{}',
  asks text[] not null default '{}',
  helped integer not null default 0,
  rescued integer not null default 0,
  injured integer not null default 0,
  dead integer not null default 0,
  caught integer not null default 0,
  loss_fen bigint not null default 0,
  recovered_fen bigint not null default 0,
  prevented_fen bigint not null default 0,
  dangerous_goods boolean not null default false,
  scene_examined boolean not null default false,
  consent text not null default '',
  disposition text not null default '',
  evidence uuid[] not null default '{}'
);
create index reports_case on reports (case_id, at);
create unique index reports_final on reports (assignment) where final;

-- Parallel sub-tasks of a case, each with its own clock: video, patrol, data, door-to-door, …
create table tasks (
  id uuid primary key,
  version integer not null,
  case_id uuid not null references cases,
  code text not null,
  state text not null,
  office uuid not null,
  staff uuid,
  required boolean not null default false,
  opened_at timestamptz not null,
  due_at timestamptz,
  started_at timestamptz,
  ended_at timestamptz,
  after text not null default '',
  minutes integer not null,
  note bytea,
  outcome bytea
);
create index tasks_case on tasks (case_id);

create table follow_ups (
  id uuid primary key,
  version integer not null,
  case_id uuid not null references cases,
  way text not null,
  state text not null,
  due_at timestamptz not null,
  at timestamptz,
  by uuid,
  verdict text not null default '',
  note bytea
);
create index follow_ups_case on follow_ups (case_id);
create index follow_ups_due on follow_ups (due_at) where state = 'open';

create table ratings (
  id uuid primary key,
  case_id uuid not null references cases,
  at timestamptz not null,
  by uuid,
  verdict text not null,
  note bytea
);
create index ratings_case on ratings (case_id, at);

-- The way of a matter abroad from city to province to ministry, and the letters that ask for assistance.
create table escalations (
  id uuid primary key,
  case_id uuid not null references cases,
  step text not null,
  office uuid not null,
  at timestamptz not null,
  by uuid,
  answered_at timestamptz,
  note bytea,
  answer bytea,
  constraint escalations_once unique (case_id, step)
);
create table letters (
  id uuid primary key,
  version integer not null,
  case_id uuid not null references cases,
  number text not null constraint letters_number unique,
  state text not null,
  addressee bytea not null,
  body bytea not null,
  written_at timestamptz not null,
  written_by uuid,
  sent_at timestamptz,
  answered_at timestamptz,
  answer bytea
);
create index letters_case on letters (case_id);
-- The last serial of each prefix and year: without gaps, for a letter is written seldom.
create table letter_numbers (
  prefix text not null,
  year integer not null,
  last integer not null,
  primary key (prefix, year)
);

-- A matter given to an agency outside the house, with the number it has there.
create table case_handovers (
  id uuid primary key,
  version integer not null,
  case_id uuid not null references cases,
  kind text not null,
  agency text not null,
  their_number text not null default '',
  state text not null,
  offered_at timestamptz not null,
  by uuid,
  answered_at timestamptz,
  note bytea,
  answer bytea
);
create index case_handovers_case on case_handovers (case_id);

-- Every closing and reopening of a case: what was said the first time stays when it is closed again.
create table closings (
  id uuid primary key,
  case_id uuid not null references cases,
  kind text not null check (kind in ('closed', 'reopened')),
  at timestamptz not null,
  by uuid,
  disposition text not null default '',
  measure text not null default '',
  forced boolean not null default false,
  outcome bytea,
  note bytea
);
create index closings_case on closings (case_id, at);

alter table cases enable row level security;
create policy cases_seen on cases for all to anmin_app
  using (anmin_everything() or person = anmin_person() or anmin_sees_any(offices));
create policy cases_intake on cases for insert to anmin_intake with check (true);
create policy parties_intake on parties for insert to anmin_intake with check (true);
create policy case_positions_intake on case_positions for insert to anmin_intake with check (true);
create policy calls_seen on calls for all to anmin_app using (anmin_everything() or anmin_sees_office(desk));
create policy drafts_seen on drafts for all to anmin_app using (anmin_everything() or person = anmin_person());

-- Whether an open case of this number must not be rung up, wherever it is handled: tells nothing else. The three hashes are
-- those of calls, of parties and of citizens' accounts.
create function anmin_quiet_number(calling bytea[], stated bytea[], account bytea[]) returns boolean
  language sql stable security definer set search_path = public, pg_temp
  as $$ select exists (select 1 from cases c where c.closed_at is null and c.flags && array['quiet', 'unsafe_to_call']
    and (c.person in (select id from citizens where phone_hash = any (account))
      or c.id in (select case_id from calls where number_hash = any (calling) and case_id is not null
        union select case_id from parties where phone_hash = any (stated)))) $$;

-- What hangs on a case is seen by whoever sees the case; the policy of cases applies inside.
do $$
declare name text;
begin
  foreach name in array array['parties', 'case_positions', 'messages', 'assignments', 'stages', 'reports',
    'tasks', 'follow_ups', 'ratings', 'escalations', 'letters', 'case_handovers', 'closings'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy %I on %I for all to anmin_app'
      ' using (anmin_everything() or exists (select 1 from cases c where c.id = case_id))', name || '_seen', name);
  end loop;
end $$;
-- A link is seen from both its ends.
alter table links enable row level security;
create policy links_seen on links for all to anmin_app
  using (anmin_everything() or exists (select 1 from cases c where c.id in (case_id, other)));
alter table calls enable row level security;
alter table drafts enable row level security;

alter table unread_messages enable row level security;
create policy unread_messages_seen on unread_messages for all to anmin_app using (anmin_everything());
grant select, insert, delete on unread_messages to anmin_app;

grant select, insert, update on cases, calls, parties, messages, assignments, reports, tasks, follow_ups, escalations,
  letters, case_handovers, case_numbers, letter_numbers to anmin_app;
grant select, insert on stages, ratings, closings to anmin_app;
grant select, insert, delete on case_positions, links to anmin_app;
grant select, insert, update, delete on drafts to anmin_app;
grant insert on cases, parties, case_positions to anmin_intake;
grant select, insert, update on case_numbers to anmin_intake;

-- The roles that come with the house learn the new doors.
update roles set permissions = permissions || '{cases.see,cases.take,cases.order,cases.close,cases.follow_up,cases.see_catalogue,cases.see_parties}'
  where code = 'call_taker';
update roles set permissions = permissions || '{cases.see,cases.take,cases.order,cases.close,cases.follow_up,cases.see_catalogue,cases.see_parties}'
  where code = 'dispatcher';
update roles set permissions = permissions || '{cases.see,cases.take,cases.order,cases.close,cases.follow_up,cases.see_catalogue,cases.see_parties,cases.command,cases.answer_orders}'
  where code = 'watch_commander';
update roles set permissions = permissions || '{cases.see,cases.answer_orders,cases.record,cases.see_catalogue,cases.see_parties,cases.follow_up}'
  where code = 'officer';
update roles set permissions = permissions || '{cases.see,cases.answer_orders,cases.record}'
  where code = 'department_worker';
update roles set permissions = permissions || '{cases.see,cases.command}' where code = 'leader';
update roles set permissions = permissions || '{cases.work_tasks}'
  where code in ('call_taker', 'dispatcher', 'watch_commander', 'officer', 'department_worker');
update roles set permissions = permissions || '{cases.promote}' where code in ('dispatcher', 'watch_commander', 'officer');
update roles set permissions = permissions || '{cases.write}'
  where code in ('call_taker', 'dispatcher', 'watch_commander', 'officer');
-- What stands at the desk of a scope: every open case, and closed ones with a follow-up due before `due`. The same rule as
-- the policy of cases, asked once for all of them: asked of each row it is the whole cost of a queue. A test compares both.
create function anmin_desk(due timestamptz) returns table (id uuid, number text, kind text, state text, level smallint,
  since timestamptz, taken_by uuid, commander uuid, stands text)
  language sql stable security definer set search_path = public, pg_temp as $$
  with standing as materialized (
    select c.id, c.number, c.kind, c.state, c.level, coalesce(c.due_at, c.raised_at) as since, c.taken_by, c.commander, c.offices,
      case when c.state = 'scheduled' then 'scheduled' when c.state = 'received' then 'waiting'
        when c.waiting_since is not null then 'waiting_for_caller' when c.state = 'reported' then 'reported'
        else 'in_work' end as stands
    from cases c where c.closed_at is null
    union all
    select c.id, c.number, c.kind, c.state, 0::smallint, min(f.due_at), c.taken_by, c.commander, c.offices, 'follow_up'
    from follow_ups f join cases c on c.id = f.case_id where f.state = 'open' and f.due_at < due group by c.id
  )
  select s.id, s.number, s.kind, s.state, s.level, s.since, s.taken_by, s.commander, s.stands from standing s
  where anmin_everything() or s.id in (
    select seen.id from standing seen, unnest(seen.offices) as part(office)
    where part.office in (select t.descendant from scope_tree t where t.ancestor = any (anmin_offices())))
$$;
revoke all on function anmin_desk(timestamptz) from public;
grant execute on function anmin_desk(timestamptz) to anmin_app;

-- Whoever may see cases may list them; callers see their own and list nothing.
update roles set permissions = permissions || '{cases.list}' where 'cases.see' = any (permissions);
-- The account of a telephone or alarm system: it brings in and sees nothing else.
insert into roles (id, code, name, name_en, permissions, administers, version) values
  ('00000000-0000-7000-8000-000000000020', 'integration', '接入系统', 'Connected system', '{cases.take_calls,cases.bring_alarms}', null, 1);
update roles set permissions = permissions || '{cases.manage_catalogue,channels.see_unread,device.manage}' where code = 'system_administrator';
