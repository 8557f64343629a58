select concat(
  '{"projects":', (select concat(
      '{"totalCount":', coalesce(("totals"."c0")::text, 'null'),
      ',"aggregates":', concat(
        '{"sum":', concat(
          '{"contractPrice":', coalesce('"' || round("totals"."c1" * 0.01, 2)::text || '"', 'null'), '}'), '}'),
      ',"nodes":', concat('[', "page"."c0", ']'),
      ',"pageInfo":', concat(
        '{"hasNextPage":', coalesce(("page"."c1")::text, 'false'),
        ',"endCursor":', coalesce("page"."c2", 'null'), '}'), '}')
    from (select coalesce(sum("p1"."rows"), 0) as "c0", case when sum("p1"."contract_price_count") > 0 then sum("p1"."contract_price_sum") end as "c1" from "project_summary" as "p1"
      where "p1"."division_id" between 150300000000 and 150399999999
      and "p1"."permit_status" = 'IN_FORCE'
      and "p1"."deposit_assessment_status" = any(array['UNPAID', 'PARTIAL', 'GUARANTEE_LAPSED', 'GUARANTEE_TERM_SHORT']::text[])) as totals,
    (select string_agg(concat(
          '{"id":', concat('"Project:', "p2"."id", '"'),
          ',"code":', coalesce(to_json("p2"."code")::text, 'null'),
          ',"name":', coalesce(to_json("p2"."name")::text, 'null'),
          ',"contractPrice":', coalesce('"' || round("p2"."contract_price" * 0.01, 2)::text || '"', 'null'),
          ',"division":', coalesce((select concat(
                '{"code":', coalesce(to_json("d5"."code")::text, 'null'),
                ',"name":', coalesce(to_json("d5"."name")::text, 'null'), '}') from "division" as "d5" where "d5"."id" = "p2"."division_id"), 'null'),
          ',"owner":', coalesce((select concat(
                '{"creditCode":', coalesce(to_json("e6"."credit_code")::text, 'null'),
                ',"name":', coalesce(to_json("e6"."name")::text, 'null'), '}') from "enterprise" as "e6" where "e6"."id" = "p2"."owner_id"), 'null'),
          ',"contractor":', coalesce((select concat(
                '{"creditCode":', coalesce(to_json("e7"."credit_code")::text, 'null'),
                ',"name":', coalesce(to_json("e7"."name")::text, 'null'),
                ',"premiumArrears":', (select concat(
                    '{"totalCount":', coalesce(("totals"."c0")::text, 'null'),
                    ',"aggregates":', concat(
                      '{"sum":', concat(
                        '{"outstanding":', coalesce('"' || round("totals"."c1" * 0.01, 2)::text || '"', 'null'), '}'), '}'), '}')
                  from (select count(*) as "c0", sum("p8"."outstanding") as "c1" from "premium_arrears" as "p8"
                    where "p8"."enterprise_id" = "e7"."id"
                    and "p8"."outstanding" > cast($1 as bigint)) as totals),
                ',"cases":', (select concat(
                    '{"nodes":', concat('[', "page"."c0", ']'), '}')
                  from (select string_agg(concat(
                        '{"number":', coalesce(to_json("p10"."number")::text, 'null'),
                        ',"kind":', coalesce(to_json("p10"."kind")::text, 'null'),
                        ',"stage":', coalesce(to_json("p10"."stage")::text, 'null'), '}'), ',' order by "p10"."n") filter (where "p10"."n" <= 3) as "c0" from (select row_number() over () as n, "p10".* from (select "p10".*, "p10"."opened_on" as "key0", "p10"."id" as "key1"
                        from "case_enterprise" as "p10_link" join "procuratorial_case" as "p10" on "p10"."id" = "p10_link"."case_id"
                        where "p10_link"."enterprise_id" = "e7"."id"
                        order by "p10"."opened_on" desc nulls last, "p10"."id"
                        limit 3 + 1) as "p10") as "p10") as page), '}') from "enterprise" as "e7" where "e7"."id" = "p2"."contractor_id"), 'null'),
          ',"permit":', coalesce((select concat(
                '{"number":', coalesce(to_json("p11"."number")::text, 'null'),
                ',"issuedOn":', coalesce(to_json("p11"."issued_on")::text, 'null'),
                ',"status":', coalesce(to_json("p11"."status")::text, 'null'),
                ',"wageNoticeServedOn":', coalesce(to_json("p11"."wage_notice_served_on")::text, 'null'),
                ',"pushedToHrssOn":', coalesce(to_json("p11"."pushed_to_hrss_on")::text, 'null'), '}') from "permit" as "p11" where "p11"."id" = "p2"."permit_id"), 'null'),
          ',"depositAssessment":', coalesce((select concat(
                '{"status":', coalesce(to_json("d12"."status")::text, 'null'),
                ',"requiredAmount":', coalesce('"' || round("d12"."required_amount" * 0.01, 2)::text || '"', 'null'),
                ',"securedAmount":', coalesce('"' || round("d12"."secured_amount" * 0.01, 2)::text || '"', 'null'),
                ',"shortfall":', coalesce('"' || round("d12"."shortfall" * 0.01, 2)::text || '"', 'null'),
                ',"rate":', coalesce(to_json(("d12"."rate")::float8)::text, 'null'),
                ',"dueOn":', coalesce(to_json("d12"."due_on")::text, 'null'),
                ',"exemption":', coalesce(to_json("d12"."exemption")::text, 'null'),
                ',"asOf":', coalesce(to_json((cast($2 as date)))::text, 'null'), '}') from "deposit_assessment" as "d12" where "d12"."project_id" = "p2"."id"), 'null'),
          ',"wageDeposits":', (select concat(
              '{"nodes":', concat('[', "page"."c0", ']'), '}')
            from (select string_agg(concat(
                  '{"form":', coalesce(to_json("w13"."form")::text, 'null'),
                  ',"amount":', coalesce('"' || round("w13"."amount" * 0.01, 2)::text || '"', 'null'),
                  ',"guaranteeExpiresOn":', coalesce(to_json("w13"."guarantee_expires_on")::text, 'null'),
                  ',"depositedOn":', coalesce(to_json("w13"."deposited_on")::text, 'null'), '}'), ',' order by "w13"."n") filter (where "w13"."n" <= 20) as "c0" from (select row_number() over () as n, "w13".* from (select "w13".*, "w13"."id" as "key0"
                  from "wage_deposit" as "w13"
                  where "w13"."project_id" = "p2"."id"
                  order by "w13"."id"
                  limit 20 + 1) as "w13") as "w13") as page),
          ',"wageAccount":', coalesce((select concat(
                '{"status":', coalesce(to_json("w14"."status")::text, 'null'),
                ',"bank":', coalesce(to_json("w14"."bank")::text, 'null'),
                ',"openedOn":', coalesce(to_json("w14"."opened_on")::text, 'null'), '}') from "wage_account" as "w14" where "w14"."id" = "p2"."wage_account_id"), 'null'),
          ',"complaints":', (select concat(
              '{"totalCount":', coalesce(("totals"."c0")::text, 'null'),
              ',"aggregates":', concat(
                '{"sum":', concat(
                  '{"workers":', coalesce(to_json(("totals"."c1")::float8)::text, 'null'),
                  ',"amount":', coalesce('"' || round("totals"."c2" * 0.01, 2)::text || '"', 'null'), '}'), '}'),
              ',"nodes":', concat('[', "page"."c0", ']'), '}')
            from (select count(*) as "c0", sum("w15"."workers") as "c1", sum("w15"."amount") as "c2" from "wage_complaint" as "w15"
              where "w15"."project_id" = "p2"."id") as totals,
            (select string_agg(concat(
                  '{"number":', coalesce(to_json("w16"."number")::text, 'null'),
                  ',"channel":', coalesce(to_json("w16"."channel")::text, 'null'),
                  ',"receivedOn":', coalesce(to_json("w16"."received_on")::text, 'null'),
                  ',"workers":', coalesce(("w16"."workers")::text, 'null'),
                  ',"amount":', coalesce('"' || round("w16"."amount" * 0.01, 2)::text || '"', 'null'),
                  ',"outcome":', coalesce(to_json("w16"."outcome")::text, 'null'),
                  ',"complainant":', case when num_nonnulls("w16"."complainant_display_name", "w16"."complainant_phone") = 0 then 'null' else concat(
                    '{"displayName":', coalesce(to_json(case when "w16"."complainant_display_name" = '未成年人A' then "w16"."complainant_display_name" when char_length("w16"."complainant_display_name") <= 2 then left("w16"."complainant_display_name", 1) || '*'
                        else left("w16"."complainant_display_name", 1) || repeat('*', char_length("w16"."complainant_display_name") - 2) || right("w16"."complainant_display_name", 1) end)::text, 'null'),
                    ',"phone":', coalesce(to_json(case when char_length("w16"."complainant_phone") <= 7 then '***'
                        else left("w16"."complainant_phone", 3) || repeat('*', char_length("w16"."complainant_phone") - 7) || right("w16"."complainant_phone", 4) end)::text, 'null'), '}') end, '}'), ',' order by "w16"."n") filter (where "w16"."n" <= 3) as "c0" from (select row_number() over () as n, "w16".* from (select "w16".*, "w16"."received_on" as "key0", "w16"."id" as "key1"
                  from "wage_complaint" as "w16"
                  where "w16"."project_id" = "p2"."id"
                  order by "w16"."received_on" desc nulls last, "w16"."id"
                  limit 3 + 1) as "w16") as "w16") as page), '}'), ',' order by "p2"."n") filter (where "p2"."n" <= cast($3 as int)) as "c0", bool_or("p2"."n" > cast($4 as int)) as "c1", (array_agg((select concat('"', translate(encode(convert_to(concat(
                      left(encode(sha256(convert_to(concat(cast($5 as text), c.payload), 'UTF8')), 'hex'), 16), c.payload), 'UTF8'), 'base64'),
                E'+/=\n', '-_'), '"') from (select concat('["e846fafc",', coalesce(to_json(("p2"."key0")::text)::text, 'null'), ',', coalesce(to_json(("p2"."key1")::text)::text, 'null'), ',', coalesce(to_json(("p2"."key2")::text)::text, 'null'), ']') as payload) c) order by "p2"."n" desc) filter (where "p2"."n" <= cast($6 as int)))[1] as "c2" from (select row_number() over () as n, "p2".* from (select "p2".*, "p2"."contract_price" as "key0", "p2"."code" as "key1", "p2"."id" as "key2"
          from "project" as "p2"
          where "p2"."division_id" between 150300000000 and 150399999999
          and exists (select from "permit" as "p3" where "p3"."id" = "p2"."permit_id" and "p3"."status" = 'IN_FORCE')
          and exists (select from "deposit_assessment" as "d4" where "d4"."project_id" = "p2"."id" and "d4"."status" = any(array['UNPAID', 'PARTIAL', 'GUARANTEE_LAPSED', 'GUARANTEE_TERM_SHORT']::text[]))
          order by "p2"."contract_price" desc nulls last, "p2"."code", "p2"."id"
          limit 20 + 1) as "p2") as "p2") as page), '}') as data
