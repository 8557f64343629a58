select concat(
  '{"permit":', coalesce((select concat(
        '{"issuedOn":', coalesce(to_json("p1"."issued_on")::text, 'null'),
        ',"contractPrice":', coalesce('"' || round("p1"."contract_price" * 0.01, 2)::text || '"', 'null'),
        ',"project":', coalesce((select concat(
              '{"name":', coalesce(to_json("p2"."name")::text, 'null'),
              ',"code":', coalesce(to_json("p2"."code")::text, 'null'),
              ',"depositAssessment":', coalesce((select concat(
                    '{"status":', coalesce(to_json("d3"."status")::text, 'null'),
                    ',"requiredAmount":', coalesce('"' || round("d3"."required_amount" * 0.01, 2)::text || '"', 'null'),
                    ',"securedAmount":', coalesce('"' || round("d3"."secured_amount" * 0.01, 2)::text || '"', 'null'),
                    ',"shortfall":', coalesce('"' || round("d3"."shortfall" * 0.01, 2)::text || '"', 'null'),
                    ',"rate":', coalesce(to_json(("d3"."rate")::float8)::text, 'null'),
                    ',"dueOn":', coalesce(to_json("d3"."due_on")::text, 'null'),
                    ',"asOf":', coalesce(to_json((cast($1 as date)))::text, 'null'), '}') from "deposit_assessment" as "d3" where "d3"."project_id" = "p2"."id"), 'null'),
              ',"wageDeposits":', (select concat(
                  '{"nodes":', concat('[', "page"."c0", ']'), '}')
                from (select string_agg(concat(
                      '{"amount":', coalesce('"' || round("w4"."amount" * 0.01, 2)::text || '"', 'null'),
                      ',"form":', coalesce(to_json("w4"."form")::text, 'null'),
                      ',"contractor":', coalesce((select concat(
                            '{"creditCode":', coalesce(to_json("e5"."credit_code")::text, 'null'), '}') from "enterprise" as "e5" where "e5"."id" = "w4"."contractor_id"), 'null'), '}'), ',') as "c0" from (select "w4".*, "w4"."id" as "key0"
                    from "wage_deposit" as "w4"
                    where "w4"."project_id" = "p2"."id"
                    order by "w4"."id"
                    limit 20) as "w4") as page),
              ',"complaints":', (select concat(
                  '{"nodes":', concat('[', "page"."c0", ']'), '}')
                from (select string_agg(concat(
                      '{"respondent":', coalesce(to_json("w6"."respondent")::text, 'null'),
                      ',"projectText":', coalesce(to_json("w6"."project_text")::text, 'null'),
                      ',"workers":', coalesce(("w6"."workers")::text, 'null'),
                      ',"enterprise":', coalesce((select concat(
                            '{"creditCode":', coalesce(to_json("e7"."credit_code")::text, 'null'),
                            ',"name":', coalesce(to_json("e7"."name")::text, 'null'), '}') from "enterprise" as "e7" where "e7"."id" = "w6"."enterprise_id"), 'null'), '}'), ',') as "c0" from (select "w6".*, "w6"."number" as "key0", "w6"."id" as "key1"
                    from "wage_complaint" as "w6"
                    where "w6"."project_id" = "p2"."id"
                    order by "w6"."number", "w6"."id"
                    limit 20) as "w6") as page), '}') from "project" as "p2" where "p2"."id" = "p1"."project_id"), 'null'), '}') from "permit" as "p1" where "p1"."number" = cast($2 as text)), 'null'), '}') as data
