-- $1: the code of the last project of the page before, or an empty text, $2: how many
select json_build_object('projects', json_build_object('pageInfo', json_build_object(
  'hasNextPage', count(*) > $2, 'endCursor', max(p.code) filter (where p.n <= $2))))::text
from (select row_number() over () as n, p.code from (
  select code from project where code > $1 order by code limit $2 + 1) p) p
