delete from documents where name in ('first.pdf', 'second.pdf');
drop table pages;
