-- What a person did with notices. No event: whether somebody has read a notice proves nothing and moves nothing.
create table ledger.notice_read (
    recipient text not null,
    position  bigint not null,                      -- of the notice
    at        timestamptz not null default ledger.clock(),
    primary key (recipient, position)
);
grant select, insert on ledger.notice_read to perfledger_app;
grant select on ledger.notice_read to perfledger_reader;
