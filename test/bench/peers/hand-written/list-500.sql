-- $1 and $2: the first and the last division
select json_build_object('projects', json_build_object('nodes', coalesce(json_agg(json_build_object(
  'id', 'Project:' || p.id,
  'code', p.code,
  'name', p.name,
  'contractPrice', round(p.contract_price * 0.01, 2)::text,
  'permit', (
    select json_build_object('number', permit.number, 'issuedOn', permit.issued_on, 'status', permit.status)
    from permit
    where permit.id = p.permit_id),
  'depositAssessment', (
    select json_build_object(
      'status', a.status,
      'requiredAmount', round(a.required_amount * 0.01, 2)::text,
      'shortfall', round(a.shortfall * 0.01, 2)::text)
    from deposit_assessment a
    where a.project_id = p.id),
  'contractor', (
    select json_build_object('creditCode', e.credit_code, 'name', e.name) from enterprise e where e.id = p.contractor_id)
  )), '[]')))::text
from (
  select id, code, name, contract_price, permit_id, contractor_id
  from project
  where division_id between $1 and $2
  order by code
  limit 500) p
