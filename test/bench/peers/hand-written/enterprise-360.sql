-- $1: credit code
select json_build_object('enterprise', (
  select json_build_object(
    'id', 'Enterprise:' || e.id,
    'creditCode', e.credit_code,
    'name', e.name,
    'formerNames', e.former_names,
    'status', e.status,
    'registeredCapital', round(e.registered_capital * 0.01, 2)::text,
    'establishedOn', e.established_on,
    'industry', case when num_nonnulls(e.industry_code, e.industry_name) > 0
      then json_build_object('code', e.industry_code, 'name', e.industry_name) end,
    'division', (select json_build_object('code', d.code, 'name', d.name) from division d where d.id = e.division_id),
    'legalRepresentative', case when e.legal_representative_display_name is not null then json_build_object(
      'displayName', case when length(e.legal_representative_display_name) <= 2
        then left(e.legal_representative_display_name, 1) || '*'
        else left(e.legal_representative_display_name, 1)
          || repeat('*', length(e.legal_representative_display_name) - 2)
          || right(e.legal_representative_display_name, 1) end) end,
    'projectsAsContractor', json_build_object(
      'totalCount', (select count(*) from project p where p.contractor_id = e.id),
      'nodes', (
        select coalesce(json_agg(json_build_object('code', p.code, 'name', p.name, 'depositAssessment', (
          select json_build_object('status', a.status, 'shortfall', round(a.shortfall * 0.01, 2)::text)
          from deposit_assessment a
          where a.project_id = p.id))), '[]')
        from (select p.id, p.code, p.name from project p where p.contractor_id = e.id order by p.id limit 20) p)),
    'projectsAsOwner', json_build_object('totalCount', (select count(*) from project p where p.owner_id = e.id)),
    'premiumArrears', json_build_object('nodes', (
      select coalesce(json_agg(r), '[]')
      from (
        select r.period_from as "periodFrom", r.period_to as "periodTo",
          round(r.outstanding * 0.01, 2)::text as outstanding
        from premium_arrears r
        where r.enterprise_id = e.id
        order by r.id
        limit 20) r)),
    'landContracts', json_build_object('nodes', (
      select coalesce(json_agg(l), '[]')
      from (
        select l.number, round(l.outstanding * 0.01, 2)::text as outstanding
        from land_contract l
        where l.enterprise_id = e.id
        order by l.id
        limit 20) l)),
    'complaints', (
      select json_build_object(
        'totalCount', count(*),
        'aggregates', json_build_object('sum', json_build_object(
          'workers', sum(c.workers), 'amount', round(sum(c.amount) * 0.01, 2)::text)))
      from wage_complaint c
      where c.enterprise_id = e.id),
    'lawsuits', json_build_object('totalCount', (
      select count(*) from lawsuit_enterprise l where l.enterprise_id = e.id)),
    'cases', json_build_object('nodes', (
      select coalesce(json_agg(c), '[]')
      from (
        select c.number, c.kind, c.stage
        from case_enterprise ce
        join procuratorial_case c on c.id = ce.case_id
        where ce.enterprise_id = e.id
        order by c.id
        limit 20) c)),
    'clues', json_build_object('nodes', (
      select coalesce(json_agg(c), '[]')
      from (
        select c.number, c.status
        from clue_enterprise ce
        join clue c on c.id = ce.clue_id
        where ce.enterprise_id = e.id
        order by c.id
        limit 20) c)),
    'sources', json_build_object('nodes', (
      select coalesce(json_agg(json_build_object(
        'dataset', json_build_object('code', d.code, 'title', d.title,
          'agency', (select json_build_object('name', a.name) from agency a where a.id = d.agency_id)),
        'batch', json_build_object('number', b.number, 'publishedOn', b.published_on),
        'row', s.row,
        'fields', s.fields) order by s.id), '[]')
      from (
        select s.id, s.dataset_id, s.batch_id, s.row, s.fields
        from source_record s
        where s.entity_kind = 'Enterprise' and s.entity_id = e.id
        order by s.id
        limit 20) s
      join dataset d on d.id = s.dataset_id
      join batch b on b.id = s.batch_id)),
    'discrepancies', json_build_object('nodes', (
      select coalesce(json_agg(json_build_object(
        'field', d.field,
        'values', (
          select json_agg(json_build_object(
            'value', v.item -> 'value',
            'dataset', json_build_object('code', v.item -> 'dataset' -> 'code'),
            'asOf', v.item -> 'asOf') order by v.n)
          from jsonb_array_elements(d.values) with ordinality v(item, n)),
        'authoritative', (select json_build_object('code', s.code) from dataset s where s.id = d.authoritative_id),
        'state', d.state)), '[]')
      from (
        select d.*
        from discrepancy d
        where d.entity_kind = 'Enterprise' and d.entity_id = e.id
        order by d.id
        limit 20) d)))
  from enterprise e
  where e.credit_code = $1))::text
