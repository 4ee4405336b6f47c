-- The second wall: the program decides who may see what (docs/rights.md); the reader's login, which the pages read with, sees only the
-- units named inside its transaction, whatever a query forgets. Nothing named, nothing seen.

create function ledger.units_in_scope() returns text[] language sql stable as
$$ select string_to_array(nullif(current_setting('perfledger.units', true), ''), ',') $$;

-- Puts a table with a column "unit" behind the wall. A list of two thousand units is hashed once a query, not walked through for each
-- row. "others" = rows that everybody in some scope may see.
create function ledger.wall(walled text, others text default 'false') returns void language plpgsql as $$
begin
    execute format('alter table ledger.%I enable row level security', walled);
    execute format('create policy everything on ledger.%I to perfledger_app using (true) with check (true)', walled);
    execute format('create policy units_in_scope on ledger.%I for select to perfledger_reader using (
        unit in (select unnest(ledger.units_in_scope())) or (%s and (select ledger.units_in_scope()) is not null))', walled, others);
end
$$;
revoke execute on function ledger.wall(text, text) from public;

select ledger.wall(name) from unnest(array[
    'evaluation', 'report', 'figure', 'trail', 'filing', 'seal', 'rendition', 'task', 'job', 'reminder',
    'work_decision', 'notice', 'search', 'timing']) name;
-- The people of an office are known to all they oversee: their names stand in the trail.
select ledger.wall('person', 'roles && array[''reviewer'', ''organiser'']');

-- Search stands behind the same wall, said in a view: under a row policy the condition on terms would come after it (no operator on arrays
-- is leakproof) and could not use the index.
create view ledger.search_in_scope as select * from ledger.search
    where (select current_user <> 'perfledger_reader') or unit in (select unnest(ledger.units_in_scope()));
grant select on ledger.search_in_scope to perfledger_app, perfledger_reader;

-- Behind the wall still everybody is called by name: a change of another unit's person (代填, a review) stands in one's own trail.
create function ledger.names() returns table (id text, name text) language sql stable security definer set search_path = '' as
$$ select p.id, p.name from ledger.person p $$;
create function ledger.name_of(person text) returns text language sql stable security definer set search_path = '' as
$$ select p.name from ledger.person p where p.id = person $$;
revoke execute on function ledger.names(), ledger.name_of(text) from public;
grant execute on function ledger.names(), ledger.name_of(text) to perfledger_app, perfledger_reader;

-- Who read, downloaded or exported what. Outside the ledger: looking changes nothing. The application adds lines and changes none.
create table ledger.access (
    id      bigint generated always as identity primary key,
    at      timestamptz not null default ledger.clock(),
    actor   text not null,                          -- id of a person, or console
    role    text,
    act     text not null check (act in ('read', 'download', 'export')),
    subject text not null,                          -- stream or filing
    file    text,                                   -- name of the file made, if any
    sha256  text,                                   -- of what was handed out
    address text,                                   -- network address; null on the console
    program text not null
);
create index access_subject on ledger.access (subject);
create index access_actor on ledger.access (actor);
grant select, insert on ledger.access to perfledger_app;
grant select on sequence ledger.access_id_seq to perfledger_app; -- pg_dump reads it; numbers are drawn by the identity column itself
