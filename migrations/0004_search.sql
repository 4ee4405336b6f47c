-- Search over all changes (docs/adr/0008). One row a change of the trail, at the position of its event: the terms that find it, the
-- searched text and the changed amount. What is shown comes from ledger.trail by its key. Written behind the ledger, never in the
-- transaction of an append; the last position here is how far it has come.

create table ledger.search (
    position      bigint not null primary key,
    stream        text not null,
    figure        text not null,
    event         text not null,
    unit          text not null,
    operation     uuid not null,
    changes_value boolean not null,
    difference    numeric,                          -- 元, after less before; null where no amount was changed
    words         text not null,                    -- reason, document, before, after: NFKC, lower case, one line each
    terms         text[] collate "C" not null       -- pairs of neighbouring characters of words; unit:…, year:…, person:…, figure:…, …
);

-- One inverted index intersects whatever is asked together, and needs no extension; of a text it finds the pairs, strpos then decides.
create index search_terms on ledger.search using gin (terms) with (fastupdate = off);
create index search_operation on ledger.search (operation);
create index search_difference on ledger.search (abs(difference)) where difference is not null;
create index search_milestone on ledger.search (stream, event, position) where event in ('evaluation_filed', 'targets_approved');

-- Changes that stand out by their time, each held against the due date in force when it was recorded (逾期与延期、截止前24小时改动).
create table ledger.timing (
    position bigint not null primary key,
    stream   text not null,                         -- the form; of an extension the campaign
    unit     text not null,
    mark     text not null check (mark in ('late', 'last-day', 'extension')),
    due      timestamptz                            -- the first instant that was too late; null on an extension
);

grant select, insert on ledger.search, ledger.timing to perfledger_app;
grant select on ledger.search, ledger.timing to perfledger_reader;
