-- Citizens, their codes, real names, consents and holds. Runs as anmin_owner; the other two roles own nothing.

create table citizens (
  id uuid primary key,
  version integer not null check (version > 0),
  state text not null check (state in ('active', 'closed')),
  nickname text not null check (char_length(nickname) <= 40),
  lang text not null check (lang in ('zh', 'en')),
  no_voice boolean not null default false,
  phone bytea,
  phone_hash bytea,
  real_name_state text not null,
  real_name bytea,
  document_kind text,
  document_country text not null default '',
  document bytea,
  document_hash bytea,
  birth_date bytea,
  created_at timestamptz not null,
  closed_at timestamptz,
  constraint citizens_phone_found check ((phone is null) = (phone_hash is null)),
  constraint citizens_document_whole check (num_nulls(document_kind, document, document_hash, real_name) in (0, 4)),
  constraint citizens_closed check ((state = 'closed') = (closed_at is not null)),
  constraint citizens_emptied check (
    state = 'active' or (nickname = '' and num_nonnulls(phone, real_name, document, birth_date) = 0)),
  constraint citizens_reachable check (state = 'closed' or phone is not null)
);
create unique index citizens_phone on citizens (phone_hash);
create unique index citizens_document on citizens (document_hash, document_kind, document_country);

create table phone_codes (
  id uuid primary key,
  version integer not null default 1,
  purpose text not null,
  phone_hash bytea not null,
  device_hash bytea not null,
  code_hash bytea not null,
  phone bytea,
  code bytea,
  lang text not null,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  sent_at timestamptz,
  used_at timestamptz,
  tries integer not null default 0
);
create index phone_codes_phone on phone_codes (phone_hash, made_at);
create index phone_codes_device on phone_codes (device_hash, made_at);
create index phone_codes_made on phone_codes (made_at);

create table verifications (
  id uuid primary key,
  citizen uuid not null references citizens,
  version integer not null default 1,
  state text not null,
  level text not null,
  warnings text[] not null default '{}',
  provider text not null,
  elsewhere boolean not null,
  office uuid,
  document_kind text not null,
  document_country text not null default '',
  real_name bytea,
  document bytea,
  birth_date bytea,
  at timestamptz not null,
  decided_at timestamptz,
  decided_by text,
  reason text,
  constraint verifications_emptied check (state = 'open' or num_nonnulls(real_name, document, birth_date) = 0)
);
create unique index verifications_one_open on verifications (citizen) where state = 'open';
create index verifications_waiting on verifications (office, at) where state = 'open';
create index verifications_citizen on verifications (citizen, at);

create table consent_texts (
  id uuid primary key,
  kind text not null,
  version integer not null check (version > 0),
  zh text not null check (zh <> ''),
  en text not null check (en <> ''),
  renews boolean not null,
  valid_from timestamptz not null,
  published_by text not null,
  constraint consent_texts_version unique (kind, version)
);

create table consents (
  id uuid primary key,
  citizen uuid not null references citizens,
  text uuid not null references consent_texts,
  kind text not null,
  version integer not null,
  act text not null check (act in ('given', 'withdrawn')),
  given_by text not null,
  at timestamptz not null
);
create index consents_citizen on consents (citizen, kind, at);

create table legal_holds (
  id uuid primary key,
  citizen uuid not null references citizens,
  reason text not null,
  until timestamptz not null,
  placed_by uuid not null,
  placed_at timestamptz not null,
  lifted_by uuid,
  lifted_at timestamptz
);
create index legal_holds_citizen on legal_holds (citizen) where lifted_at is null;

create trigger consent_texts_append_only before update or delete on consent_texts
  for each row execute function anmin_refuse();
create trigger consent_texts_no_truncate before truncate on consent_texts
  for each statement execute function anmin_refuse();
create trigger consents_append_only before update or delete on consents
  for each row execute function anmin_refuse();
create trigger consents_no_truncate before truncate on consents
  for each statement execute function anmin_refuse();

alter table citizens enable row level security;
create policy citizens_seen on citizens for all to anmin_app using (anmin_everything() or id = anmin_person());
alter table phone_codes enable row level security;
create policy phone_codes_seen on phone_codes for all to anmin_app using (anmin_everything());
alter table verifications enable row level security;
create policy verifications_seen on verifications for all to anmin_app
  using (anmin_everything() or citizen = anmin_person());
create policy verifications_waiting on verifications for select to anmin_app
  using (state = 'open' and anmin_sees_office(office));
alter table consents enable row level security;
create policy consents_seen on consents for all to anmin_app
  using (anmin_everything() or citizen = anmin_person());
alter table legal_holds enable row level security;
create policy legal_holds_seen on legal_holds for all to anmin_app using (anmin_everything());

grant select, insert, update on citizens to anmin_app;
grant select, insert, update, delete on verifications, legal_holds to anmin_app;
grant select, insert, update, delete on phone_codes to anmin_app;
grant select, insert on consent_texts, consents to anmin_app;

-- The first texts say what is done today and no more; a bureau publishes its own as version 2.
insert into consent_texts (id, kind, version, zh, en, renews, valid_from, published_by) values
  ('00000000-0000-7000-8000-000000000101', 'privacy_policy', 1,
   '我们处理您的手机号和昵称，用于登录、联系您和办理您提出的事项。您可以随时查阅、复制、更正、删除您的个人信息，查看谁看过它，并撤回同意。',
   'We process your phone number and nickname so that you can sign in, be reached and have your matters handled. You may at any time read, copy, correct and erase your personal data, see who looked at it, and withdraw your consent.',
   true, '2026-01-01', 'system'),
  ('00000000-0000-7000-8000-000000000102', 'real_name', 1,
   '实名核验需要处理您的姓名、证件类型和证件号码。这些信息加密保存，只在有依据时向办理人员显示，每次查看都留有记录。',
   'Real-name verification needs your name, kind of document and document number. They are kept encrypted, shown to staff only when a ground holds, and every look is recorded.',
   true, '2026-01-01', 'system'),
  ('00000000-0000-7000-8000-000000000103', 'precise_location', 1,
   '您报警或求助时，我们获取您的精确位置，用于找到您；事情办结后不再获取。',
   'When you raise an alarm or ask for help we take your precise position in order to find you; once the matter is closed we take no more.',
   true, '2026-01-01', 'system'),
  ('00000000-0000-7000-8000-000000000104', 'biometrics', 1,
   '人脸比对只在您在场时进行一次，用于核对您与证件是否一致；模板用后即毁，您可以选择人工核对。',
   'Your face is compared once, in your presence, with your document; the template is destroyed afterwards, and you may ask for a person to check instead.',
   true, '2026-01-01', 'system'),
  ('00000000-0000-7000-8000-000000000105', 'child_under_14', 1,
   '未满十四周岁儿童的个人信息，须经监护人同意后处理。监护人可以随时查阅、更正、删除并撤回同意。',
   'Personal data of a child under fourteen is processed only with a guardian''s consent. The guardian may at any time read, correct and erase it and withdraw consent.',
   true, '2026-01-01', 'system');

update roles set permissions = permissions || '{identity.read_citizens,identity.confirm_real_name}'::text[]
  where code = 'officer';
update roles set permissions = permissions || '{identity.read_citizens}'::text[] where code in ('call_taker', 'watch_commander');
update roles set permissions = permissions || '{identity.manage_consent_texts,identity.manage_limits,identity.hold}'::text[]
  where code = 'security_administrator';
