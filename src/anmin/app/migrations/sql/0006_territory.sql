-- Areas and grid cells with their history. Runs as anmin_owner; the other two roles own nothing.

create table areas (
  id uuid primary key,
  code text not null constraint areas_code unique check (code ~ '^[0-9A-Za-z][0-9A-Za-z._-]{0,63}$'),
  version integer not null check (version > 0)
);

-- An outline is drawn once and named by its hash; many periods of an area share one. WGS-84, well-known binary.
create table area_outlines (
  hash bytea primary key check (length(hash) = 32),
  geometry bytea not null,
  west double precision not null,
  south double precision not null,
  east double precision not null,
  north double precision not null
);

-- A period is written once; only its end may move. valid_to = valid_from: replaced on the day it began.
create table area_periods (
  area uuid not null references areas,
  version integer not null check (version > 0),
  name text not null check (name <> ''),
  kind text not null check (kind in ('jurisdiction', 'grid')),
  level smallint not null check (level between 1 and 9),
  parent uuid references areas,
  organisation uuid constraint area_periods_organisation references organisations,
  officer uuid constraint area_periods_officer references staff,
  outline bytea not null references area_outlines,
  source_datum text not null check (source_datum in ('wgs84', 'cgcs2000', 'gcj02', 'bd09')),
  valid_from date not null,
  valid_to date,
  recorded_at timestamptz not null,
  recorded_by text not null check (recorded_by <> ''),
  primary key (area, version),
  check (valid_to >= valid_from),
  -- The registers' span of text: two spans of one area overlap exactly when their days do.
  constraint area_periods_one_at_a_time exclude using gist (register_span_of(
    'area', area::text, valid_from::timestamp at time zone 'UTC', valid_to::timestamp at time zone 'UTC') with &&)
);
create index area_periods_organisation_at on area_periods (organisation);
create index area_periods_parent_at on area_periods (parent);

create function area_periods_keep() returns trigger language plpgsql as $$
begin
  if old.valid_to is not null and (new.valid_to is null or new.valid_to > old.valid_to) then
    raise exception 'the end of an area''s period may only come earlier' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger area_periods_keep before update on area_periods for each row execute function area_periods_keep();
create trigger area_periods_no_delete before delete on area_periods for each row execute function anmin_refuse();
create trigger area_periods_no_truncate before truncate on area_periods
  for each statement execute function anmin_refuse();

grant select, insert on areas, area_outlines, area_periods to anmin_app;
grant update (version) on areas to anmin_app;
grant update (valid_to) on area_periods to anmin_app;

-- Areas are the system administrator's to keep until a deployment gives them to somebody else.
update roles set permissions = permissions || '{territory.manage_areas,territory.manage_fallbacks}'::text[]
  where code = 'system_administrator';
