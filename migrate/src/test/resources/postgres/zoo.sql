-- One of each: types, keys, indexes, constraints and objects that a schema of PostgreSQL 18 can have.
create collation "ignores case" (provider = icu, locale = 'und-u-ks-level2', deterministic = false); create collation plain (provider = libc, locale = 'C');
create type mood as enum ('sad', 'it''s ok', 'happy');
create type address as (street text collate "C", moods mood[]);
create domain short as varchar(5) collate "C" default 'abc' not null constraint long_enough check (length(value) > 1);
create domain nested as short constraint upper_case check (value = upper(value));
create type span as range (subtype = float8, subtype_diff = float8mi, multirange_type_name = spans);
create function slug(t text) returns text language sql immutable as $$ select lower(replace(t, ' ', '-')) $$;
create function checked(t text) returns boolean language plpgsql immutable as $f$ begin return public.slug(t) <> 'no'; end $f$;
create sequence counter as smallint increment by 3 minvalue -5 maxvalue 100 start with 7 cache 2 cycle;
select nextval('counter'), setval('counter', 40, false);
create table people (
  id bigint generated always as identity (start with 5 increment by 2) primary key,
  name text constraint named not null,
  mood mood default 'happy',
  home address,
  code short,
  nest nested default 'AB',
  during span,
  slug text generated always as (slug(name)) stored,
  upper_name text generated always as (upper(name)) virtual,
  number int default nextval('counter'),
  price numeric(10, 2) check (price >= 0),
  "odd "" name" text unique nulls not distinct,
  constraint fine check (checked(name))
) with (fillfactor = 70, toast.autovacuum_enabled = false);
alter table people alter column home set storage external, alter column name set statistics 200, alter column slug set (n_distinct = 50);
insert into people (name, home, during, price, "odd "" name") select 'Person ' || i, row ('Street, "' || i || '"', array['sad', 'it''s ok']::mood[])::address, span(i, i + 0.5), i, i from generate_series(1, 20) i;
update people set "odd "" name" = null where id = 5;
alter table people add constraint old_rows check (id > 10) not valid;
create unlogged table visits (person bigint, place int, at tstzrange, note text, primary key (person, place) include (note) deferrable initially deferred,
  foreign key (person) references people (id) match full on update cascade on delete set null (person) deferrable, exclude using gist (at with &&));
create table cycle_a (id int primary key, b int);
create table cycle_b (id int primary key, a int references cycle_a, self int references cycle_b);
insert into cycle_a values (1, 1); insert into cycle_b values (1, 1, 1), (2, 1, 1);
alter table cycle_a add foreign key (b) references cycle_b;
alter table cycle_b add constraint broken foreign key (self) references cycle_b (id) not valid;
create table bare (v text, w bytea, i text collate "ignores case", p text collate plain); insert into bare values ('x', '\x00ff', 'A', 'a'), ('x', '\x00ff', null, null), (null, null, null, null); alter table bare add unique (i);
create index people_slug on people (slug(name) text_pattern_ops desc nulls last, id) include (price) where checked(name);
create index people_hash on people using hash (name); alter table people cluster on people_pkey;
create unique index visits_key on visits (place, person); alter table visits replica identity using index visits_key;
create index "Upper ON public.people" on people (upper(name));
create statistics people_facts (ndistinct, dependencies) on name, price from people;
create function atomic(p people) returns text language sql stable begin atomic select p.name || count(*) from visits where person = p.id; end
;
create function all_people() returns setof people language sql stable as 'select * from public.people';
create procedure rename(inout p text, n bigint) language plpgsql as $$ begin update people set name = p where id = n; end $$;
create function plus(a int, b int) returns int language sql immutable as 'select coalesce(a, 0) + coalesce(b, 0)';
create aggregate total (int) (sfunc = plus, stype = int, initcond = '0', combinefunc = plus, parallel = safe);
create view z_base with (security_invoker = true, security_barrier = true) as select id, name, mood from people where mood <> 'sad';
create function z_count() returns bigint language sql stable begin atomic select count(*) from z_base; end
;
create view a_top as select p.name, z_count() as n, total(p.number) over () as sum, row(p.*)::text from z_base b join people p using (id);
create view writable as select id, name from people where id > 0 with cascaded check option; alter view writable alter column name set default 'by view';
create materialized view z_stats as select mood, count(*) as n, max(slug('A b')) as s from people group by mood; create unique index on z_stats (mood);
create materialized view a_stats as select sum(n) as n, bool_and(public.checked('x')) from z_stats where checked(s); create materialized view empty_stats as select 1 as one with no data;
create view keyed as select id, name, count(*) from people group by id;
create rule no_delete as on delete to bare where old.v = 'x to public.bare' do instead nothing; create rule log as on insert to bare do also insert into cycle_a values (100); alter table bare disable rule log;
create function stamp() returns trigger language plpgsql as $$ begin new.name := new.name || '!'; return new; end $$;
create trigger stamped before insert or update of name, "odd "" name" on people for each row when (new.name is distinct from 'x' and (new.id > 1 or new.price > 1)) execute function stamp('a', 'b c');
create trigger never before delete on people for each row execute function stamp(); alter table people disable trigger never;
create trigger " ON public.x " after truncate on people execute function stamp(); alter table people enable always trigger " ON public.x ";
create constraint trigger later after insert on cycle_a deferrable initially deferred for each row execute function stamp();
create table parts (id int generated by default as identity, at timestamptz not null, v text, unique (id, at, v)) partition by range (at);
create table parts_a partition of parts for values from ('2024-01-01 00:00+00') to ('2025-01-01 00:00+00') partition by list (v);
create table parts_a_x (v text default 'own', id int not null, at timestamptz not null, check (v = 'x')); alter table parts_a attach partition parts_a_x for values in ('x', null);
create table parts_rest partition of parts default with (fillfactor = 60);
create index parts_v on parts (v); create index parts_low on parts (lower(v)) where v is not null; create index only_here on parts_rest (v, id);
create trigger parted before insert on parts for each row execute function stamp(); alter table parts_rest disable trigger parted;
alter table parts add column person bigint references people (id); alter table parts add constraint v_short check (length(v) < 10);
alter table only parts disable trigger parted; alter table only parts_a disable trigger parted; alter table only parts_a_x disable trigger parted;
insert into parts (at, v) select '2024-06-01Z', 'x' from generate_series(1, 5); insert into parts (at, v) values ('2030-01-01Z', 'y');
create table base (id int not null, v text default 'base', check (id > 0)); create table other_base (id int, extra int not null default 3 check (extra < 100) no inherit);
create table child (c text, v text default 'child') inherits (base, other_base); alter table child add primary key (id);
insert into base values (1); insert into other_base values (1); insert into child (id, c) values (1, 'c'), (2, 'd');
create function app_login() returns text language sql stable as 'select current_user::text';
alter table people enable row level security; create policy "see own" on people as restrictive for select to zoo_reader, zoo_writer using (name = app_login() or id in (select person from visits)); create policy add on people for insert with check (price > 0);
alter table bare force row level security;
comment on type mood is 'It''s a mood'; comment on column people.price is 'in €'; comment on function slug(text) is 'slug'; comment on constraint fine on people is 'fine'; comment on constraint upper_case on domain nested is 'upper';
comment on index people_hash is 'hash'; comment on trigger stamped on people is 'stamp'; comment on policy "see own" on people is 'own'; comment on rule log on bare is 'log'; comment on view a_top is 'top'; comment on materialized view z_stats is 'stats';
comment on sequence counter is 'counter'; comment on aggregate total(int) is 'total'; comment on statistics people_facts is 'facts'; comment on column z_base.name is 'name'; comment on constraint parts_id_at_v_key on parts is 'key'; comment on domain short is 'short'; comment on column address.street is 'street'; comment on collation "ignores case" is 'case';
grant select, update (name, mood) on people to zoo_reader; grant all on visits to zoo_writer with grant option; grant usage on sequence counter, people_id_seq to public; revoke all on function slug(text) from public; grant execute on function slug(text) to zoo_reader; grant execute on procedure rename to zoo_writer; revoke usage on type mood from public; grant usage on schema public to zoo_reader; grant select on z_base, z_stats to public;
insert into visits select 5, i, tstzrange(now() + i * interval '1 day', now() + i * interval '1 day' + interval '1 hour'), 'n' from generate_series(1, 5) i;
