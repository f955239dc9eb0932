-- Links to evidence that last some minutes. Runs as anmin_owner. Only the hash of a link's token stands here.

create table evidence_links (
  id uuid primary key,
  evidence uuid not null references evidence on delete cascade,
  original boolean not null,
  -- Who asked for it, and in which session: with its end the link opens nothing.
  person uuid not null,
  session uuid not null,
  until timestamptz not null,
  token_hash bytea not null unique
);
create index evidence_links_evidence on evidence_links (evidence);
create index evidence_links_until on evidence_links (until);
alter table evidence_links enable row level security;
create policy evidence_links_seen on evidence_links for all to anmin_app using (anmin_everything() or person = anmin_person());
grant select, insert, delete on evidence_links to anmin_app;
