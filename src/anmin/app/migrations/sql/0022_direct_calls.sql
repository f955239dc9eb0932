-- Calls that go from page to page, without a media engine. Runs as anmin_owner.

alter table publications add column direct boolean not null default false;
alter table publications drop constraint publications_recording_check;
alter table publications add constraint publications_recording_check
  check (recording in ('off', 'waiting', 'on', 'failed'));

-- The descriptions of two pages on their way to each other: encrypted, and gone when the listening ends.
alter table listenings add column offer bytea;
alter table listenings add column answer bytea;
alter table listenings add column answered_at timestamptz;
alter table listenings add constraint listenings_steps check (answer is null or answered_at is not null);
alter table listenings add constraint listenings_forgotten check (closed_at is null or (offer is null and answer is null));
