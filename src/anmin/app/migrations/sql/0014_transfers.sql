-- Transfers between 110 and 12345, and the messages of the wire between both. Runs as anmin_owner.

-- `sender` and `receiver`: codes of the register `transfers.peer`; empty: the desk of the case. `ref`: the transfer's id on
-- the wire, given by whoever offers; `package`: record, thread and evidence manifest as they came by the wire.
create table transfers (
  id uuid primary key,
  version integer not null check (version > 0),
  case_id uuid not null references cases,
  sender text not null,
  receiver text not null,
  ref uuid not null,
  matter text not null default '',
  number text not null default '',
  kind text not null,
  state text not null,
  kept boolean not null default false,
  offered_at timestamptz not null,
  answered_at timestamptz,
  ended_at timestamptz,
  verdict text not null default '',
  package bytea,
  constraint transfers_parties check (sender <> receiver)
);
create unique index transfers_one_open on transfers (case_id) where ended_at is null;
create unique index transfers_ref on transfers (sender, ref);
create index transfers_case on transfers (case_id, offered_at);
create index transfers_open on transfers (offered_at, id) where ended_at is null;
create index transfers_matter on transfers (sender, matter) where matter <> '';

create table transfer_steps (
  id uuid primary key,
  case_id uuid not null references cases,
  transfer uuid not null references transfers,
  at timestamptz not null,
  by uuid,
  step text not null,
  verdict text not null default '',
  text bytea,
  person bytea,
  department bytea
);
create index transfer_steps_transfer on transfer_steps (transfer, at);

do $$
declare name text;
begin
  foreach name in array array['transfers', 'transfer_steps'] loop
    execute format('alter table %I enable row level security', name);
    execute format('create policy %I on %I for all to anmin_app'
      ' using (anmin_everything() or exists (select 1 from cases c where c.id = case_id))', name || '_seen', name);
  end loop;
end $$;
grant select, insert, update on transfers to anmin_app;
grant select, insert on transfer_steps to anmin_app;

-- The wire. A message stays here whatever becomes of it; `next_at`: when it may be sent again.
create table peer_outbox (
  id uuid primary key,
  version integer not null,
  peer text not null,
  ref uuid not null,
  kind text not null,
  state text not null,
  why text not null default '',
  attempts integer not null default 0,
  at timestamptz not null,
  settled_at timestamptz,
  body bytea not null
);
create index peer_outbox_waiting on peer_outbox (peer, at, id) where state in ('queued', 'sent');
create index peer_outbox_at on peer_outbox (at desc, id);
create table peer_inbox (
  peer text not null,
  message uuid not null,
  ref uuid not null,
  kind text not null,
  state text not null,
  why text not null default '',
  hash bytea not null,
  at timestamptz not null,
  settled_at timestamptz,
  body bytea not null,
  primary key (peer, message)
);
create index peer_inbox_waiting on peer_inbox (peer, ref) where state = 'waiting';
create index peer_inbox_at on peer_inbox (at desc, message);
alter table peer_outbox enable row level security;
alter table peer_inbox enable row level security;
-- Whoever takes a step writes its message; only the wire and its operator read it.
create policy peer_outbox_seen on peer_outbox for all to anmin_app using (anmin_everything()) with check (true);
create policy peer_inbox_seen on peer_inbox for all to anmin_app using (anmin_everything());
grant select, insert, update, delete on peer_outbox, peer_inbox to anmin_app;

-- How the line to each peer stands, and what came without a proof: counted by the hour, nothing of it is kept.
create table peer_lines (
  peer text primary key,
  failures integer not null default 0,
  paused_until timestamptz,
  why text not null default '',
  at timestamptz not null
);
create table peer_refusals (
  peer text not null,
  why text not null,
  hour timestamptz not null,
  count integer not null,
  primary key (peer, why, hour)
);
grant select, insert, update on peer_lines to anmin_app;
grant select, insert, update, delete on peer_refusals to anmin_app;

update roles set permissions = permissions || '{transfers.handle}'
  where code in ('call_taker', 'dispatcher', 'watch_commander', 'department_worker');
update roles set permissions = permissions || '{transfers.manage_peers,hotline12345.operate}'
  where code = 'system_administrator';
update roles set permissions = permissions || '{hotline12345.operate}' where code in ('watch_commander', 'integration');
