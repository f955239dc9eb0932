-- What the console needs of the desk. Runs as anmin_owner.

-- Who is opening a case that nobody has taken; after the grace of the clock `claim` it binds nobody.
alter table cases add column claimed_at timestamptz, add column claimed_by uuid;

-- As in 0008, with what a queue can be narrowed by.
drop function anmin_desk(timestamptz);
create function anmin_desk(due timestamptz) returns table (id uuid, number text, kind text, state text, level smallint,
  since timestamptz, taken_by uuid, commander uuid, stands text, category text, channel text, flags text[], office uuid,
  desk uuid, lon double precision, lat double precision)
  language sql stable security definer set search_path = public, pg_temp as $$
  with standing as materialized (
    select c.id, c.number, c.kind, c.state, c.level, coalesce(c.due_at, c.raised_at) as since, c.taken_by, c.commander,
      case when c.state = 'scheduled' then 'scheduled' when c.state = 'received' then 'waiting'
        when c.waiting_since is not null then 'waiting_for_caller' when c.state = 'reported' then 'reported'
        else 'in_work' end as stands, c.category, c.channel, c.flags, c.office, c.desk, c.lon, c.lat, c.offices
    from cases c where c.closed_at is null
    union all
    select c.id, c.number, c.kind, c.state, 0::smallint, min(f.due_at), c.taken_by, c.commander, 'follow_up', c.category,
      c.channel, c.flags, c.office, c.desk, c.lon, c.lat, c.offices
    from follow_ups f join cases c on c.id = f.case_id where f.state = 'open' and f.due_at < due group by c.id
  )
  select s.id, s.number, s.kind, s.state, s.level, s.since, s.taken_by, s.commander, s.stands, s.category, s.channel,
    s.flags, s.office, s.desk, s.lon, s.lat from standing s
  where anmin_everything() or s.id in (
    select seen.id from standing seen, unnest(seen.offices) as part(office)
    where part.office in (select t.descendant from scope_tree t where t.ancestor = any (anmin_offices())))
$$;
revoke all on function anmin_desk(timestamptz) from public;
grant execute on function anmin_desk(timestamptz) to anmin_app;

-- How somebody likes to narrow the queue.
create table desk_views (
  id uuid primary key,
  staff uuid not null references staff on delete cascade,
  name text not null,
  filters jsonb not null,
  place integer not null,
  version integer not null,
  constraint desk_views_name unique (staff, name)
);
alter table desk_views enable row level security;
create policy desk_views_seen on desk_views for all to anmin_app using (anmin_everything() or staff = anmin_person());
grant select, insert, update, delete on desk_views to anmin_app;

update roles set permissions = permissions || '{cases.see_cameras}' where code in ('call_taker', 'dispatcher', 'watch_commander');
update roles set permissions = permissions || '{kernel.see_seals}' where code in ('system_administrator', 'audit_administrator');
