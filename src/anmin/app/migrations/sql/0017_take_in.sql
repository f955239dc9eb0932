-- Matters that staff take in for others: at a counter, at the door of a resident, on the telephone. Runs as anmin_owner.

-- `person` holds the matter until its citizen signs in; of the code on their slip only a keyed hash stays.
create table take_ins (
  case_id uuid primary key references cases,
  office uuid,
  by uuid,
  on_behalf boolean not null,
  consent text not null,
  person uuid not null,
  code_hash bytea not null,
  at timestamptz not null
);
create index take_ins_code on take_ins (code_hash);
alter table take_ins enable row level security;
create policy take_ins_seen on take_ins for all to anmin_app
  using (anmin_everything() or exists (select 1 from cases c where c.id = case_id));
grant select, insert on take_ins to anmin_app;

update roles set permissions = permissions || '{matters.take_in}'
  where code in ('call_taker', 'dispatcher', 'watch_commander', 'officer', 'department_worker');
