-- The ground floor: scope, journal, requests, timers. Runs as anmin_owner; the other two roles own nothing.

create function anmin_everything() returns boolean language sql stable
  as $$ select coalesce(current_setting('anmin.everything', true), '') = 'on' $$;
create function anmin_person() returns uuid language sql stable
  as $$ select nullif(current_setting('anmin.person', true), '')::uuid $$;
create function anmin_offices() returns uuid[] language sql stable
  as $$ select coalesce(nullif(current_setting('anmin.offices', true), ''), '{}')::uuid[] $$;

-- Which office stands above which: every office is its own ancestor.
create table scope_tree (
  ancestor uuid not null,
  descendant uuid not null,
  depth smallint not null check (depth >= 0),
  primary key (descendant, ancestor)
);
create index scope_tree_down on scope_tree (ancestor, descendant);

create function anmin_sees_office(office uuid) returns boolean language sql stable
  as $$ select exists (select 1 from scope_tree t where t.descendant = office and t.ancestor = any (anmin_offices())) $$;

create function anmin_refuse() returns trigger language plpgsql
  as $$ begin raise exception 'table % is append-only', tg_table_name using errcode = 'insufficient_privilege'; end $$;

create table journal (
  seq bigint generated always as identity,
  tx xid8 not null default pg_current_xact_id(),
  at timestamptz not null,
  actor text not null check (actor <> ''),
  on_behalf text,
  channel text not null,
  action text not null,
  subject text not null,
  version integer not null,
  event text not null,
  payload jsonb not null,
  audience text[] not null default '{}',
  cause text,
  request text not null,
  primary key (at, seq)
) partition by range (at);
create index journal_cursor on journal (tx, seq);
create index journal_subject on journal (subject, seq);
create index journal_actor on journal (actor, at);
create index journal_event on journal (event, at);
create table journal_rest partition of journal default;
create trigger journal_append_only before update or delete on journal for each row execute function anmin_refuse();
create trigger journal_no_truncate before truncate on journal for each statement execute function anmin_refuse();

-- A backup that runs makes it give up; the next night tries again. Months are made ahead; what falls outside them lands in journal_rest and is found there all the same.
create function anmin_journal_months(until date) returns integer language plpgsql security definer
  set search_path = public, pg_temp set lock_timeout = '3s' as $$
declare
  first date := date_trunc('month', now() at time zone 'UTC');
  name text;
  made integer := 0;
begin
  while first <= until loop
    name := 'journal_' || to_char(first, 'YYYY_MM');
    if to_regclass(name) is null then
      begin
        execute format('create table %I partition of journal for values from (%L) to (%L)',
          name, first::timestamp at time zone 'UTC', (first + interval '1 month')::timestamp at time zone 'UTC');
        execute format('create trigger journal_no_truncate before truncate on %I'
          ' for each statement execute function anmin_refuse()', name);
        made := made + 1;
      exception when check_violation then
        null; -- lines of that month stand in journal_rest already: they stay there
      end;
    end if;
    first := first + interval '1 month';
  end loop;
  return made;
end $$;
revoke all on function anmin_journal_months(date) from public;
select anmin_journal_months((now() + interval '13 months')::date);

-- Idempotency: what a call with this key answered. The result is encrypted, because it may hold a session token.
create table requests (
  actor text not null,
  key text not null,
  door text not null,
  hash bytea not null,
  result bytea not null,
  at timestamptz not null,
  primary key (actor, key)
);
create index requests_at on requests (at);

create table timers (
  id uuid primary key,
  lane text not null check (lane in ('siren', 'bell', 'night')),
  kind text not null check (kind in ('timer', 'reaction')),
  name text not null,
  subject text not null,
  version integer not null,
  due timestamptz not null,
  payload jsonb not null default '{}',
  line bigint,
  request text not null default '',
  attempts integer not null default 0,
  lease uuid,
  leased_until timestamptz,
  parked_at timestamptz,
  fault text
);
create unique index timers_once on timers (name, subject) where kind = 'timer';
create unique index timers_reaction on timers (line, name) where kind = 'reaction';
create index timers_due on timers (lane, due) where parked_at is null;
create index timers_order on timers (name, subject, version) where kind = 'reaction';

create table cursors (
  name text primary key,
  tx xid8 not null,
  seq bigint not null,
  at timestamptz not null
);

grant execute on function anmin_journal_months(date) to anmin_app;
grant select on alembic_version to anmin_app;
grant usage on schema public to anmin_app, anmin_intake;
grant select, insert, update, delete on scope_tree, requests, timers, cursors to anmin_app;
-- Nobody chooses the number or the transaction of a line.
grant select on journal to anmin_app;
grant insert (at, actor, on_behalf, channel, action, subject, version, event, payload, audience, cause, request) on journal to anmin_app, anmin_intake;
grant insert, select on requests to anmin_intake;
grant insert, select, update on timers to anmin_intake;
