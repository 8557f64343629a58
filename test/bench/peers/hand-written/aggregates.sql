-- $1 and $2: the first and the last division
select json_build_object('projects', json_build_object(
  'totalCount', count(*),
  'aggregates', json_build_object(
    'sum', json_build_object('contractPrice', round(sum(contract_price) * 0.01, 2)::text),
    'avg', json_build_object('contractPrice', round(avg(contract_price) * 0.01, 2)::text),
    'max', json_build_object('contractPrice', round(max(contract_price) * 0.01, 2)::text))))::text
from project
where division_id between $1 and $2 and status = 'UNDER_CONSTRUCTION'
