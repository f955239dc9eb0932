-- Evidence. Runs as anmin_owner; the other two roles own nothing. The files lie in the object store, not here.

create table evidence (
  id uuid primary key,
  version integer not null check (version > 0),
  sha256 bytea not null check (length(sha256) = 32),
  size bigint not null check (size > 0),
  kind text not null check (kind in ('photo', 'voice', 'video', 'document')),
  media_type text not null,
  copy text not null check (copy in ('made', 'same', 'none')),
  copy_type text not null,
  copy_size bigint not null check (copy_size >= 0),
  name bytea,
  file_key bytea not null,
  token_hash bytea not null,
  uploader text not null check (uploader <> ''),
  person uuid,
  offices uuid[] not null default '{}',
  owner text check (owner ~ '^[a-z][a-z_]{0,30}:[0-9a-f-]{36}$'),
  taken_at timestamptz,
  stored_at timestamptz not null,
  -- Set while it belongs to no matter: what nobody attaches goes after some days.
  loose_since timestamptz,
  constraint evidence_loose check ((owner is null) = (loose_since is not null))
);
create index evidence_owner on evidence (owner, id) where owner is not null;
create index evidence_loose_since on evidence (loose_since) where loose_since is not null;
create index evidence_uploader on evidence (uploader, id);

-- Whoever shows the token that the upload was answered with reaches that one row, and nobody has to be signed in.
create function anmin_evidence_tokens() returns text[] language sql stable
  as $$ select string_to_array(coalesce(current_setting('anmin.evidence_tokens', true), ''), ',') $$;

alter table evidence enable row level security;
create policy evidence_seen on evidence for all to anmin_app using (
  anmin_everything()
  or person = anmin_person()
  or encode(token_hash, 'hex') = any (anmin_evidence_tokens())
  or exists (select 1 from scope_tree t where t.descendant = any (offices) and t.ancestor = any (anmin_offices())));
create policy evidence_intake on evidence for insert to anmin_intake with check (true);

-- What it is, whence and when it came stands for ever; only to whom it belongs and who sees it may change.
grant select, insert, delete on evidence to anmin_app;
grant update (version, name, file_key, person, offices, owner, loose_since) on evidence to anmin_app;
grant insert on evidence to anmin_intake;

update roles set permissions = permissions || '{media.see}'::text[]
  where code in ('call_taker', 'dispatcher', 'watch_commander', 'officer', 'department_worker', 'leader');
update roles set permissions = permissions || '{media.originals}'::text[] where code in ('watch_commander', 'leader');
update roles set permissions = permissions || '{media.manage_limits}'::text[] where code = 'system_administrator';
