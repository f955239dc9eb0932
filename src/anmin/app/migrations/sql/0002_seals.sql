-- Seals over the journal (src/anmin/kernel/seal/README.md). Runs as anmin_owner after the journal's own file.

create table seals (
  n bigint primary key check (n >= 1),
  at timestamptz not null,
  after_tx xid8 not null,
  after_seq bigint not null,
  last_tx xid8 not null,
  last_seq bigint not null,
  lines integer not null check (lines >= 1),
  leaves bytea not null check (octet_length(leaves) = 32 * lines),
  seqs bytea not null check (octet_length(seqs) = 8 * lines),
  root bytea not null check (octet_length(root) = 32),
  chained bytea not null check (octet_length(chained) = 32),
  signature bytea not null check (octet_length(signature) = 64),
  public_key bytea not null check (octet_length(public_key) = 32),
  key_id text not null generated always as (left(encode(sha256(public_key), 'hex'), 16)) stored,
  check ((after_tx, after_seq) < (last_tx, last_seq))
);
-- Hashes do not compress: do not try.
alter table seals alter column leaves set storage external, alter column seqs set storage external;
create unique index seals_last on seals (last_tx, last_seq);

create trigger seals_append_only before update or delete on seals for each row execute function anmin_refuse();
create trigger seals_no_truncate before truncate on seals for each statement execute function anmin_refuse();
alter table seals enable always trigger seals_append_only;
alter table seals enable always trigger seals_no_truncate;

-- A receipt asks for one line by its number. Numbers grow with the table, so a block range index costs writers nothing.
create index journal_seq on journal using brin (seq) with (pages_per_range = 32, autosummarize = on);

grant select, insert on seals to anmin_app;
