-- Evidence in pieces, covered, held and handed on. Runs as anmin_owner.

-- A file on its way. `ends`: where the pieces end that lie in the store. Only its token reaches it.
create table uploads (
  id uuid primary key,
  kind text not null check (kind in ('photo', 'voice', 'video', 'document')),
  claimed text not null,
  size bigint not null check (size > 0),
  sha256 bytea not null check (length(sha256) = 32),
  ends bigint[] not null default '{}',
  name bytea,
  file_key bytea not null,
  token_hash bytea not null,
  uploader text not null check (uploader <> ''),
  person uuid,
  taken_at timestamptz,
  opened_at timestamptz not null
);
create index uploads_uploader on uploads (uploader);
create index uploads_opened_at on uploads (opened_at);
alter table uploads enable row level security;
create policy uploads_seen on uploads for all to anmin_app using (
  anmin_everything() or person = anmin_person() or encode(token_hash, 'hex') = any (anmin_evidence_tokens()));
grant select, insert, delete on uploads to anmin_app;
grant update (ends, name, file_key, person) on uploads to anmin_app;

-- What was made of a piece lies beside it, with its own hash; `shown_by`: the one that is shown instead of it.
alter table evidence
  add derived_from uuid references evidence on delete cascade,
  add derivation text check (derivation in ('redaction', 'clip')),
  add why text,
  add shown_by uuid,
  add constraint evidence_derived check ((derived_from is null) = (derivation is null));
create index evidence_derived_from on evidence (derived_from) where derived_from is not null;
grant update (shown_by) on evidence to anmin_app;

-- A hold is on one piece or on all that an owner has or will have. It is never removed, only released.
create table evidence_holds (
  id uuid primary key,
  owner text,
  evidence uuid,
  reason text not null,
  offices uuid[] not null,
  placed_at timestamptz not null,
  placed_by text not null,
  released_at timestamptz,
  released_by text,
  constraint evidence_holds_one check ((owner is null) <> (evidence is null)),
  constraint evidence_holds_released check ((released_at is null) = (released_by is null))
);
create index evidence_holds_owner on evidence_holds (owner) where released_at is null;
create index evidence_holds_evidence on evidence_holds (evidence) where released_at is null;
alter table evidence_holds enable row level security;
create policy evidence_holds_seen on evidence_holds for all to anmin_app using (
  anmin_everything()
  or exists (select 1 from scope_tree t where t.descendant = any (offices) and t.ancestor = any (anmin_offices())));
grant select, insert on evidence_holds to anmin_app;
grant update (released_at, released_by) on evidence_holds to anmin_app;

-- Whether a hold keeps a piece: on itself, on what it was made of, on what was made of it, or on its owner.
create function anmin_held(piece uuid, source uuid, of_owner text) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select 1 from evidence_holds h where h.released_at is null and (h.owner = of_owner
    or h.evidence in (piece, source)
    or h.evidence in (select e.id from evidence e where e.derived_from = piece)))
$$;
revoke all on function anmin_held(uuid, uuid, text) from public;
grant execute on function anmin_held(uuid, uuid, text) to anmin_app;
-- Whoever erases, and for whatever reason: what is held stays.
create policy evidence_held on evidence as restrictive for delete to anmin_app
  using (not anmin_held(id, derived_from, owner));

update roles set permissions = permissions || '{media.redact}'::text[]
  where code in ('dispatcher', 'watch_commander', 'officer', 'department_worker');
update roles set permissions = permissions || '{media.hold,media.export}'::text[]
  where code in ('watch_commander', 'leader');
update roles set permissions = permissions || '{media.manage_retention}'::text[] where code = 'security_administrator';
