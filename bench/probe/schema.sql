create table probe_notes (id uuid primary key, office uuid not null, person uuid, kind int not null, text text not null, at timestamptz not null);
create index probe_notes_at on probe_notes (at);
create table probe_places (note uuid primary key references probe_notes, lon double precision not null, lat double precision not null);
create table probe_marks (note uuid not null references probe_notes, mark text not null, at timestamptz not null, primary key (note, mark));
alter table probe_notes enable row level security;
create policy probe_see on probe_notes for all to anmin_app
  using (anmin_everything() or person = anmin_person() or anmin_sees_office(office)) with check (true);
create policy probe_intake on probe_notes for insert to anmin_intake with check (true);
grant select, insert, update, delete on probe_notes, probe_places, probe_marks to anmin_app;
grant insert on probe_notes, probe_places, probe_marks to anmin_intake;
