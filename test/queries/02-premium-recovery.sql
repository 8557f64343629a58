select concat(
  '{"premiumArrears":', (select concat(
      '{"totalCount":', coalesce(("totals"."c0")::text, 'null'),
      ',"aggregates":', concat(
        '{"distinctCount":', concat(
          '{"enterprise":', coalesce(("totals"."c1")::text, 'null'), '}'),
        ',"sum":', concat(
          '{"owed":', coalesce('"' || round("totals"."c2" * 0.01, 2)::text || '"', 'null'),
          ',"collected":', coalesce('"' || round("totals"."c3" * 0.01, 2)::text || '"', 'null'),
          ',"outstanding":', coalesce('"' || round("totals"."c4" * 0.01, 2)::text || '"', 'null'), '}'),
        ',"collectionRate":', coalesce(to_json((round("totals"."c5"::numeric / nullif("totals"."c6", 0), 6))::float8)::text, 'null'), '}'),
      ',"groups":', (select concat('[', string_agg(concat(
              '{"key":', concat(
                '{"enterpriseDivisionCounty":', coalesce((select concat(
                      '{"code":', coalesce(to_json("d4"."code")::text, 'null'),
                      ',"name":', coalesce(to_json("d4"."name")::text, 'null'), '}') from "division" as "d4" where "d4"."id" = "g"."k0"), 'null'), '}'),
              ',"count":', coalesce(("g"."c0")::text, 'null'),
              ',"sum":', concat(
                '{"owed":', coalesce('"' || round("g"."c1" * 0.01, 2)::text || '"', 'null'),
                ',"collected":', coalesce('"' || round("g"."c2" * 0.01, 2)::text || '"', 'null'), '}'), '}'), ',' order by g.n), ']') from (select row_number() over () as n, q.* from (
            select case when "e3"."division_id" % 100000000 <> 0 then "e3"."division_id" / 1000000 * 1000000 end as "k0", count(*) as "c0", sum("p2"."owed") as "c1", sum("p2"."collected") as "c2"
            from "premium_arrears" as "p2" left join "enterprise" as "e3" on "e3"."id" = "p2"."enterprise_id"
            where "p2"."insurance" = 'EMPLOYEE_MEDICAL'
            and "p2"."period_from" >= cast($1 as date)
            and "p2"."period_to" <= cast($2 as date)
            group by "k0"
            order by count(*) desc nulls last, "k0" nulls last
            limit 100) as q) as g),
      ',"nodes":', concat('[', "page"."c0", ']'), '}')
    from (select count(*) as "c0", count(distinct "p1"."enterprise_id") as "c1", sum("p1"."owed") as "c2", sum("p1"."collected") as "c3", sum("p1"."outstanding") as "c4", sum("p1"."collected") as "c5", sum("p1"."owed") as "c6" from "premium_arrears" as "p1"
      where "p1"."insurance" = 'EMPLOYEE_MEDICAL'
      and "p1"."period_from" >= cast($3 as date)
      and "p1"."period_to" <= cast($4 as date)) as totals,
    (select string_agg(concat(
          '{"enterprise":', coalesce((select concat(
                '{"creditCode":', coalesce(to_json("e6"."credit_code")::text, 'null'),
                ',"name":', coalesce(to_json("e6"."name")::text, 'null'),
                ',"status":', coalesce(to_json("e6"."status")::text, 'null'), '}') from "enterprise" as "e6" where "e6"."id" = "p5"."enterprise_id"), 'null'),
          ',"periodFrom":', coalesce(to_json("p5"."period_from")::text, 'null'),
          ',"periodTo":', coalesce(to_json("p5"."period_to")::text, 'null'),
          ',"owed":', coalesce('"' || round("p5"."owed" * 0.01, 2)::text || '"', 'null'),
          ',"collected":', coalesce('"' || round("p5"."collected" * 0.01, 2)::text || '"', 'null'),
          ',"outstanding":', coalesce('"' || round("p5"."outstanding" * 0.01, 2)::text || '"', 'null'),
          ',"lateFee":', coalesce('"' || round(((
                  select round((case when "p5"."due_on" >= '2011-07-01'::date then 0.0005 when "p5"."due_on" >= '1999-01-22'::date then 0.002 end)::numeric * (
                      coalesce(sum(p.amount * greatest(p.paid_on - "p5"."due_on", 0)), 0)
                      + greatest("p5"."owed" - coalesce(sum(p.amount), 0), 0) * greatest(cast($5 as date) - "p5"."due_on", 0)))
                  from premium_payment p
                  where p.arrears_id = "p5"."id" and p.paid_on <= cast($6 as date))) * 0.01, 2)::text || '"', 'null'), '}'), ',') as "c0" from (select "p5".*, "p5"."owed" as "key0", "p5"."id" as "key1"
        from "premium_arrears" as "p5"
        where "p5"."insurance" = 'EMPLOYEE_MEDICAL'
        and "p5"."period_from" >= cast($7 as date)
        and "p5"."period_to" <= cast($8 as date)
        order by "p5"."owed" desc nulls last, "p5"."id"
        limit 50) as "p5") as page),
  ',"cases":', (select concat(
      '{"nodes":', concat('[', "page"."c0", ']'), '}')
    from (select string_agg(concat(
          '{"number":', coalesce(to_json("p7"."number")::text, 'null'),
          ',"stage":', coalesce(to_json("p7"."stage")::text, 'null'),
          ',"openedOn":', coalesce(to_json("p7"."opened_on")::text, 'null'),
          ',"clues":', (select concat(
              '{"nodes":', concat('[', "page"."c0", ']'), '}')
            from (select string_agg(concat(
                  '{"number":', coalesce(to_json("c8"."number")::text, 'null'),
                  ',"source":', case when num_nonnulls("c8"."source_kind", "c8"."source_title", "c8"."source_agency_id") = 0 then 'null' else concat(
                    '{"kind":', coalesce(to_json("c8"."source_kind")::text, 'null'),
                    ',"title":', coalesce(to_json("c8"."source_title")::text, 'null'), '}') end,
                  ',"receivedOn":', coalesce(to_json("c8"."received_on")::text, 'null'), '}'), ',') as "c0" from (select "c8".*, "c8"."id" as "key0"
                from "clue" as "c8"
                where "c8"."case_id" = "p7"."id"
                order by "c8"."id"
                limit 20) as "c8") as page),
          ',"suggestions":', (select concat(
              '{"nodes":', concat('[', "page"."c0", ']'), '}')
            from (select string_agg(concat(
                  '{"documentNumber":', coalesce(to_json("s9"."document_number")::text, 'null'),
                  ',"kind":', coalesce(to_json("s9"."kind")::text, 'null'),
                  ',"addressee":', coalesce((select concat(
                        '{"name":', coalesce(to_json("a10"."name")::text, 'null'), '}') from "agency" as "a10" where "a10"."id" = "s9"."addressee_id"), 'null'),
                  ',"issuedOn":', coalesce(to_json("s9"."issued_on")::text, 'null'),
                  ',"replyDueOn":', coalesce(to_json("s9"."reply_due_on")::text, 'null'),
                  ',"repliedOn":', coalesce(to_json("s9"."replied_on")::text, 'null'),
                  ',"replyStatus":', coalesce(to_json((case
                        when "s9"."replied_on" <= cast($9 as date) then 'REPLIED'
                        when ("s9"."delivered_on" <= cast($10 as date) and coalesce("s9"."replied_on" > cast($11 as date), true)) is not true then 'NOT_DELIVERED'
                        when "s9"."reply_due_on" < cast($12 as date) then 'OVERDUE'
                        when "s9"."reply_due_on" - cast($13 as date) <= 15 then 'DUE_SOON'
                        else 'PENDING' end))::text, 'null'), '}'), ',') as "c0" from (select "s9".*, "s9"."id" as "key0"
                from "suggestion" as "s9"
                where "s9"."case_id" = "p7"."id"
                order by "s9"."id"
                limit 20) as "s9") as page),
          ',"recoveries":', (select concat(
              '{"aggregates":', concat(
                '{"sum":', concat(
                  '{"amount":', coalesce('"' || round("totals"."c0" * 0.01, 2)::text || '"', 'null'), '}'), '}'), '}')
            from (select sum("r11"."amount") as "c0" from "recovery" as "r11"
              where "r11"."case_id" = "p7"."id") as totals), '}'), ',') as "c0" from (select "p7".*, "p7"."id" as "key0"
        from "procuratorial_case" as "p7"
        where "p7"."kind" = 'ADMINISTRATIVE_PUBLIC_INTEREST'
        and "p7"."field" = 'SOCIAL_INSURANCE'
        order by "p7"."id"
        limit 20) as "p7") as page), '}') as data
