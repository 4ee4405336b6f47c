-- Search over all changes (docs/adr/0008). One row a change of the trail, at the position of its event: what narrows a search, and the
-- searched text. What is shown comes from ledger.trail by its key. Written behind the ledger, never in the transaction of an append;
-- the last position here is how far it has come.

create table ledger.search (
    position      bigint not null primary key,
    stream        text collate "C" not null,
    figure        text collate "C" not null,
    event         text collate "C" not null,
    unit          text not null,
    fiscal_year   integer not null,
    actor         text not null,
    on_behalf_of  text,
    operation     uuid not null,
    changes_value boolean not null,
    difference    numeric,                          -- 元, after less before; null where no amount was changed
    words         text collate "C" not null,        -- reason, document, before, after: NFKC, lower case, one line each
    grams         text[] collate "C" not null       -- every two neighbouring characters of words, each once
);

-- The searched text without an extension: the index finds rows that have all pairs of the asked text, strpos then decides.
create index search_grams on ledger.search using gin (grams) with (fastupdate = off);
create index search_actor on ledger.search (actor, position);
create index search_on_behalf_of on ledger.search (on_behalf_of, position) where on_behalf_of is not null;
create index search_unit on ledger.search (unit, position);
create index search_figure on ledger.search (figure, position);
create index search_event on ledger.search (event, stream, position);
create index search_operation on ledger.search (operation);
create index search_difference on ledger.search (abs(difference)) where difference is not null;

grant select, insert on ledger.search to perfledger_app;
grant select on ledger.search to perfledger_reader;
