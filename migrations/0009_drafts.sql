-- What people have begun and not yet recorded: a campaign being set up, a proposal of files handed in. Nothing here stands in the ledger or
-- is a source of any figure; it goes when it is recorded, thrown away, or its time is over. Neither readers nor backups take it.
create schema desk;

create table desk.draft (
    id      uuid        not null primary key,
    kind    text        not null,                 -- campaign, intake
    unit    text        not null,                 -- of the owner when it was begun
    owner   text        not null,                 -- ledger.person
    name    text        not null,
    content json        not null,
    version integer     not null default 1,       -- goes up with each change: two windows do not overwrite each other
    changed timestamptz not null default clock_timestamp(),
    expires timestamptz not null
);

create index draft_owner on desk.draft (kind, unit, owner);

create table desk.draft_file (
    draft  uuid    not null references desk.draft (id) on delete cascade,
    number integer not null,
    name   text    not null,
    bytes  bytea   not null,
    primary key (draft, number)
);

grant usage on schema desk to perfledger_app;
grant select, insert, update, delete on desk.draft, desk.draft_file to perfledger_app;
