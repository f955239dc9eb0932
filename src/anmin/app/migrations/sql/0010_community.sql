-- The public side: notices, and people who say of a matter near them "this is it". Runs as anmin_owner.

create table followers (
  case_id uuid not null references cases,
  person uuid not null,
  at timestamptz not null,
  primary key (case_id, person)
);
create index followers_person on followers (person, at desc);
create index followers_at on followers (at);
alter table followers enable row level security;
create policy followers_seen on followers for all to anmin_app
  using (anmin_everything() or person = anmin_person() or exists (select 1 from cases c where c.id = case_id));
grant select, insert, delete on followers to anmin_app;

-- Of the matters that a person follows what anybody near might know: whoever follows a case does not see its row.
create function anmin_followed() returns table (id uuid, category text, state text, tag text, flags text[], lon float8,
  lat float8, raised_at timestamptz, on_scene boolean, since timestamptz)
  language sql stable security definer set search_path = public, pg_temp
  as $$ select c.id, c.category, case when c.state = 'merged' and l.state = 'closed' then 'closed' else c.state end,
      c.tag, c.flags, c.lon, c.lat, c.raised_at,
      exists (select 1 from assignments a where a.case_id = c.id and a.ended_at is null and a.arrived_at is not null), f.at
    from followers f join cases c on c.id = f.case_id left join cases l on l.id = c.lead
    where f.person = anmin_person() $$;
revoke all on function anmin_followed() from public;
grant execute on function anmin_followed() to anmin_app;

create table notices (
  id uuid primary key,
  version integer not null,
  organisation uuid not null,
  category text not null,
  title text not null,
  body text not null,
  lon double precision,
  lat double precision,
  metres integer,
  starts timestamptz not null,
  ends timestamptz,
  pinned boolean not null,
  published_at timestamptz not null,
  published_by uuid,
  withdrawn_at timestamptz,
  withdrawn_why text not null default '',
  constraint notices_circle check ((lon is null) = (lat is null) and (lon is null) = (metres is null))
);
create index notices_shown on notices (pinned, starts, id) where withdrawn_at is null;
grant select, insert, update on notices to anmin_app;

update roles set permissions = permissions || '{community.publish_notices}'
  where code in ('officer', 'watch_commander', 'leader');
update roles set permissions = permissions || '{community.manage_notices,h5.manage_services}'
  where code = 'system_administrator';
