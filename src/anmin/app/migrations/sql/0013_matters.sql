-- Matters that are no emergencies: who leads, by when, and what was asked, ordered and answered on the way.
-- Runs as anmin_owner.

-- One row a matter. `lead` is never empty: the desk itself while `lead_order` is null. `step` counts the warnings of its
-- clock: 0 none, 1 three quarters, 2 overdue, 3 reminded, 4 named to the supervisor. `accept_due`: until when the lead
-- accepts; empty once it did, or once that was missed and told. `rounds` counts its reopenings from 1.
create table matters (
  case_id uuid primary key references cases,
  version integer not null,
  kind text not null,
  lead uuid not null references organisations,
  lead_order uuid references assignments,
  urgency text not null,
  span_count integer not null,
  span_unit text not null,
  begun_at timestamptz not null,
  due_at timestamptz not null,
  warn_at timestamptz not null,
  guessed boolean not null default false,
  step smallint not null default 0,
  accept_due timestamptz,
  accept_missed boolean not null default false,
  paused_at timestamptz,
  assessed_at timestamptz,
  routed_at timestamptz,
  accepted_at timestamptz,
  answered_at timestamptz,
  concluded_at timestamptz,
  returns smallint not null default 0,
  extensions smallint not null default 0,
  rounds smallint not null default 1,
  raised_to smallint not null default 0,
  diverted text not null default ''
);
create index matters_lead on matters (lead, due_at) where concluded_at is null;
create index matters_due on matters (due_at) where concluded_at is null;

-- What an order is within its matter: `role` lead, support or market; `route`: the row that named it; `passed_by`: the
-- order of whoever handed it further down.
create table matter_parts (
  order_id uuid primary key references assignments,
  case_id uuid not null references cases,
  role text not null,
  route text not null default '',
  office uuid not null,
  market text not null default '',
  placed_at timestamptz not null,
  passed_by uuid references assignments,
  responsible uuid,
  returned_at timestamptz,
  returned_why text not null default '',
  returned_note bytea
);
create index matter_parts_case on matter_parts (case_id);
create index matter_parts_market on matter_parts (market, office, placed_at) where market <> '';

-- Stretches that the clock does not count; one that still runs has no end.
create table matter_pauses (
  id uuid primary key,
  case_id uuid not null references cases,
  since timestamptz not null,
  until timestamptz,
  why text not null,
  by uuid,
  constraint matter_pauses_forward check (until is null or until >= since)
);
create unique index matter_pauses_running on matter_pauses (case_id) where until is null;
create index matter_pauses_case on matter_pauses (case_id, since);

create table matter_extensions (
  id uuid primary key,
  version integer not null,
  case_id uuid not null references cases,
  order_id uuid references assignments,
  state text not null,
  span_count integer not null,
  span_unit text not null,
  reason bytea not null,
  asked_at timestamptz not null,
  asked_by uuid,
  decided_at timestamptz,
  decided_by uuid,
  decision bytea
);
create index matter_extensions_case on matter_extensions (case_id);

create table matter_answers (
  id uuid primary key,
  version integer not null,
  case_id uuid not null references cases,
  order_id uuid references assignments,
  office uuid not null,
  round smallint not null,
  state text not null,
  text bytea not null,
  at timestamptz not null,
  by uuid,
  reviewed_at timestamptz,
  reviewed_by uuid,
  review bytea
);
create index matter_answers_case on matter_answers (case_id);

-- Supervision orders and leaders' instructions: `kind` supervision or instruction; one open one a matter, kind and addressee.
create table supervisions (
  id uuid primary key,
  version integer not null,
  number text not null,
  kind text not null,
  case_id uuid not null references cases,
  from_office uuid not null,
  to_office uuid not null,
  order_id uuid references assignments,
  state text not null,
  level smallint not null default 1,
  text bytea not null,
  issued_at timestamptz not null,
  issued_by uuid,
  due_at timestamptz not null,
  seen_at timestamptz,
  answered_at timestamptz,
  answered_by uuid,
  answer bytea,
  proof uuid[] not null default '{}',
  ended_at timestamptz,
  ended_by uuid,
  constraint supervisions_number unique (number)
);
create index supervisions_case on supervisions (case_id);
create index supervisions_open on supervisions (to_office, due_at) where ended_at is null;
create table supervision_numbers (
  division text not null,
  year integer not null,
  kind text not null,
  last integer not null,
  primary key (division, year, kind)
);

create table rectifications (
  id uuid primary key,
  version integer not null,
  number text not null,
  case_id uuid not null references cases,
  office uuid not null,
  state text not null,
  addressee bytea not null,
  demand bytea not null,
  basis bytea not null,
  deadline date not null,
  issued_at timestamptz not null,
  issued_by uuid,
  served_at timestamptz,
  served_by uuid,
  served_how text not null default '',
  served_proof uuid[] not null default '{}',
  checked_at timestamptz,
  checked_by uuid,
  check_note bytea,
  check_proof uuid[] not null default '{}',
  ended_at timestamptz,
  ended_note bytea,
  constraint rectifications_number unique (number)
);
create index rectifications_case on rectifications (case_id);

-- A page for whoever has no account: one answer to one order. `token` is kept, sealed, until it was sent.
create table reply_links (
  id uuid primary key,
  version integer not null,
  case_id uuid not null references cases,
  order_id uuid not null references assignments,
  token_hash bytea not null,
  token bytea,
  way text not null,
  address bytea,
  state text not null,
  why text not null default '',
  made_at timestamptz not null,
  made_by uuid,
  sent_at timestamptz,
  seen_at timestamptz,
  answered_at timestamptz,
  expires_at timestamptz not null,
  constraint reply_links_token unique (token_hash)
);
create index reply_links_case on reply_links (case_id);
create index reply_links_stuck on reply_links (made_at) where answered_at is null;

-- What was learnt from the operator's own closed cases: weights of hashed characters, no text.
create table classifiers (
  name text primary key,
  version integer not null,
  at timestamptz not null,
  figures jsonb not null,
  model bytea not null
);
grant select, insert, update on classifiers to anmin_app;

-- Who may see a case may see what hangs on it.
do $$
declare name text;
begin
  foreach name in array array['matters', 'matter_parts', 'matter_pauses', 'matter_extensions', 'matter_answers',
    'supervisions', 'rectifications', 'reply_links'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy %I on %I for all to anmin_app'
      ' using (anmin_everything() or exists (select 1 from cases c where c.id = case_id))', name || '_seen', name);
    execute format('grant select, insert, update on %I to anmin_app', name);
  end loop;
end $$;
grant select, insert, update on supervision_numbers to anmin_app;

-- A matter begins with its case, also in a batch.
create policy matters_intake on matters for insert to anmin_intake with check (true);
grant insert on matters to anmin_intake;

-- Fair rotation looks over all matters, and tells no more than when each company was last ordered.
create function anmin_market_turns(service text) returns table (office uuid, last timestamptz)
  language sql stable security definer set search_path = public, pg_temp
  as $$ select p.office, max(p.placed_at) from matter_parts p where p.market = service group by p.office $$;
revoke all on function anmin_market_turns(text) from public;
grant execute on function anmin_market_turns(text) to anmin_app;

update roles set permissions = permissions || '{matters.assess,matters.route,matters.answer,matters.review}'
  where code in ('call_taker', 'dispatcher', 'watch_commander');
update roles set permissions = permissions || '{matters.route,matters.answer}' where code in ('officer', 'department_worker');
update roles set permissions = permissions || '{matters.manage}' where code = 'system_administrator';

-- The board of supervision: open matters of the leads in scope, by lamp. Whoever sees a lead sees the matters it leads; a
-- pause holds the lamp where it was. Asked of each row, the policy of cases would be the whole cost of the board.
create index matters_lamps on matters (lead) include (due_at, warn_at, paused_at) where concluded_at is null;
create function anmin_lamps(at timestamptz, within uuid) returns table (lead uuid, red bigint, yellow bigint, green bigint)
  language sql stable security definer set search_path = public, pg_temp as $$
  select m.lead, count(*) filter (where m.due_at < coalesce(m.paused_at, at)),
    count(*) filter (where m.due_at >= coalesce(m.paused_at, at) and m.warn_at <= coalesce(m.paused_at, at)),
    count(*) filter (where m.due_at >= coalesce(m.paused_at, at) and m.warn_at > coalesce(m.paused_at, at))
  from matters m where m.concluded_at is null
    and (anmin_everything() or m.lead in (select t.descendant from scope_tree t where t.ancestor = any (anmin_offices())))
    and (within is null or m.lead in (select t.descendant from scope_tree t where t.ancestor = within))
  group by m.lead
$$;
revoke all on function anmin_lamps(timestamptz, uuid) from public;
grant execute on function anmin_lamps(timestamptz, uuid) to anmin_app;
update roles set permissions = permissions || '{matters.supervise}' where code in ('dispatcher', 'watch_commander', 'leader');
update roles set permissions = permissions || '{matters.instruct}' where code = 'leader';
update roles set permissions = permissions || '{matters.rectify}' where code in ('officer', 'department_worker', 'watch_commander');
update roles set permissions = permissions || '{matters.link}' where code in ('call_taker', 'dispatcher', 'watch_commander');
