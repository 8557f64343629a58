-- $1: the keys of the text (search-keys.ts), $2: the gram of enterprises. Ranks as in src/graph/sql/search.ts.
with q as (
  select *
  from jsonb_to_record($1::jsonb) q(key text, core text, grams int[], prefix int[],
    "intactA" int[], "intactB" int[], "intactC" int[], shortest int, longest int, slip text)
), typed as materialized (
  select *
  from (
    (select case when e.key <> q.key then 2 when e.former then 1 else 0 end as rank, length(e.core) as length, e.former, e.entity_id as id
      from q, search_entry e
      where e.core in (q.core, q.key) and e.kind = 'Enterprise'
      order by 1, 2, 3, 4
      limit 120)
    union all
    (select 0, length(e.key), e.former, e.entity_id
      from q, search_entry e
      where e.core is null and e.kind = 'Enterprise' and e.key = q.key
      order by 4
      limit 120)
    union all
    (select 3, l.n, e.former, e.id
      from q, generate_series(1, 63) l(n)
      cross join lateral (select array_agg(g + l.n) || ($2 + l.n) as grams from unnest(q.prefix) g) m
      cross join lateral (
        select e.former, e.entity_id as id
        from search_entry e
        where e.grams @> m.grams and e.kind = 'Enterprise' and (starts_with(e.core, q.core) or starts_with(e.key, q.key))
          and e.core not in (q.core, q.key)
        order by e.former, e.entity_id
        limit 120) e
      limit 120)
    union all
    (select 4, length(e.key), e.former, e.entity_id
      from q, search_entry e
      where e.core is null and e.kind = 'Enterprise' and e.key > q.key and e.key < q.key || chr(1114111)
      order by e.key, e.entity_id
      limit 120)
    union all
    (select 5, l.n, e.former, e.id
      from q, generate_series(1, 63) l(n)
      cross join lateral (select array_agg(g + l.n) || ($2 + l.n) as grams from unnest(q.grams) g) m
      cross join lateral (
        select e.former, e.entity_id as id
        from search_entry e
        where e.grams @> m.grams and e.kind = 'Enterprise'
          and (position(q.core in e.core) > 0 or position(q.key in e.key) > 0)
          and not (starts_with(e.core, q.core) or starts_with(e.key, q.key))
        order by e.former, e.entity_id
        limit 120) e
      limit 120)
  ) t
  limit 120
), near as (
  select 6 as rank, l.n as length, e.former, e.id
  from q, generate_series(q.shortest, q.longest) l(n)
  cross join lateral (select (select array_agg(g + l.n) || ($2 + l.n) from unnest(q."intactA") g) as a,
    (select array_agg(g + l.n) || ($2 + l.n) from unnest(q."intactB") g) as b,
    (select array_agg(g + l.n) || ($2 + l.n) from unnest(q."intactC") g) as c) m
  cross join lateral (
    select e.former, e.entity_id as id
    from search_entry e
    where (e.grams @> m.a or e.grams @> m.b or e.grams @> m.c) and e.kind = 'Enterprise' and e.core ~ q.slip
    order by e.former, e.entity_id
    limit 120) e
  where not exists (select from typed)
  limit 120
), hits as (
  select h.*
  from (
    select distinct on (f.id) f.*
    from (select * from typed union all select * from near) f
    order by f.id, f.rank, f.length, f.former) h
  order by h.rank, h.length, h.former, h.id
  limit 20
)
select json_build_object('search', coalesce(json_agg(
  json_build_object('id', 'Enterprise:' || e.id, 'creditCode', e.credit_code, 'name', e.name, 'status', e.status)
  order by h.rank, h.length, h.former, h.id), '[]'))::text
from hits h
join enterprise e on e.id = h.id
