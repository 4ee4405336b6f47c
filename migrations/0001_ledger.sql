-- The ledger: the storage format of Marten 9 (events, streams, progress, documents) and our side tables.
-- Runs as the owner. The application and the readers are logins of their own; what they may do is granted here and nowhere
-- wider, so that "append only" is a matter of privileges and not of good behaviour.

do $$
declare
    absent text;
begin
    select string_agg(name, ', ' order by name) into absent
    from unnest(array['perfledger_app', 'perfledger_reader']) as wanted(name)
    where not exists (select from pg_roles where rolname = wanted.name);
    if absent is not null then
        raise exception 'the ledger needs logins that this server does not have: %', absent
            using errcode = 'undefined_object',
                  hint = 'As an administrator of the server run: CREATE ROLE perfledger_app LOGIN; CREATE ROLE perfledger_reader LOGIN; '
                      || 'give them passwords where the server asks for one, then migrate again.';
    end if;
end
$$;

-- 1. Marten's tables. Names, types, defaults and index names are the contract with every Marten client: nothing is added to them.

create table ledger.mt_streams (
    id character varying not null,
    type character varying,
    version bigint,
    "timestamp" timestamp with time zone default now() not null,
    created timestamp with time zone default now() not null,
    tenant_id character varying default '*DEFAULT*'::character varying,
    is_archived boolean default false,
    constraint pkey_mt_streams_id primary key (id)
);

create table ledger.mt_events (
    seq_id bigint not null,
    id uuid not null,
    stream_id character varying,
    version bigint not null,
    data jsonb not null,
    bdata bytea,
    type character varying(500) not null,
    "timestamp" timestamp with time zone default now() not null,
    tenant_id character varying default '*DEFAULT*'::character varying,
    mt_dotnet_type character varying,
    correlation_id character varying,
    causation_id character varying,
    headers jsonb,
    user_name character varying,
    is_archived boolean default false,
    constraint pkey_mt_events_seq_id primary key (seq_id),
    -- The cascade belongs to the format; nobody but the owner can delete a stream, and verification finds it.
    constraint fkey_mt_events_stream_id foreign key (stream_id) references ledger.mt_streams (id) on delete cascade
);
create unique index pk_mt_events_stream_and_version on ledger.mt_events using btree (stream_id, version);

create sequence ledger.mt_events_sequence start with 1 increment by 1 no minvalue no maxvalue cache 1
    owned by ledger.mt_events.seq_id;

create table ledger.mt_event_progression (
    name character varying not null,
    last_seq_id bigint,
    last_updated timestamp with time zone default transaction_timestamp(),
    constraint pk_mt_event_progression primary key (name)
);

create table ledger.mt_high_water_skips (
    ending_sequence bigint not null,
    starting_sequence bigint not null,
    "timestamp" timestamp with time zone default transaction_timestamp(),
    constraint pkey_mt_high_water_skips_ending_sequence primary key (ending_sequence)
);

create table ledger.mt_doc_deadletterevent (
    id uuid not null,
    data jsonb not null,
    mt_last_modified timestamp with time zone default transaction_timestamp(),
    mt_version uuid default (md5(((random())::text || (clock_timestamp())::text)))::uuid not null,
    mt_dotnet_type character varying,
    constraint pkey_mt_doc_deadletterevent_id primary key (id)
);

create table ledger.mt_doc_selfevaluation (
    id character varying not null,
    data jsonb not null,
    mt_last_modified timestamp with time zone default transaction_timestamp(),
    mt_dotnet_type character varying,
    mt_version bigint default 0 not null,
    constraint pkey_mt_doc_selfevaluation_id primary key (id)
);

-- 2. Our side tables.

-- The only source of ledger time. The owner of a throw-away database may replace it to play deadlines; status is red then.
create function ledger.clock() returns timestamp with time zone
    language sql volatile
    as 'select clock_timestamp()';

-- The lane: a writer locks this row, so positions are dense and in commit order. One row, for ever.
create table ledger.ledger_head (
    only_row boolean default true not null primary key check (only_row),
    position bigint not null check (position >= 0),
    recorded timestamp with time zone not null
);
insert into ledger.ledger_head (position, recorded) values (0, timestamp with time zone 'epoch');

-- docs/leaf-1.md. No foreign keys from side tables to events: an insert would pay for each, and verification checks more.
create table ledger.ledger_leaf (
    position bigint not null primary key,
    event_id uuid not null,
    algorithm smallint not null,
    leaf bytea not null check (octet_length(leaf) = 32)
);

-- Deleting a salt (by the redaction procedure alone) makes a withdrawn text unguessable for ever.
create table ledger.ledger_salt (
    event_id uuid not null,
    member text not null,
    salt bytea not null check (octet_length(salt) = 16),
    primary key (event_id, member)
);

-- Idempotence: what a command id did the first time. last_position = first_position - 1 when it recorded no event.
create table ledger.ledger_command (
    id uuid not null primary key,
    digest text not null,
    first_position bigint not null,
    last_position bigint not null check (last_position >= first_position - 1),
    recorded timestamp with time zone not null
);

-- 3. Who may do what.

grant usage on schema ledger to perfledger_app, perfledger_reader;
grant select on all tables in schema ledger to perfledger_app, perfledger_reader;
grant insert on ledger.mt_streams, ledger.mt_events, ledger.ledger_leaf, ledger.ledger_salt, ledger.ledger_command to perfledger_app;
grant update (version, "timestamp") on ledger.mt_streams to perfledger_app;
grant update (position, recorded) on ledger.ledger_head to perfledger_app;
-- Read models: derivable from the events alone, therefore writable.
grant insert, update on ledger.mt_event_progression, ledger.mt_doc_selfevaluation to perfledger_app;
-- setval to the committed head, for Marten readers; positions are never drawn from the sequence.
grant select, update on sequence ledger.mt_events_sequence to perfledger_app;
grant select on sequence ledger.mt_events_sequence to perfledger_reader;
