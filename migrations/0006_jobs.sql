-- Work to be done: one row a piece, done once however many programs run. What has to happen at an instant is such a row; whatever
-- rings at that instant (Quartz, in a schema of its own) holds nothing that could be lost. Nothing here is a source of any figure.

create table ledger.work (
    key         text not null primary key,          -- the same work is put in once, whoever puts it in
    kind        text not null,
    payload     jsonb not null,
    planned     timestamptz not null,               -- the instant it belongs to, by ledger.clock(); never moves
    not_before  timestamptz not null,               -- moves later when an attempt fails
    outbound    boolean not null default false,     -- goes to somebody outside: each row counts, and is tried for a day
    state       text not null default 'due' check (state in ('due', 'running', 'done', 'stopped', 'given_up')),
    attempts    integer not null default 0 check (attempts >= 0),
    token       bigint not null default 0,          -- one more with each taking; who holds an older one commits nothing
    holder      text,                               -- the program that has or had it last
    lease_until timestamptz,                        -- by clock_timestamp(): a lease runs also where a rehearsal sets ledger.clock()
    started     timestamptz,
    ended       timestamptz,
    verdict     text check (verdict in ('ok', 'warning', 'alarm')),
    sentence    text,                               -- the outcome for people
    result      jsonb,
    error       text,                               -- of the last attempt that failed
    decided     bigint not null default 0,          -- position of the last decision on it that was carried out
    constraint work_is_held_while_it_runs check ((state = 'running') = (lease_until is not null)),
    constraint work_ends_with_a_verdict check ((state = 'done') = (verdict is not null))
);
create index work_open on ledger.work (not_before) where state in ('due', 'running');
create index work_kind on ledger.work (kind, planned);
create index work_outbound on ledger.work (kind, ((payload->>'position')::bigint)) where outbound;
create index work_stopped on ledger.work (kind) where state = 'stopped';

grant select, insert on ledger.work to perfledger_app;
grant update (not_before, state, attempts, token, holder, lease_until, started, ended, verdict, sentence, result, error, decided)
    on ledger.work to perfledger_app;
grant select on ledger.work to perfledger_reader;

-- Quartz makes its tables here when the ledger is migrated. The default privileges are those of the login that migrates.
create schema quartz;
grant usage on schema quartz to perfledger_app;
alter default privileges in schema quartz grant select, insert, update, delete on tables to perfledger_app;
