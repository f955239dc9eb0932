-- Reference data with its history. Rows are never overwritten: each may be ended once and replaced once.

-- A span of text: "register, code, from" to "register, code, to". Two spans of one code overlap exactly when their
-- times do, so that plain GiST keeps rows apart which would otherwise need an extension for the equality.
create type register_span as range (subtype = text, collation = "C");

create function register_span_of(register text, code text, valid_from timestamptz, valid_to timestamptz)
  returns register_span language sql immutable parallel safe
  return register_span(
    register || ' ' || code || ' '
      || lpad(floor(extract(epoch from valid_from at time zone 'UTC') * 1000000)::bigint::text, 20, '0'),
    register || ' ' || code || ' '
      || coalesce(lpad(floor(extract(epoch from valid_to at time zone 'UTC') * 1000000)::bigint::text, 20, '0'), 'open'));

create table registers (
  register text primary key check (register ~ '^[a-z][a-z0-9_.]{2,99}$'),
  version integer not null check (version >= 0),
  changed_at timestamptz
);

create table register_rows (
  register text not null references registers,
  code text not null check (code ~ '^[A-Za-z0-9][A-Za-z0-9_.:-]{0,63}$'),
  version integer not null check (version > 0),
  data jsonb not null check (jsonb_typeof(data) = 'object'),
  valid_from timestamptz not null check (valid_from >= '1970-01-01T00:00:00Z'),
  valid_to timestamptz check (valid_to > valid_from),
  recorded_at timestamptz not null,
  recorded_by text not null check (recorded_by <> ''),
  replaced_at timestamptz,
  replaced_by integer check (replaced_by > version),
  check ((replaced_at is null) = (replaced_by is null)),
  primary key (register, code, version, valid_from),
  constraint register_rows_one_at_a_time
    exclude using gist (register_span_of(register, code, valid_from, valid_to) with &&) where (replaced_at is null)
);
create index register_rows_standing on register_rows (register, code, valid_from) where replaced_at is null;

create function register_rows_keep() returns trigger language plpgsql as $$
begin
  if (new.register, new.code, new.version, new.data, new.valid_from, new.recorded_at, new.recorded_by)
      is distinct from (old.register, old.code, old.version, old.data, old.valid_from, old.recorded_at, old.recorded_by)
    or (old.valid_to is not null and new.valid_to is distinct from old.valid_to)
    or (old.replaced_at is not null and (new.replaced_at, new.replaced_by) is distinct from (old.replaced_at, old.replaced_by))
  then
    raise exception 'a register row is ended once and replaced once, and never changed' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger register_rows_keep before update on register_rows for each row execute function register_rows_keep();
create trigger register_rows_no_delete before delete on register_rows for each row execute function anmin_refuse();
create trigger register_rows_no_truncate before truncate on register_rows for each statement execute function anmin_refuse();

grant select, insert, update on registers to anmin_app;
grant select, insert, update (valid_to, replaced_at, replaced_by) on register_rows to anmin_app;
