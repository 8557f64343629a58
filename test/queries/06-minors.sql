select concat(
  '{"backgroundChecks":', (select concat(
      '{"aggregates":', concat(
        '{"sum":', concat(
          '{"persons":', coalesce(to_json(("totals"."c0")::float8)::text, 'null'), '}'), '}'),
      ',"groups":', (select concat('[', string_agg(concat(
              '{"key":', concat(
                '{"institutionKind":', coalesce(to_json("g"."k0")::text, 'null'),
                ',"result":', coalesce(to_json("g"."k1")::text, 'null'), '}'),
              ',"sum":', concat(
                '{"persons":', coalesce(to_json(("g"."c0")::float8)::text, 'null'), '}'), '}'), ',' order by g.n), ']') from (select row_number() over () as n, q.* from (
            select "b2"."institution_kind" as "k0", "b2"."result" as "k1", sum("b2"."persons") as "c0"
            from "background_check" as "b2"
            where "b2"."checked_on" >= cast($1 as date)
            group by "k0", "k1"
            order by count(*) desc nulls last, "k0" nulls last, "k1" nulls last
            limit 100) as q) as g), '}')
    from (select sum("b1"."persons") as "c0" from "background_check" as "b1"
      where "b1"."checked_on" >= cast($2 as date)) as totals),
  ',"guardianshipOrders":', (select concat(
      '{"totalCount":', coalesce(("totals"."c0")::text, 'null'), '}')
    from (select count(*) as "c0" from "guardianship_order" as "g4") as totals),
  ',"parentingSessions":', (select concat(
      '{"totalCount":', coalesce(("totals"."c0")::text, 'null'), '}')
    from (select count(*) as "c0" from "parenting_session" as "p6") as totals),
  ',"interventions":', (select concat(
      '{"totalCount":', coalesce(("totals"."c0")::text, 'null'), '}')
    from (select count(*) as "c0" from "intervention" as "i8"
      where "i8"."kind" = 'CRITICAL_PREVENTION') as totals),
  ',"cases":', (select concat(
      '{"totalCount":', coalesce(("totals"."c0")::text, 'null'),
      ',"groups":', (select concat('[', string_agg(concat(
              '{"key":', concat(
                '{"field":', coalesce(to_json("g"."k0")::text, 'null'), '}'),
              ',"count":', coalesce(("g"."c0")::text, 'null'), '}'), ',' order by g.n), ']') from (select row_number() over () as n, q.* from (
            select "p11"."field" as "k0", count(*) as "c0"
            from "procuratorial_case" as "p11"
            where "p11"."kind" = 'MINORS_PUBLIC_INTEREST'
            group by "k0"
            order by count(*) desc nulls last, "k0" nulls last
            limit 100) as q) as g), '}')
    from (select count(*) as "c0" from "procuratorial_case" as "p10"
      where "p10"."kind" = 'MINORS_PUBLIC_INTEREST') as totals), '}') as data
