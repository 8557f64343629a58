select concat(
  '{"projects":', concat(
    '{"byState":', (select concat('[', string_agg(concat(
            '{"key":', concat(
              '{"divisionCounty":', coalesce((select concat(
                    '{"name":', coalesce(to_json("d3"."name")::text, 'null'), '}') from "division" as "d3" where "d3"."id" = "g"."k0"), 'null'),
              ',"depositAssessmentStatus":', coalesce(to_json("g"."k1")::text, 'null'), '}'),
            ',"count":', coalesce(("g"."c0")::text, 'null'),
            ',"sum":', concat(
              '{"contractPrice":', coalesce('"' || round("g"."c1" * 0.01, 2)::text || '"', 'null'), '}'), '}'), ',' order by g.n), ']') from (select row_number() over () as n, q.* from (
          select case when "p1"."division_id" % 100000000 <> 0 then "p1"."division_id" / 1000000 * 1000000 end as "k0", "d2"."status" as "k1", count(*) as "c0", sum("p1"."contract_price") as "c1"
          from "project" as "p1" left join "deposit_assessment" as "d2" on "d2"."project_id" = "p1"."id"
          group by "k0", "k1"
          order by count(*) desc nulls last, "k0" nulls last, "k1" nulls last
          limit 5) as q) as g),
    ',"byCity":', (select concat('[', string_agg(concat(
            '{"key":', concat(
              '{"divisionCity":', coalesce((select concat(
                    '{"code":', coalesce(to_json("d5"."code")::text, 'null'),
                    ',"name":', coalesce(to_json("d5"."name")::text, 'null'),
                    ',"level":', coalesce(to_json("d5"."level")::text, 'null'), '}') from "division" as "d5" where "d5"."id" = "g"."k0"), 'null'), '}'),
            ',"count":', coalesce(("g"."c0")::text, 'null'),
            ',"max":', concat(
              '{"contractPrice":', coalesce('"' || round("g"."c1" * 0.01, 2)::text || '"', 'null'), '}'),
            ',"avg":', concat(
              '{"contractPrice":', coalesce('"' || round("g"."c2" * 0.01, 2)::text || '"', 'null'), '}'), '}'), ',' order by g.n), ']') from (select row_number() over () as n, q.* from (
          select case when "p4"."division_id" % 10000000000 <> 0 then "p4"."division_id" / 100000000 * 100000000 end as "k0", count(*) as "c0", max("p4"."contract_price") as "c1", avg("p4"."contract_price") as "c2"
          from "project" as "p4"
          group by "k0"
          order by count(*) desc nulls last, "k0" nulls last
          limit 100) as q) as g),
    ',"byContractor":', (select concat('[', string_agg(concat(
            '{"key":', concat(
              '{"contractor":', coalesce((select concat(
                    '{"name":', coalesce(to_json("e7"."name")::text, 'null'), '}') from "enterprise" as "e7" where "e7"."id" = "g"."k0"), 'null'), '}'),
            ',"count":', coalesce(("g"."c0")::text, 'null'),
            ',"distinctCount":', concat(
              '{"owner":', coalesce(("g"."c1")::text, 'null'), '}'),
            ',"sum":', concat(
              '{"contractPrice":', coalesce('"' || round("g"."c2" * 0.01, 2)::text || '"', 'null'), '}'), '}'), ',' order by g.n), ']') from (select row_number() over () as n, q.* from (
          select "p6"."contractor_id" as "k0", count(*) as "c0", count(distinct "p6"."owner_id") as "c1", sum("p6"."contract_price") as "c2"
          from "project" as "p6"
          group by "k0"
          order by sum("p6"."contract_price") desc nulls last, "k0" nulls last
          limit 3) as q) as g), '}'),
  ',"permits":', concat(
    '{"groups":', (select concat('[', string_agg(concat(
            '{"key":', concat(
              '{"issuedOnYear":', coalesce(("g"."k0")::text, 'null'),
              ',"status":', coalesce(to_json("g"."k1")::text, 'null'), '}'),
            ',"count":', coalesce(("g"."c0")::text, 'null'), '}'), ',' order by g.n), ']') from (select row_number() over () as n, q.* from (
          select extract(year from "p9"."issued_on")::int as "k0", "p9"."status" as "k1", count(*) as "c0"
          from "permit" as "p9"
          group by "k0", "k1"
          order by "k0" nulls last, "k0" nulls last, "k1" nulls last
          limit 100) as q) as g), '}'), '}') as data
