select concat(
  '{"pushed":', (select concat(
      '{"totalCount":', coalesce(("totals"."c0")::text, 'null'), '}')
    from (select count(*) as "c0" from "permit" as "p1"
      where "p1"."pushed_to_hrss_on" is not null) as totals),
  ',"accounts":', (select concat(
      '{"totalCount":', coalesce(("totals"."c0")::text, 'null'), '}')
    from (select count(*) as "c0" from "project" as "p3"
      where exists (select from "wage_account" as "w4" where "w4"."id" = "p3"."wage_account_id" and "w4"."status" = 'OPEN')) as totals),
  ',"deposits":', (select concat(
      '{"aggregates":', concat(
        '{"sum":', concat(
          '{"amount":', coalesce('"' || round("totals"."c0" * 0.01, 2)::text || '"', 'null'), '}'), '}'),
      ',"groups":', (select concat('[', string_agg(concat(
              '{"key":', concat(
                '{"form":', coalesce(to_json("g"."k0")::text, 'null'), '}'),
              ',"count":', coalesce(("g"."c0")::text, 'null'),
              ',"sum":', concat(
                '{"amount":', coalesce('"' || round("g"."c1" * 0.01, 2)::text || '"', 'null'), '}'), '}'), ',' order by g.n), ']') from (select row_number() over () as n, q.* from (
            select "w8"."form" as "k0", count(*) as "c0", sum("w8"."amount") as "c1"
            from "wage_deposit" as "w8"
            where "w8"."campaign_code" = cast($1 as text)
            group by "k0"
            order by count(*) desc nulls last, "k0" nulls last
            limit 100) as q) as g), '}')
    from (select sum("w7"."amount") as "c0" from "wage_deposit" as "w7"
      where "w7"."campaign_code" = cast($2 as text)) as totals),
  ',"byDivision":', concat(
    '{"groups":', (select concat('[', string_agg(concat(
            '{"key":', concat(
              '{"divisionCounty":', coalesce((select concat(
                    '{"name":', coalesce(to_json("d11"."name")::text, 'null'), '}') from "division" as "d11" where "d11"."id" = "g"."k0"), 'null'),
              ',"depositAssessmentStatus":', coalesce(to_json("g"."k1")::text, 'null'), '}'),
            ',"count":', coalesce(("g"."c0")::text, 'null'),
            ',"sum":', concat(
              '{"contractPrice":', coalesce('"' || round("g"."c1" * 0.01, 2)::text || '"', 'null'), '}'), '}'), ',' order by g.n), ']') from (select row_number() over () as n, q.* from (
          select case when "p10"."division_id" % 100000000 <> 0 then "p10"."division_id" / 1000000 * 1000000 end as "k0", "p10"."deposit_assessment_status" as "k1", coalesce(sum("p10"."rows"), 0) as "c0", case when sum("p10"."contract_price_count") > 0 then sum("p10"."contract_price_sum") end as "c1"
          from "project_summary" as "p10"
          where "p10"."permit_status" = 'IN_FORCE'
          group by "k0", "k1"
          order by coalesce(sum("p10"."rows"), 0) desc nulls last, "k0" nulls last, "k1" nulls last
          limit 100) as q) as g), '}'), '}') as data
