-- What is left out unless the source is trusted.
select id, reason from code
