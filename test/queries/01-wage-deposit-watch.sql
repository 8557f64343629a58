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
    from (select count(*) as "c0", sum("p1"."contract_price") as "c1" from "project" as "p1"
      where "p1"."division_id" between 150300000000 and 150399999999
      and exists (select from "permit" as "p2" where "p2"."id" = "p1"."permit_id" and "p2"."status" = 'IN_FORCE')
      and exists (select from "deposit_assessment" as "d3" where "d3"."project_id" = "p1"."id" and "d3"."status" = any(array['UNPAID', 'PARTIAL', 'GUARANTEE_LAPSED', 'GUARANTEE_TERM_SHORT']::text[]))) as totals,
    (select string_agg(concat(
          '{"id":', concat('"Project:', "p4"."id", '"'),
          ',"code":', coalesce(to_json("p4"."code")::text, 'null'),
          ',"name":', coalesce(to_json("p4"."name")::text, 'null'),
          ',"contractPrice":', coalesce('"' || round("p4"."contract_price" * 0.01, 2)::text || '"', 'null'),
          ',"division":', coalesce((select concat(
                '{"code":', coalesce(to_json("d7"."code")::text, 'null'),
                ',"name":', coalesce(to_json("d7"."name")::text, 'null'), '}') from "division" as "d7" where "d7"."id" = "p4"."division_id"), 'null'),
          ',"owner":', coalesce((select concat(
                '{"creditCode":', coalesce(to_json("e8"."credit_code")::text, 'null'),
                ',"name":', coalesce(to_json("e8"."name")::text, 'null'), '}') from "enterprise" as "e8" where "e8"."id" = "p4"."owner_id"), 'null'),
          ',"contractor":', coalesce((select concat(
                '{"creditCode":', coalesce(to_json("e9"."credit_code")::text, 'null'),
                ',"name":', coalesce(to_json("e9"."name")::text, 'null'),
                ',"premiumArrears":', (select concat(
                    '{"totalCount":', coalesce(("totals"."c0")::text, 'null'),
                    ',"aggregates":', concat(
                      '{"sum":', concat(
                        '{"outstanding":', coalesce('"' || round("totals"."c1" * 0.01, 2)::text || '"', 'null'), '}'), '}'), '}')
                  from (select count(*) as "c0", sum("p10"."outstanding") as "c1" from "premium_arrears" as "p10"
                    where "p10"."enterprise_id" = "e9"."id"
                    and "p10"."outstanding" > cast($1 as bigint)) as totals),
                ',"cases":', (select concat(
                    '{"nodes":', concat('[', "page"."c0", ']'), '}')
                  from (select string_agg(concat(
                        '{"number":', coalesce(to_json("p12"."number")::text, 'null'),
                        ',"kind":', coalesce(to_json("p12"."kind")::text, 'null'),
                        ',"stage":', coalesce(to_json("p12"."stage")::text, 'null'), '}'), ',' order by "p12"."n") filter (where "p12"."n" <= 3) as "c0" from (select row_number() over () as n, "p12".* from (select "p12".*, "p12"."opened_on" as "key0", "p12"."id" as "key1"
                        from "case_enterprise" as "p12_link" join "procuratorial_case" as "p12" on "p12"."id" = "p12_link"."case_id"
                        where "p12_link"."enterprise_id" = "e9"."id"
                        order by "p12"."opened_on" desc nulls last, "p12"."id"
                        limit 3 + 1) as "p12") as "p12") as page), '}') from "enterprise" as "e9" where "e9"."id" = "p4"."contractor_id"), 'null'),
          ',"permit":', coalesce((select concat(
                '{"number":', coalesce(to_json("p13"."number")::text, 'null'),
                ',"issuedOn":', coalesce(to_json("p13"."issued_on")::text, 'null'),
                ',"status":', coalesce(to_json("p13"."status")::text, 'null'),
                ',"wageNoticeServedOn":', coalesce(to_json("p13"."wage_notice_served_on")::text, 'null'),
                ',"pushedToHrssOn":', coalesce(to_json("p13"."pushed_to_hrss_on")::text, 'null'), '}') from "permit" as "p13" where "p13"."id" = "p4"."permit_id"), 'null'),
          ',"depositAssessment":', coalesce((select concat(
                '{"status":', coalesce(to_json("d14"."status")::text, 'null'),
                ',"requiredAmount":', coalesce('"' || round("d14"."required_amount" * 0.01, 2)::text || '"', 'null'),
                ',"securedAmount":', coalesce('"' || round("d14"."secured_amount" * 0.01, 2)::text || '"', 'null'),
                ',"shortfall":', coalesce('"' || round("d14"."shortfall" * 0.01, 2)::text || '"', 'null'),
                ',"rate":', coalesce(to_json(("d14"."rate")::float8)::text, 'null'),
                ',"dueOn":', coalesce(to_json("d14"."due_on")::text, 'null'),
                ',"exemption":', coalesce(to_json("d14"."exemption")::text, 'null'),
                ',"asOf":', coalesce(to_json((cast($2 as date)))::text, 'null'), '}') from "deposit_assessment" as "d14" where "d14"."project_id" = "p4"."id"), 'null'),
          ',"wageDeposits":', (select concat(
              '{"nodes":', concat('[', "page"."c0", ']'), '}')
            from (select string_agg(concat(
                  '{"form":', coalesce(to_json("w15"."form")::text, 'null'),
                  ',"amount":', coalesce('"' || round("w15"."amount" * 0.01, 2)::text || '"', 'null'),
                  ',"guaranteeExpiresOn":', coalesce(to_json("w15"."guarantee_expires_on")::text, 'null'),
                  ',"depositedOn":', coalesce(to_json("w15"."deposited_on")::text, 'null'), '}'), ',' order by "w15"."n") filter (where "w15"."n" <= 20) as "c0" from (select row_number() over () as n, "w15".* from (select "w15".*, "w15"."id" as "key0"
                  from "wage_deposit" as "w15"
                  where "w15"."project_id" = "p4"."id"
                  order by "w15"."id"
                  limit 20 + 1) as "w15") as "w15") as page),
          ',"wageAccount":', coalesce((select concat(
                '{"status":', coalesce(to_json("w16"."status")::text, 'null'),
                ',"bank":', coalesce(to_json("w16"."bank")::text, 'null'),
                ',"openedOn":', coalesce(to_json("w16"."opened_on")::text, 'null'), '}') from "wage_account" as "w16" where "w16"."id" = "p4"."wage_account_id"), 'null'),
          ',"complaints":', (select concat(
              '{"totalCount":', coalesce(("totals"."c0")::text, 'null'),
              ',"aggregates":', concat(
                '{"sum":', concat(
                  '{"workers":', coalesce(to_json(("totals"."c1")::float8)::text, 'null'),
                  ',"amount":', coalesce('"' || round("totals"."c2" * 0.01, 2)::text || '"', 'null'), '}'), '}'),
              ',"nodes":', concat('[', "page"."c0", ']'), '}')
            from (select count(*) as "c0", sum("w17"."workers") as "c1", sum("w17"."amount") as "c2" from "wage_complaint" as "w17"
              where "w17"."project_id" = "p4"."id") as totals,
            (select string_agg(concat(
                  '{"number":', coalesce(to_json("w18"."number")::text, 'null'),
                  ',"channel":', coalesce(to_json("w18"."channel")::text, 'null'),
                  ',"receivedOn":', coalesce(to_json("w18"."received_on")::text, 'null'),
                  ',"workers":', coalesce(("w18"."workers")::text, 'null'),
                  ',"amount":', coalesce('"' || round("w18"."amount" * 0.01, 2)::text || '"', 'null'),
                  ',"outcome":', coalesce(to_json("w18"."outcome")::text, 'null'),
                  ',"complainant":', case when num_nonnulls("w18"."complainant_display_name", "w18"."complainant_phone") = 0 then 'null' else concat(
                    '{"displayName":', coalesce(to_json(case when "w18"."complainant_display_name" = '未成年人A' then "w18"."complainant_display_name" when char_length("w18"."complainant_display_name") <= 2 then left("w18"."complainant_display_name", 1) || '*'
                        else left("w18"."complainant_display_name", 1) || repeat('*', char_length("w18"."complainant_display_name") - 2) || right("w18"."complainant_display_name", 1) end)::text, 'null'),
                    ',"phone":', coalesce(to_json(case when char_length("w18"."complainant_phone") <= 7 then '***'
                        else left("w18"."complainant_phone", 3) || repeat('*', char_length("w18"."complainant_phone") - 7) || right("w18"."complainant_phone", 4) end)::text, 'null'), '}') end, '}'), ',' order by "w18"."n") filter (where "w18"."n" <= 3) as "c0" from (select row_number() over () as n, "w18".* from (select "w18".*, "w18"."received_on" as "key0", "w18"."id" as "key1"
                  from "wage_complaint" as "w18"
                  where "w18"."project_id" = "p4"."id"
                  order by "w18"."received_on" desc nulls last, "w18"."id"
                  limit 3 + 1) as "w18") as "w18") as page), '}'), ',' order by "p4"."n") filter (where "p4"."n" <= cast($3 as int)) as "c0", bool_or("p4"."n" > cast($4 as int)) as "c1", (array_agg((select concat('"', translate(encode(convert_to(concat(
                      left(encode(sha256(convert_to(concat(cast($5 as text), c.payload), 'UTF8')), 'hex'), 16), c.payload), 'UTF8'), 'base64'),
                E'+/=\n', '-_'), '"') from (select concat('["e846fafc",', coalesce(to_json(("p4"."key0")::text)::text, 'null'), ',', coalesce(to_json(("p4"."key1")::text)::text, 'null'), ',', coalesce(to_json(("p4"."key2")::text)::text, 'null'), ']') as payload) c) order by "p4"."n" desc) filter (where "p4"."n" <= cast($6 as int)))[1] as "c2" from (select row_number() over () as n, "p4".* from (select "p4".*, "p4"."contract_price" as "key0", "p4"."code" as "key1", "p4"."id" as "key2"
          from "project" as "p4"
          where "p4"."division_id" between 150300000000 and 150399999999
          and exists (select from "permit" as "p5" where "p5"."id" = "p4"."permit_id" and "p5"."status" = 'IN_FORCE')
          and exists (select from "deposit_assessment" as "d6" where "d6"."project_id" = "p4"."id" and "d6"."status" = any(array['UNPAID', 'PARTIAL', 'GUARANTEE_LAPSED', 'GUARANTEE_TERM_SHORT']::text[]))
          order by "p4"."contract_price" desc nulls last, "p4"."code", "p4"."id"
          limit 20 + 1) as "p4") as "p4") as page), '}') as data
