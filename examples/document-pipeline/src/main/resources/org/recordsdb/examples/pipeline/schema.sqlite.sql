-- SQLite keeps what it is given; Records reads a column's type from its declared name, and the
-- checks keep other writers to it.

create table schema_version (
  version int primary key not null,
  applied_at timestamptz not null,
  description text not null
);

create table projects (
  id integer primary key autoincrement,
  root text not null unique,
  name text not null,
  created_at timestamptz not null
);

-- A failed document keeps the hash that was tried, and has no chunks and no entities.
create table documents (
  id integer primary key autoincrement,
  project_id bigint not null references projects (id) on delete cascade,
  path text not null,
  url text,
  status varchar(10) not null check (status in ('DONE', 'FAILED')),
  error text,
  content_hash varchar(64) check (length(content_hash) = 64),
  size_bytes bigint,
  metadata json_text check (metadata is null or json_valid(metadata)),
  processed_at timestamptz not null,
  unique (project_id, path)
);

-- Offsets are those of Java's String, from the document's first character; the end is exclusive.
create table chunks (
  id integer primary key autoincrement,
  document_id bigint not null references documents (id) on delete cascade,
  position int not null,
  start_offset int not null,
  end_offset int not null,
  content text not null,
  unique (document_id, position)
);

create table entities (
  id integer primary key autoincrement,
  document_id bigint not null references documents (id) on delete cascade,
  kind varchar(10) not null check (kind in ('NAME', 'FILE', 'CODE', 'URL', 'EMAIL')),
  name text not null,
  occurrences int not null,
  unique (document_id, kind, name)
);

-- Two entities of a document; the weight is the number of chunks that have both.
create table relationships (
  source_id bigint not null references entities (id) on delete cascade,
  target_id bigint not null references entities (id) on delete cascade,
  weight int not null,
  primary key (source_id, target_id)
);

create index relationships_by_target on relationships (target_id);

-- What was done to which path; it outlives the document.
create table processing_logs (
  id integer primary key autoincrement,
  project_id bigint not null references projects (id) on delete cascade,
  document_id bigint references documents (id) on delete set null,
  run_id uuid not null,
  path text not null,
  stage varchar(10) not null check (stage in ('REGISTER', 'CHUNK', 'EXTRACT', 'RELATE', 'REMOVE')),
  succeeded boolean not null check (succeeded in (0, 1)),
  error text,
  started_at timestamptz not null,
  duration_micros bigint not null
);

create index processing_logs_by_run on processing_logs (run_id);

create index processing_logs_by_document on processing_logs (document_id);

create view entity_totals as
select d.project_id, e.kind, e.name, sum(e.occurrences) as occurrences, count(*) as documents
from entities e
join documents d on d.id = e.document_id
group by d.project_id, e.kind, e.name;
