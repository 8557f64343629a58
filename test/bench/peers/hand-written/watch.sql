-- $1 and $2: the first and the last division, $3: the day of the hub. Without the lines of totals it is watch-page.
with page as materialized (
  select row_number() over () as n, p.*
  from (
    select p.*
    from project p
    where p.division_id between $1 and $2
      and exists (select from permit where permit.id = p.permit_id and permit.status = 'IN_FORCE')
      and exists (
        select from deposit_assessment a
        where a.project_id = p.id and a.status in ('UNPAID', 'PARTIAL', 'GUARANTEE_LAPSED', 'GUARANTEE_TERM_SHORT'))
    order by p.contract_price desc nulls last, p.code, p.id
    limit 21) p
)
, totals as ( -- totals
  select count(*), round(sum(p.contract_price) * 0.01, 2)::text as contract_price -- totals
  from project p -- totals
  join permit on permit.id = p.permit_id and permit.status = 'IN_FORCE' -- totals
  join deposit_assessment a on a.project_id = p.id -- totals
    and a.status in ('UNPAID', 'PARTIAL', 'GUARANTEE_LAPSED', 'GUARANTEE_TERM_SHORT') -- totals
  where p.division_id between $1 and $2 -- totals
) -- totals
select json_build_object('projects', json_build_object(
  'totalCount', (select t.count from totals t), -- totals
  'aggregates', json_build_object('sum', json_build_object('contractPrice', (select t.contract_price from totals t))), -- totals
  'nodes', coalesce(json_agg(json_build_object(
    'id', 'Project:' || p.id,
    'code', p.code,
    'name', p.name,
    'contractPrice', round(p.contract_price * 0.01, 2)::text,
    'division', (select json_build_object('code', d.code, 'name', d.name) from division d where d.id = p.division_id),
    'owner', (
      select json_build_object('creditCode', e.credit_code, 'name', e.name) from enterprise e where e.id = p.owner_id),
    'contractor', (
      select json_build_object(
        'creditCode', e.credit_code,
        'name', e.name,
        'premiumArrears', (
          select json_build_object(
            'totalCount', count(*),
            'aggregates', json_build_object('sum', json_build_object(
              'outstanding', round(sum(r.outstanding) * 0.01, 2)::text)))
          from premium_arrears r
          where r.enterprise_id = e.id and r.outstanding > 0),
        'cases', json_build_object('nodes', (
          select coalesce(json_agg(c), '[]')
          from (
            select c.number, c.kind, c.stage
            from case_enterprise ce
            join procuratorial_case c on c.id = ce.case_id
            where ce.enterprise_id = e.id
            order by c.opened_on desc nulls last, c.id
            limit 3) c)))
      from enterprise e
      where e.id = p.contractor_id),
    'permit', (
      select json_build_object(
        'number', permit.number, 'issuedOn', permit.issued_on, 'status', permit.status,
        'wageNoticeServedOn', permit.wage_notice_served_on, 'pushedToHrssOn', permit.pushed_to_hrss_on)
      from permit
      where permit.id = p.permit_id),
    'depositAssessment', (
      select json_build_object(
        'status', a.status,
        'requiredAmount', round(a.required_amount * 0.01, 2)::text,
        'securedAmount', round(a.secured_amount * 0.01, 2)::text,
        'shortfall', round(a.shortfall * 0.01, 2)::text,
        'rate', a.rate, 'dueOn', a.due_on, 'exemption', a.exemption, 'asOf', $3::date)
      from deposit_assessment a
      where a.project_id = p.id),
    'wageDeposits', json_build_object('nodes', (
      select coalesce(json_agg(w), '[]')
      from (
        select w.form, round(w.amount * 0.01, 2)::text as amount,
          w.guarantee_expires_on as "guaranteeExpiresOn", w.deposited_on as "depositedOn"
        from wage_deposit w
        where w.project_id = p.id
        order by w.id
        limit 20) w)),
    'wageAccount', (
      select json_build_object('status', a.status, 'bank', a.bank, 'openedOn', a.opened_on)
      from wage_account a
      where a.id = p.wage_account_id),
    'complaints', (
      select json_build_object(
        'totalCount', count(*),
        'aggregates', json_build_object('sum', json_build_object(
          'workers', sum(c.workers), 'amount', round(sum(c.amount) * 0.01, 2)::text)),
        'nodes', (
          select coalesce(json_agg(json_build_object(
            'number', c.number, 'channel', c.channel, 'receivedOn', c.received_on, 'workers', c.workers,
            'amount', round(c.amount * 0.01, 2)::text, 'outcome', c.outcome,
            'complainant', case when num_nonnulls(c.name, c.phone) > 0 then json_build_object(
              'displayName', case when c.name = '未成年人A' then c.name when length(c.name) <= 2 then left(c.name, 1) || '*'
                else left(c.name, 1) || repeat('*', length(c.name) - 2) || right(c.name, 1) end,
              'phone', case when length(c.phone) <= 7 then '***'
                else left(c.phone, 3) || repeat('*', length(c.phone) - 7) || right(c.phone, 4) end) end)), '[]')
          from (
            select c.*, c.complainant_display_name as name, c.complainant_phone as phone
            from wage_complaint c
            where c.project_id = p.id
            order by c.received_on desc nulls last, c.id
            limit 3) c))
      from wage_complaint c
      where c.project_id = p.id)) order by p.n) filter (where p.n <= 20), '[]'),
  'pageInfo', json_build_object(
    'hasNextPage', count(*) > 20,
    'endCursor', (select concat_ws(',', l.contract_price, l.code) from page l where l.n <= 20 order by l.n desc limit 1))))::text
from page p
