-- The archive: bytes under their own SHA-256. Insert if absent; nothing is ever changed or removed by the application.

create table ledger.archive_blob (
    sha256 bytea not null primary key,
    media_type text not null,
    size bigint not null check (size = octet_length(bytes) and size <= 52428800),   -- 50 MB = 50 * 1024 * 1024 bytes
    bytes bytea not null,
    stored timestamp with time zone not null default ledger.clock(),
    constraint archive_blob_is_what_it_says check (sha256 = pg_catalog.sha256(bytes))
);
-- Documents come compressed: a second compression costs time and saves nothing.
alter table ledger.archive_blob alter column bytes set storage external;

grant select, insert on ledger.archive_blob to perfledger_app;
grant select on ledger.archive_blob to perfledger_reader;
