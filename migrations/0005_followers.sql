-- Followers: read models that run behind the ledger, by position. How far one came stands in Marten's mt_event_progression under
-- perfledger:NAME, moved in the transaction of its writes; here stands what that table has no column for.

create table ledger.follower (
    name  text not null primary key,
    error text,                             -- why it stopped before the next event; null while nothing is wrong
    since timestamptz not null              -- since when that is so
);
grant select, insert, update on ledger.follower to perfledger_app;
grant select on ledger.follower to perfledger_reader;

-- Rebuilding a read model beside the live one: NAME_rebuild is made like NAME, filled from the events, given what the live one has,
-- and takes its place and all its names in one short transaction. Table definitions change in migrations only, therefore these functions.

create function ledger.rebuild_begin(live text) returns void language plpgsql as $$
declare
    made record;
begin
    perform ledger.rebuild_drop(live);
    execute format('create table ledger.%I (like ledger.%I including all excluding indexes)', live || '_rebuild', live);
    -- Keys at once: upserts need them. Other indexes are made over the full table.
    for made in
        select conname, pg_get_constraintdef(oid) as definition from pg_constraint
        where conrelid = format('ledger.%I', live)::regclass and contype in ('p', 'u', 'x')
        order by conname
    loop
        execute format('alter table ledger.%I add constraint %I %s', live || '_rebuild', made.conname || '_rebuild', made.definition);
    end loop;
    perform ledger.rebuild_indexes(live, true);
end
$$;

create function ledger.rebuild_indexes(live text, keys boolean) returns void language plpgsql as $$
declare
    made record;
begin
    for made in
        select c.relname, pg_get_indexdef(i.indexrelid) as definition
        from pg_index i join pg_class c on c.oid = i.indexrelid
        where i.indrelid = format('ledger.%I', live)::regclass and i.indisunique = keys
          and not exists (select from pg_constraint k where k.conindid = i.indexrelid and k.conrelid = i.indrelid)
        order by c.relname
    loop
        execute format('create %s index %I on ledger.%I %s', case when keys then 'unique' end, made.relname || '_rebuild',
            live || '_rebuild', substr(made.definition, strpos(made.definition, ' USING ')));
    end loop;
end
$$;

create function ledger.rebuild_finish(live text) returns void language plpgsql as $$
declare
    rebuilt text := live || '_rebuild';
    class pg_class;
    part text;
    held record;
begin
    perform ledger.rebuild_indexes(live, false);
    select c.* into class from pg_class c where c.oid = format('ledger.%I', live)::regclass;
    foreach part in array coalesce(class.reloptions, '{}') loop
        execute format('alter table ledger.%I set (%s)', rebuilt, part);
    end loop;
    for held in
        select g.grantee, g.privilege_type, g.is_grantable, null as columns from aclexplode(class.relacl) g
        union all
        select g.grantee, g.privilege_type, g.is_grantable, format(' (%I)', a.attname)
        from pg_attribute a cross join aclexplode(a.attacl) g where a.attrelid = class.oid
    loop
        execute format('grant %s%s on ledger.%I to %s%s', held.privilege_type, held.columns, rebuilt,
            case held.grantee when 0 then 'public' else quote_ident(pg_get_userbyid(held.grantee)) end,
            case when held.is_grantable and held.grantee <> 0 then ' with grant option' end);
    end loop;
    for held in select * from pg_policies p where p.schemaname = 'ledger' and p.tablename = live loop
        execute format('create policy %I on ledger.%I as %s for %s to %s%s%s', held.policyname, rebuilt, held.permissive, held.cmd,
            array_to_string(array(select quote_ident(r) from unnest(held.roles) r), ', '), ' using (' || held.qual || ')',
            ' with check (' || held.with_check || ')');
    end loop;
    if class.relrowsecurity then
        execute format('alter table ledger.%I enable row level security', rebuilt);
    end if;
    execute format('alter table ledger.%I owner to %I', rebuilt, pg_get_userbyid(class.relowner));
    execute format('analyze ledger.%I', rebuilt);
end
$$;

-- In the transaction that holds the lane. An index carries the constraint it belongs to along.
create function ledger.rebuild_swap(live text) returns void language plpgsql set search_path = '' as $$
declare
    made record;
    views text[]; -- what looks at the live table, each made anew so that it looks at the rebuilt one; its grants stay
    made_anew text;
begin
    select array_agg(distinct format('create or replace view ledger.%I as %s', v.relname, pg_get_viewdef(v.oid)))
        into views
        from pg_depend d join pg_rewrite w on w.oid = d.objid join pg_class v on v.oid = w.ev_class and v.relkind = 'v'
        where d.classid = 'pg_rewrite'::regclass and d.refobjid = format('ledger.%I', live)::regclass;
    execute format('alter table ledger.%I rename to %I', live, live || '_before');
    execute format('alter table ledger.%I rename to %I', live || '_rebuild', live);
    foreach made_anew in array coalesce(views, array[]::text[]) loop
        execute made_anew;
    end loop;
    execute format('drop table ledger.%I', live || '_before');
    for made in
        select c.relname from pg_index i join pg_class c on c.oid = i.indexrelid
        where i.indrelid = format('ledger.%I', live)::regclass and c.relname like '%\_rebuild'
    loop
        execute format('alter index ledger.%I rename to %I', made.relname, left(made.relname, -length('_rebuild')));
    end loop;
end
$$;

create function ledger.rebuild_drop(live text) returns void language plpgsql as $$
begin
    execute format('drop table if exists ledger.%I', live || '_rebuild');
end
$$;

revoke execute on function ledger.rebuild_begin(text), ledger.rebuild_indexes(text, boolean), ledger.rebuild_finish(text),
    ledger.rebuild_swap(text), ledger.rebuild_drop(text) from public;
