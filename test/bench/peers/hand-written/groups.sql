select json_build_object('projects', json_build_object('groups', json_agg(json_build_object(
  'key', json_build_object('division', json_build_object('code', left(g.division_id::text, 6)), 'status', g.status),
  'count', g.count,
  'sum', json_build_object('contractPrice', round(g.sum * 0.01, 2)::text)) order by g.division_id, g.status)))::text
from (select division_id, status, count(*), sum(contract_price) from project group by division_id, status) g
