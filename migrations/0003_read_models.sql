-- Read models: one table each, owned by one projection class, derivable from the events alone and comparable row by row
-- (perfledger rebuild --check). Every row carries the unit it belongs to.

create table ledger.evaluation (
    stream        text primary key,
    unit          text not null,
    unit_name     text not null,
    fiscal_year   integer not null,
    form          text not null,
    rule_pack     text not null,
    special_fund  text,
    project       text,
    project_name  text,
    retrospective boolean not null,
    campaign      text,                             -- stream of the campaign it belongs to
    fund_code     text,                             -- with project what a direction of the campaign is named by
    stage         text not null,
    answer_by     date,                             -- of the last return or correction
    submitted_at  timestamptz[] not null default '{}', -- since the last correction, in order
    submitted_for date[] not null default '{}',     -- the answer date each of them had to meet
    reviewed_at   timestamptz,                      -- last acceptance or return
    filed_at      timestamptz,
    filings       integer not null,
    version       bigint not null,
    position      bigint not null
);
create index evaluation_campaign on ledger.evaluation (campaign);

-- Narrative reports, one row each, like the forms above.
create table ledger.report (like ledger.evaluation including all);

create table ledger.figure (
    stream   text not null,
    figure   text not null,
    unit     text not null,
    kind     text not null,
    printed  text,
    value    numeric,
    version  bigint not null,
    position bigint not null,
    primary key (stream, figure)
);

-- One row a change, also of things that are no cell (an indicator row, an adjustment, a submission).
create table ledger.trail (
    stream        text not null,
    figure        text collate "C" not null,        -- ordered by bytes: a code and all below it are one range of the key
    position      bigint not null,
    unit          text not null,
    version       bigint not null,
    recorded_at   timestamptz not null,
    event         text not null,
    before        text,
    after         text,
    actor         text not null,
    role          text not null,
    on_behalf_of  text,
    assurance     text not null,
    reason_kind   text,
    reason        text,
    document      text,
    document_date date,
    evidence      text[] not null,
    source        text,
    source_at     text,
    operation     uuid not null,
    primary key (stream, figure, position)
);

create table ledger.filing (
    stream           text not null,
    number           integer not null,
    unit             text not null,
    subject          text not null,                 -- the stream that was filed
    version          bigint not null,
    freeze_position  bigint not null,
    position         bigint not null,
    recorded_at      timestamptz not null,
    filed_by         text not null,
    model_digest     text not null,
    byte_digest      text not null,
    retrospective    boolean not null,
    overdue_days     integer check (overdue_days > 0), -- 逾期, calendar days after the due date; null when in time or without one
    primary key (stream, number)
);
create index filing_model_digest on ledger.filing (model_digest text_pattern_ops);

-- Scans of stamped paper, and the paper itself when it arrived. Whether a stamp is void is derived from the filings.
create table ledger.seal (
    position    bigint primary key,
    stream      text not null,
    number      integer not null,
    unit        text not null,
    recorded_at timestamptz not null,
    actor       text not null,
    scan        text,                               -- SHA-256; null on the line of a paper
    name        text,
    media_type  text,
    pages       integer,
    first_page  integer,
    last_page   integer,
    received_by text,                               -- of a paper
    received_on date,
    kept_at     text
);
create index seal_filing on ledger.seal (stream, number);
create index seal_scan on ledger.seal (scan);

create table ledger.rendition (
    stream       text not null,
    number       integer not null,
    rendition    integer not null,
    unit         text not null,
    position     bigint not null,
    recorded_at  timestamptz not null,
    actor        text not null,
    hidden       integer not null,
    kept         integer not null,
    model_digest text not null,
    byte_digest  text not null,
    published_on date,
    published_at text,
    published_recorded_at timestamptz,
    primary key (stream, number, rendition)
);
create index rendition_model_digest on ledger.rendition (model_digest text_pattern_ops);

create table ledger.person (
    id     text primary key,
    unit   text not null,
    name   text not null,
    roles  text[] not null,                         -- of the home unit; what is granted beyond stands in the stream
    email  text,                                    -- null: notices in the program only
    phone  text,
    closed boolean not null default false
);

-- The organisation tree.
create table ledger.unit (
    code    text primary key,
    name    text not null,
    parent  text,
    kind    text not null,
    version bigint not null
);

-- Blocks of forms given to people inside a unit.
create table ledger.task (
    form    text not null,
    block   text not null,
    unit    text not null,
    person  text not null,
    due     date,
    done    boolean not null,
    since   timestamptz not null,                   -- assigned or reported as filled
    primary key (form, block)
);
create index task_person on ledger.task (person);

-- What persons decided about jobs of the program. The runs themselves stand in ledger.work.
create table ledger.job (
    kind      text primary key,
    unit      text not null,                        -- of who decided last
    paused    boolean not null,
    actor     text not null,
    since     timestamptz not null,
    requested bigint not null                       -- position of the last "run now"; 0 = never
);

-- Reminders issued, escalations of late units and calls, one row each, of the unit whose deadlines they are about.
create table ledger.reminder (
    position    bigint primary key,
    campaign    text not null,
    unit        text not null,
    recorded_at timestamptz not null,
    actor       text not null,
    what        text not null,                      -- the event
    stage       text,
    form        text,
    direction   text,
    subject     text,
    due         date,
    kind        text,
    step        integer,
    recipient   text,                               -- of a reminder; whom a call reached
    planned     date
);
create index reminder_unit on ledger.reminder (campaign, unit);

grant select, insert, update on ledger.evaluation, ledger.report, ledger.figure, ledger.trail, ledger.filing, ledger.seal,
    ledger.rendition, ledger.person, ledger.unit, ledger.task, ledger.job, ledger.reminder to perfledger_app;
grant select on ledger.evaluation, ledger.report, ledger.figure, ledger.trail, ledger.filing, ledger.seal, ledger.rendition,
    ledger.person, ledger.unit, ledger.task, ledger.job, ledger.reminder to perfledger_reader;

-- What persons decided about single pieces of work that were stopped, the last decision on each.
create table ledger.work_decision (
    work     text primary key,
    kind     text not null,
    unit     text not null,                         -- of who decided
    given_up boolean not null,                      -- else tried again
    actor    text not null,
    since    timestamptz not null,
    position bigint not null
);

-- Whom an event is told in the program, by mail and by the webhook. What it says is made of the event when somebody reads it.
create table ledger.notice (
    recipient   text not null,                      -- id of a person
    position    bigint not null,                    -- of the event
    event       uuid not null,
    type        text not null,
    unit        text not null,                      -- the unit it is about
    recorded_at timestamptz not null,
    primary key (recipient, position)
);
create index notice_position on ledger.notice (position);

grant select, insert, update on ledger.work_decision, ledger.notice to perfledger_app;
grant select on ledger.work_decision, ledger.notice to perfledger_reader;

-- Which notices a person has read. No event and no read model: it proves nothing, moves nothing, and outlives a rebuild of the notices.
create table ledger.notice_read (
    recipient text not null,
    position  bigint not null,                      -- of the notice
    at        timestamptz not null default ledger.clock(),
    primary key (recipient, position)
);
grant select, insert on ledger.notice_read to perfledger_app;
grant select on ledger.notice_read to perfledger_reader;
