create table pages (
  document bigint not null references documents (id) on delete cascade,
  number integer not null,
  body text,
  primary key (document, number)
);
insert into documents (name, size) values ('first.pdf', 3), ('second.pdf', 4);
update documents set status = 'done' where name = 'first.pdf';
