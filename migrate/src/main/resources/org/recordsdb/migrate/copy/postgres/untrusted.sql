-- What is left out unless the source is trusted, or, where there are any, unless all these owners are kept.
select id, reason, owners from code
