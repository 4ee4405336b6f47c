-- Who may sign in to the pages. An account belongs to a person of the ledger, whose unit and roles stand there; nothing here is a source
-- of any figure, and all of it may be lost without losing one.
create schema auth;

create table auth.account (
    id                   uuid        not null primary key,
    person_id            text        not null unique,     -- ledger.person
    user_name            text        not null,            -- as typed at sign-in
    normalized_user_name text        not null unique,
    password_hash        text,
    must_change          boolean     not null,            -- the password was given by somebody else
    closed               boolean     not null,            -- by a person; a lock-out ends by itself
    security_stamp       text        not null,            -- a new one ends every session at once
    concurrency_stamp    text,
    two_factor_enabled   boolean     not null,
    lockout_enabled      boolean     not null,
    lockout_end          timestamptz,
    access_failed_count  integer     not null
);

-- Secret of the one-time codes, digests of the recovery codes.
create table auth.account_token (
    account_id uuid not null references auth.account (id) on delete cascade,
    provider   text not null,
    name       text not null,
    value      text,
    primary key (account_id, provider, name)
);

-- What a program shows instead of a person at the keyboard. Only the digest is kept; issue and end stand in the person's stream too.
create table auth.api_token (
    person_id text  not null,
    token     text  not null,                             -- t-1, as in the stream
    name      text  not null,                             -- what it is for
    role      text  not null,
    digest    bytea not null unique check (octet_length(digest) = 32), -- SHA-256 of 32 random bytes: nothing to guess
    until     date,                                       -- its last day, Asia/Shanghai
    revoked   boolean not null default false,
    last_used timestamptz,
    primary key (person_id, token)
);

-- Keys that protect cookies and forms, shared by all nodes.
create table auth.data_key (
    name text        not null primary key,
    xml  text        not null,
    made timestamptz not null default clock_timestamp()
);

grant usage on schema auth to perfledger_app;
grant select, insert, update, delete on auth.account, auth.account_token to perfledger_app;
grant select, insert, update on auth.api_token to perfledger_app;
grant select, insert on auth.data_key to perfledger_app;

-- A row marks a ledger for trying out: whoever types --as is believed. Only the owner makes one so, when it is created.
create table ledger.trial (
    only_row boolean     not null primary key default true check (only_row),
    since    timestamptz not null default clock_timestamp()
);
grant select on ledger.trial to perfledger_app;
