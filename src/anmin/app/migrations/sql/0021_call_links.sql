-- Links of calls that are sent as text messages. Runs as anmin_owner. `text` holds the link, sealed, until it was sent.

create table call_link_sends (
  id uuid primary key,
  call_id uuid not null references video_calls on delete cascade,
  phone bytea not null,
  text bytea,
  state text not null check (state in ('waiting', 'sent', 'failed')),
  why text,
  made_at timestamptz not null,
  done_at timestamptz,
  constraint call_link_sends_done check ((state = 'waiting') = (done_at is null) and (state = 'waiting') = (text is not null)),
  constraint call_link_sends_why check ((state = 'failed') = (why is not null))
);
create index call_link_sends_call on call_link_sends (call_id, made_at);
create index call_link_sends_made_at on call_link_sends (made_at);
alter table call_link_sends enable row level security;
create policy call_link_sends_seen on call_link_sends for all to anmin_app
  using (anmin_everything() or exists (select 1 from video_calls c where c.id = call_id));
grant select, insert, delete on call_link_sends to anmin_app;
grant update (phone, text, state, why, done_at) on call_link_sends to anmin_app;
