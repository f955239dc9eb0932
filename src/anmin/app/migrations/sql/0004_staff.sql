-- Organisations, roles, staff, sessions, duty. Runs as anmin_owner; the other two roles own nothing.

create table organisations (
  id uuid primary key,
  code text not null constraint organisations_code unique,
  name text not null,
  name_en text not null default '',
  kind text not null,
  parent uuid references organisations,
  valid_from date not null,
  valid_to date,
  area text not null default '',
  phone text not null default '',
  version integer not null,
  constraint organisations_period check (valid_to is null or valid_to >= valid_from),
  constraint organisations_not_own_parent check (parent <> id)
);
create unique index organisations_one_root on organisations ((true)) where parent is null;
create index organisations_parent on organisations (parent);

-- One row: who changes the tree locks it, so that two moves cannot make a cycle between them.
create table organisation_lock (one boolean primary key default true check (one), changes bigint not null default 0);
insert into organisation_lock default values;

create table roles (
  id uuid primary key,
  code text not null constraint roles_code unique,
  name text not null,
  name_en text not null,
  permissions text[] not null,
  administers text check (administers in ('system', 'security', 'audit')),
  version integer not null
);

create table staff (
  id uuid primary key,
  login text not null constraint staff_login unique,
  name bytea not null,
  name_hash bytea not null,
  name_public boolean not null,
  badge text constraint staff_badge unique,
  phone bytea,
  organisation uuid not null references organisations,
  state text not null check (state in ('invited', 'active', 'suspended', 'left')),
  held boolean not null default false,
  version integer not null,
  made_at timestamptz not null,
  left_at timestamptz,
  constraint staff_left check ((state = 'left') = (left_at is not null))
);
create index staff_organisation on staff (organisation, id);
create index staff_name on staff (name_hash);

-- What proves that somebody is this member of staff; apart from the directory, so that no list ever touches it.
create table credentials (
  staff uuid primary key references staff on delete cascade,
  password text,
  must_change boolean not null,
  seed bytea,
  new_seed bytea,
  last_step bigint,
  recovery bytea[] not null default '{}',
  failures integer not null default 0,
  failed_since integer not null default 0,
  locked_until timestamptz,
  last_at timestamptz,
  last_channel text,
  version integer not null default 1
);

-- No account holds two of the three administrations: one row a person, and every such grant refers to it.
create table administrators (
  staff uuid primary key references staff,
  administers text not null check (administers in ('system', 'security', 'audit')),
  constraint administrators_pair unique (staff, administers)
);

create table grants (
  id uuid primary key,
  staff uuid not null references staff,
  role uuid not null references roles,
  organisation uuid not null references organisations,
  administers text,
  valid_from timestamptz not null,
  valid_to timestamptz,
  granted_by uuid references staff,
  granted_at timestamptz not null,
  revoked_by uuid references staff,
  revoked_at timestamptz,
  version integer not null,
  constraint grants_period check (valid_to is null or valid_to > valid_from),
  constraint grants_not_to_oneself check (granted_by <> staff),
  constraint grants_revoked_administer_nothing check (revoked_at is null or administers is null),
  constraint grants_exclusive foreign key (staff, administers) references administrators (staff, administers)
);
create unique index grants_once on grants (staff, role, organisation) where revoked_at is null;
create index grants_role on grants (role) where revoked_at is null;

create function anmin_administrators_remain() returns trigger language plpgsql as $$
begin
  if not exists (select 1 from administrators where administers = old.administers) then
    raise exception 'the last % administrator', old.administers using errcode = 'check_violation',
      constraint = 'administrators_remain', table = 'administrators';
  end if;
  return null;
end $$;
create constraint trigger administrators_remain after update or delete on administrators
  deferrable initially deferred for each row execute function anmin_administrators_remain();

create table sign_in_policy (
  one boolean primary key default true check (one),
  idle_minutes integer not null default 20 check (idle_minutes between 15 and 30),
  absolute_hours integer not null default 12 check (absolute_hours between 1 and 12),
  lock_after integer not null default 5 check (lock_after between 3 and 5),
  lock_minutes integer not null default 15 check (lock_minutes between 15 and 1440),
  oidc_second_factor boolean not null default false,
  version integer not null default 1
);
insert into sign_in_policy default values;

create table sessions (
  id uuid primary key,
  token_hash bytea not null constraint sessions_token unique,
  kind text not null check (kind in ('staff', 'citizen')),
  person uuid not null,
  restricted boolean not null,
  channel text not null,
  made_at timestamptz not null,
  seen_at timestamptz not null,
  idle_seconds integer not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  ended_why text
);
create unique index sessions_one_for_staff on sessions (person) where kind = 'staff' and ended_at is null;
create index sessions_person on sessions (person) where ended_at is null;
create index sessions_expires on sessions (expires_at);

-- Between the password and the second factor.
create table sign_in_challenges (
  id uuid primary key,
  token_hash bytea not null unique,
  staff uuid not null references staff on delete cascade,
  expires_at timestamptz not null,
  used_at timestamptz
);

-- Between leaving for the OpenID provider and coming back; `sealed` holds state, nonce and PKCE verifier.
create table oidc_starts (
  ticket_hash bytea primary key,
  sealed bytea not null,
  expires_at timestamptz not null,
  used_at timestamptz
);

create table oidc_bindings (
  issuer text not null,
  subject bytea not null,
  staff uuid not null references staff on delete cascade,
  primary key (issuer, subject),
  constraint oidc_bindings_staff unique (staff)
);

create table shifts (
  id uuid primary key,
  organisation uuid not null references organisations,
  post text not null,
  seat text not null default '',
  staff uuid not null references staff,
  starts timestamptz not null,
  ends timestamptz not null,
  cancelled_at timestamptz,
  version integer not null,
  constraint shifts_period check (ends > starts)
);
create index shifts_organisation on shifts (organisation, starts) where cancelled_at is null;
create index shifts_staff on shifts (staff, starts) where cancelled_at is null;

create table shift_changes (
  id uuid primary key,
  shift uuid not null references shifts on delete cascade,
  staff uuid,
  reason text not null,
  made_by uuid,
  at timestamptz not null
);
create index shift_changes_shift on shift_changes (shift);

create table handovers (
  id uuid primary key,
  shift uuid not null constraint handovers_shift unique references shifts,
  organisation uuid not null references organisations,
  post text not null,
  written_by uuid not null references staff,
  notes bytea not null,
  written_at timestamptz not null,
  acknowledged_by uuid references staff,
  acknowledged_at timestamptz,
  version integer not null,
  constraint handovers_not_to_oneself check (acknowledged_by <> written_by),
  constraint handovers_acknowledged check ((acknowledged_by is null) = (acknowledged_at is null))
);
create index handovers_organisation on handovers (organisation, written_at);

alter table staff enable row level security;
create policy staff_seen on staff for all to anmin_app
  using (anmin_everything() or id = anmin_person() or anmin_sees_office(organisation));
create function anmin_sees_staff(member uuid) returns boolean language sql stable
  as $$ select anmin_everything() or exists (select 1 from staff s where s.id = member) $$;

alter table credentials enable row level security;
create policy credentials_seen on credentials for all to anmin_app using (anmin_sees_staff(staff));
alter table grants enable row level security;
create policy grants_seen on grants for all to anmin_app using (anmin_sees_staff(staff));
alter table sessions enable row level security;
create policy sessions_seen on sessions for all to anmin_app using (person = anmin_person() or anmin_sees_staff(person));
alter table sign_in_challenges enable row level security;
create policy sign_in_challenges_seen on sign_in_challenges for all to anmin_app using (anmin_everything());
alter table oidc_starts enable row level security;
create policy oidc_starts_seen on oidc_starts for all to anmin_app using (anmin_everything());
alter table oidc_bindings enable row level security;
create policy oidc_bindings_seen on oidc_bindings for all to anmin_app using (anmin_sees_staff(staff));
alter table shifts enable row level security;
create policy shifts_seen on shifts for all to anmin_app
  using (anmin_everything() or anmin_sees_office(organisation) or anmin_sees_staff(staff));
alter table shift_changes enable row level security;
create policy shift_changes_seen on shift_changes for all to anmin_app
  using (exists (select 1 from shifts s where s.id = shift));
alter table handovers enable row level security;
create policy handovers_seen on handovers for all to anmin_app
  using (anmin_everything() or anmin_sees_office(organisation) or written_by = anmin_person());

grant select, insert, update on organisations, staff, roles, sign_in_policy, organisation_lock to anmin_app;
grant select, insert, update, delete on
  credentials, administrators, grants, sessions, sign_in_challenges, oidc_starts, oidc_bindings, shifts, shift_changes,
  handovers to anmin_app;
grant insert on sessions to anmin_intake;
create policy sessions_intake on sessions for insert to anmin_intake with check (true);

-- The roles every bureau begins with; permissions of rooms above are added by their own migrations.
insert into roles (id, code, name, name_en, permissions, administers, version) values
  ('00000000-0000-7000-8000-000000000001', 'system_administrator', '系统管理员', 'System administrator',
   '{identity.manage_organisations,identity.manage_staff,identity.see_staff,identity.see_duty,kernel.operate,kernel.calendar}', 'system', 1),
  ('00000000-0000-7000-8000-000000000002', 'security_administrator', '安全管理员', 'Security administrator',
   '{identity.manage_grants,identity.manage_sign_in,identity.see_grants,identity.see_staff}', 'security', 1),
  ('00000000-0000-7000-8000-000000000003', 'audit_administrator', '审计管理员', 'Audit administrator',
   '{identity.see_grants,identity.see_staff,identity.see_duty,identity.audit}', 'audit', 1),
  ('00000000-0000-7000-8000-000000000004', 'call_taker', '接警员', 'Call-taker',
   '{identity.see_duty,identity.stand_duty}', null, 1),
  ('00000000-0000-7000-8000-000000000005', 'dispatcher', '派警员', 'Dispatcher',
   '{identity.see_duty,identity.stand_duty}', null, 1),
  ('00000000-0000-7000-8000-000000000006', 'watch_commander', '指挥长', 'Watch commander',
   '{identity.see_staff,identity.see_duty,identity.manage_duty,identity.stand_duty}', null, 1),
  ('00000000-0000-7000-8000-000000000007', 'officer', '民警', 'Officer',
   '{identity.see_duty,identity.stand_duty}', null, 1),
  ('00000000-0000-7000-8000-000000000008', 'department_worker', '部门工作人员', 'Department worker',
   '{identity.see_duty,identity.stand_duty}', null, 1),
  ('00000000-0000-7000-8000-000000000009', 'leader', '领导', 'Leader',
   '{identity.see_staff,identity.see_duty,identity.manage_duty}', null, 1);
