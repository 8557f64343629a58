-- $1 credit code
select json_build_object('enterprise', (
  select json_build_object(
    'id', 'Enterprise:' || e.id,
    'name', e.name,
    'status', e.status,
    'registeredCapital', round(e.registered_capital * 0.01, 2)::text,
    'establishedOn', e.established_on,
    'division', case when d.id is not null then json_build_object('code', d.code, 'name', d.name) end)
  from enterprise e
  left join division d on d.id = e.division_id
  where e.credit_code = $1))::text
