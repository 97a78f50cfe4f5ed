create index documents_name on documents (lower(name));
