-- Calls with picture and sound, and what is recorded of them. Runs as anmin_owner. What is recorded lies in files.

create table video_calls (
  id uuid primary key,
  version integer not null check (version > 0),
  owner text not null check (owner ~ '^[a-z][a-z_]{0,30}:[0-9a-f-]{36}$'),
  -- `office`: whose console rings; `offices`: all who see it.
  office uuid not null,
  offices uuid[] not null,
  -- `person`: whose matter it is; `guest`: who came by link or with a resume token, known by nothing else.
  person uuid,
  guest uuid not null,
  by_desk boolean not null,
  state text not null check (state in ('created', 'ringing', 'answered', 'held', 'ended')),
  picture text not null,
  step text not null,
  quiet boolean not null,
  aloud boolean not null default false,
  engine text not null,
  agreed_at timestamptz,
  created_at timestamptz not null,
  rung_at timestamptz,
  warned_at timestamptz,
  answered_at timestamptz,
  answered_by uuid,
  held_at timestamptz,
  ended_at timestamptz,
  reason text,
  link_hash bytea,
  link_until timestamptz,
  link_used_at timestamptz,
  constraint video_calls_over check ((state = 'ended') = (ended_at is not null) and (reason is null) = (ended_at is null))
);
create index video_calls_owner on video_calls (owner, id);
create unique index video_calls_one on video_calls (owner) where ended_at is null;
create index video_calls_link on video_calls (link_hash) where link_hash is not null;

create table call_participants (
  id uuid primary key,
  call_id uuid not null references video_calls on delete cascade,
  role text not null check (role in ('caller', 'call_taker', 'officer', 'supervisor')),
  person uuid not null,
  actor text not null,
  state text not null check (state in ('joining', 'in', 'lost', 'left')),
  joined_at timestamptz not null,
  seen_at timestamptz not null,
  lost_at timestamptz,
  left_at timestamptz,
  epoch integer not null default 0,
  resume_hash bytea not null,
  resume_before bytea
);
create index call_participants_call on call_participants (call_id, id);
create unique index call_participants_one on call_participants (call_id, person) where state <> 'left';
create unique index call_participants_authority on call_participants (call_id)
  where role = 'call_taker' and state <> 'left';
create index call_participants_resume on call_participants (resume_hash);

create table publications (
  id uuid primary key,
  call_id uuid not null references video_calls on delete cascade,
  participant_id uuid not null references call_participants on delete cascade,
  epoch integer not null,
  kinds text[] not null,
  flows text[] not null default '{}',
  media text not null check (media in ('waiting', 'flowing', 'lost', 'closed')),
  recording text not null check (recording in ('off', 'on', 'failed')),
  created_at timestamptz not null,
  closed_at timestamptz,
  why text
);
create index publications_call on publications (call_id, id);
create unique index publications_one on publications (participant_id) where closed_at is null;

create table listenings (
  id uuid primary key,
  call_id uuid not null references video_calls on delete cascade,
  participant_id uuid not null references call_participants on delete cascade,
  publication_id uuid not null references publications on delete cascade,
  created_at timestamptz not null,
  heard_at timestamptz,
  closed_at timestamptz
);
create index listenings_call on listenings (call_id, id);

-- One original file each. `chain` is the head after `segments` of them, which reach to `size`.
create table recordings (
  id uuid primary key,
  call_id uuid not null references video_calls on delete cascade,
  publication_id uuid not null references publications on delete cascade,
  name text not null,
  state text not null check (state in ('growing', 'ended', 'sealed', 'missing')),
  began_at timestamptz not null,
  grew_at timestamptz not null,
  ended_at timestamptz,
  size bigint not null default 0,
  segments integer not null default 0,
  chain bytea not null check (length(chain) = 32),
  evidence uuid,
  copy_sha256 bytea,
  copy_size bigint,
  unique (call_id, name)
);
create index recordings_open on recordings (grew_at) where state in ('growing', 'ended');
create index recordings_publication on recordings (publication_id);

create table recording_segments (
  recording_id uuid not null references recordings on delete cascade,
  n integer not null check (n > 0),
  from_byte bigint not null,
  to_byte bigint not null check (to_byte > from_byte),
  sha256 bytea not null check (length(sha256) = 32),
  chain bytea not null check (length(chain) = 32),
  at timestamptz not null,
  primary key (recording_id, n)
);

create table recording_gaps (
  id uuid primary key,
  call_id uuid not null references video_calls on delete cascade,
  publication_id uuid not null references publications on delete cascade,
  began_at timestamptz not null,
  ended_at timestamptz,
  why text not null
);
create index recording_gaps_publication on recording_gaps (publication_id);

-- What was asked of the caller, and the pictures that were kept: both stand on the call's own clock.
create table call_marks (
  id uuid primary key,
  call_id uuid not null references video_calls on delete cascade,
  at timestamptz not null,
  by uuid not null,
  asked text,
  publication_id uuid references publications on delete cascade,
  evidence uuid,
  at_ms bigint,
  constraint call_marks_one check ((asked is null) <> (evidence is null))
);
create index call_marks_call on call_marks (call_id, at);

alter table video_calls enable row level security;
create policy video_calls_seen on video_calls for all to anmin_app using (
  anmin_everything()
  or person = anmin_person()
  or guest = anmin_person()
  or exists (select 1 from scope_tree t where t.descendant = any (offices) and t.ancestor = any (anmin_offices())));
grant select, insert, update, delete on video_calls to anmin_app;

do $$ declare part text; begin
  foreach part in array array['call_participants', 'publications', 'listenings', 'recordings', 'recording_gaps', 'call_marks'] loop
    execute format('alter table %I enable row level security', part);
    execute format('create policy %I on %I for all to anmin_app using
      (anmin_everything() or exists (select 1 from video_calls c where c.id = call_id))', part || '_seen', part);
    execute format('grant select, insert, update, delete on %I to anmin_app', part);
  end loop;
end $$;
alter table recording_segments enable row level security;
create policy recording_segments_seen on recording_segments for all to anmin_app
  using (anmin_everything() or exists (select 1 from recordings r where r.id = recording_id));
grant select, insert, delete on recording_segments to anmin_app;

update roles set permissions = permissions || '{media.call}'::text[]
  where code in ('call_taker', 'dispatcher', 'watch_commander', 'officer', 'department_worker', 'leader');
update roles set permissions = permissions || '{media.take_calls}'::text[]
  where code in ('call_taker', 'dispatcher', 'watch_commander');
update roles set permissions = permissions || '{media.join_calls}'::text[]
  where code in ('officer', 'department_worker');
update roles set permissions = permissions || '{media.supervise_calls}'::text[] where code in ('watch_commander', 'leader');
