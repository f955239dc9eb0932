-- Captions are evidence made of a recording. Runs as anmin_owner.

alter table evidence drop constraint evidence_derivation_check;
alter table evidence add constraint evidence_derivation_check check (derivation in ('redaction', 'clip', 'captions'));
