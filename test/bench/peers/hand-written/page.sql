-- $1: the code of the last project of the page before, or an empty text
with page as materialized (
  select row_number() over () as n, p.*
  from (
    select id, code, name, contract_price, division_id, contractor_id
    from project
    where code > $1
    order by code
    limit 21) p
)
select json_build_object('projects', json_build_object(
  'nodes', coalesce(json_agg(json_build_object(
    'id', 'Project:' || p.id,
    'code', p.code,
    'name', p.name,
    'contractPrice', round(p.contract_price * 0.01, 2)::text,
    'division', (select json_build_object('code', d.code, 'name', d.name) from division d where d.id = p.division_id),
    'contractor', (
      select json_build_object('creditCode', e.credit_code, 'name', e.name)
      from enterprise e
      where e.id = p.contractor_id)) order by p.n) filter (where p.n <= 20), '[]'),
  'pageInfo', json_build_object(
    'hasNextPage', count(*) > 20,
    'endCursor', max(p.code) filter (where p.n <= 20))))::text
from page p
