select concat(
  '{"projects":', concat(
    '{"byState":', (select concat('[', string_agg(concat(
            '{"key":', concat(
              '{"divisionCounty":', coalesce((select concat(
                    '{"name":', coalesce(to_json("d2"."name")::text, 'null'), '}') from "division" as "d2" where "d2"."id" = "g"."k0"), 'null'),
              ',"depositAssessmentStatus":', coalesce(to_json("g"."k1")::text, 'null'), '}'),
            ',"count":', coalesce(("g"."c0")::text, 'null'),
            ',"sum":', concat(
              '{"contractPrice":', coalesce('"' || round("g"."c1" * 0.01, 2)::text || '"', 'null'), '}'), '}'), ',' order by g.n), ']') from (select row_number() over () as n, q.* from (
          select case when "p1"."division_id" % 100000000 <> 0 then "p1"."division_id" / 1000000 * 1000000 end as "k0", "p1"."deposit_assessment_status" as "k1", coalesce(sum("p1"."rows"), 0) as "c0", case when sum("p1"."contract_price_count") > 0 then sum("p1"."contract_price_sum") end as "c1"
          from "project_summary" as "p1"
          group by "k0", "k1"
          order by coalesce(sum("p1"."rows"), 0) desc nulls last, "k0" nulls last, "k1" nulls last
          limit 5) as q) as g),
    ',"byCity":', (select concat('[', string_agg(concat(
            '{"key":', concat(
              '{"divisionCity":', coalesce((select concat(
                    '{"code":', coalesce(to_json("d4"."code")::text, 'null'),
                    ',"name":', coalesce(to_json("d4"."name")::text, 'null'),
                    ',"level":', coalesce(to_json("d4"."level")::text, 'null'), '}') from "division" as "d4" where "d4"."id" = "g"."k0"), 'null'), '}'),
            ',"count":', coalesce(("g"."c0")::text, 'null'),
            ',"max":', concat(
              '{"contractPrice":', coalesce('"' || round("g"."c1" * 0.01, 2)::text || '"', 'null'), '}'),
            ',"avg":', concat(
              '{"contractPrice":', coalesce('"' || round("g"."c2" * 0.01, 2)::text || '"', 'null'), '}'), '}'), ',' order by g.n), ']') from (select row_number() over () as n, q.* from (
          select case when "p3"."division_id" % 10000000000 <> 0 then "p3"."division_id" / 100000000 * 100000000 end as "k0", count(*) as "c0", max("p3"."contract_price") as "c1", avg("p3"."contract_price") as "c2"
          from "project" as "p3"
          group by "k0"
          order by count(*) desc nulls last, "k0" nulls last
          limit 100) as q) as g),
    ',"byContractor":', (select concat('[', string_agg(concat(
            '{"key":', concat(
              '{"contractor":', coalesce((select concat(
                    '{"name":', coalesce(to_json("e6"."name")::text, 'null'), '}') from "enterprise" as "e6" where "e6"."id" = "g"."k0"), 'null'), '}'),
            ',"count":', coalesce(("g"."c0")::text, 'null'),
            ',"distinctCount":', concat(
              '{"owner":', coalesce(("g"."c1")::text, 'null'), '}'),
            ',"sum":', concat(
              '{"contractPrice":', coalesce('"' || round("g"."c2" * 0.01, 2)::text || '"', 'null'), '}'), '}'), ',' order by g.n), ']') from (select row_number() over () as n, q.* from (
          select "p5"."contractor_id" as "k0", count(*) as "c0", count(distinct "p5"."owner_id") as "c1", sum("p5"."contract_price") as "c2"
          from "project" as "p5"
          group by "k0"
          order by sum("p5"."contract_price") desc nulls last, "k0" nulls last
          limit 3) as q) as g), '}'),
  ',"permits":', concat(
    '{"groups":', (select concat('[', string_agg(concat(
            '{"key":', concat(
              '{"issuedOnYear":', coalesce(("g"."k0")::text, 'null'),
              ',"status":', coalesce(to_json("g"."k1")::text, 'null'), '}'),
            ',"count":', coalesce(("g"."c0")::text, 'null'), '}'), ',' order by g.n), ']') from (select row_number() over () as n, q.* from (
          select extract(year from "p8"."issued_on")::int as "k0", "p8"."status" as "k1", count(*) as "c0"
          from "permit" as "p8"
          group by "k0", "k1"
          order by "k0" nulls last, "k0" nulls last, "k1" nulls last
          limit 100) as q) as g), '}'), '}') as data
