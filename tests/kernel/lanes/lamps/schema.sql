create table lamps (id uuid primary key, version integer not null);
create table strokes (n bigint generated always as identity, what text not null, subject text not null, version integer not null, cause text not null);
grant select, insert, update, delete on lamps, strokes to anmin_app;
grant insert on strokes to anmin_intake;
