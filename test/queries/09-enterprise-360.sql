select concat(
  '{"enterprise":', coalesce((select concat(
        '{"id":', concat('"Enterprise:', "e1"."id", '"'),
        ',"creditCode":', coalesce(to_json("e1"."credit_code")::text, 'null'),
        ',"name":', coalesce(to_json("e1"."name")::text, 'null'),
        ',"formerNames":', to_json("e1"."former_names")::text,
        ',"status":', coalesce(to_json("e1"."status")::text, 'null'),
        ',"registeredCapital":', coalesce('"' || round("e1"."registered_capital" * 0.01, 2)::text || '"', 'null'),
        ',"establishedOn":', coalesce(to_json("e1"."established_on")::text, 'null'),
        ',"industry":', case when num_nonnulls("e1"."industry_code", "e1"."industry_name") = 0 then 'null' else concat(
          '{"code":', coalesce(to_json("e1"."industry_code")::text, 'null'),
          ',"name":', coalesce(to_json("e1"."industry_name")::text, 'null'), '}') end,
        ',"division":', coalesce((select concat(
              '{"code":', coalesce(to_json("d2"."code")::text, 'null'),
              ',"name":', coalesce(to_json("d2"."name")::text, 'null'), '}') from "division" as "d2" where "d2"."id" = "e1"."division_id"), 'null'),
        ',"legalRepresentative":', case when num_nonnulls("e1"."legal_representative_display_name") = 0 then 'null' else concat(
          '{"displayName":', coalesce(to_json(case when "e1"."legal_representative_display_name" = '未成年人A' then "e1"."legal_representative_display_name" when char_length("e1"."legal_representative_display_name") <= 2 then left("e1"."legal_representative_display_name", 1) || '*'
              else left("e1"."legal_representative_display_name", 1) || repeat('*', char_length("e1"."legal_representative_display_name") - 2) || right("e1"."legal_representative_display_name", 1) end)::text, 'null'), '}') end,
        ',"projectsAsContractor":', (select concat(
            '{"totalCount":', coalesce(("totals"."c0")::text, 'null'),
            ',"nodes":', concat('[', "page"."c0", ']'), '}')
          from (select count(*) as "c0" from "project" as "p3"
            where "p3"."contractor_id" = "e1"."id") as totals,
          (select string_agg(concat(
                '{"code":', coalesce(to_json("p4"."code")::text, 'null'),
                ',"name":', coalesce(to_json("p4"."name")::text, 'null'),
                ',"depositAssessment":', coalesce((select concat(
                      '{"status":', coalesce(to_json("d5"."status")::text, 'null'),
                      ',"shortfall":', coalesce('"' || round("d5"."shortfall" * 0.01, 2)::text || '"', 'null'), '}') from "deposit_assessment" as "d5" where "d5"."project_id" = "p4"."id"), 'null'), '}'), ',') as "c0" from (select "p4".*, "p4"."id" as "key0"
              from "project" as "p4"
              where "p4"."contractor_id" = "e1"."id"
              order by "p4"."id"
              limit 20) as "p4") as page),
        ',"projectsAsOwner":', (select concat(
            '{"totalCount":', coalesce(("totals"."c0")::text, 'null'), '}')
          from (select count(*) as "c0" from "project" as "p6"
            where "p6"."owner_id" = "e1"."id") as totals),
        ',"premiumArrears":', (select concat(
            '{"nodes":', concat('[', "page"."c0", ']'), '}')
          from (select string_agg(concat(
                '{"periodFrom":', coalesce(to_json("p8"."period_from")::text, 'null'),
                ',"periodTo":', coalesce(to_json("p8"."period_to")::text, 'null'),
                ',"outstanding":', coalesce('"' || round("p8"."outstanding" * 0.01, 2)::text || '"', 'null'), '}'), ',') as "c0" from (select "p8".*, "p8"."id" as "key0"
              from "premium_arrears" as "p8"
              where "p8"."enterprise_id" = "e1"."id"
              order by "p8"."id"
              limit 20) as "p8") as page),
        ',"landContracts":', (select concat(
            '{"nodes":', concat('[', "page"."c0", ']'), '}')
          from (select string_agg(concat(
                '{"number":', coalesce(to_json("l9"."number")::text, 'null'),
                ',"outstanding":', coalesce('"' || round("l9"."outstanding" * 0.01, 2)::text || '"', 'null'), '}'), ',') as "c0" from (select "l9".*, "l9"."id" as "key0"
              from "land_contract" as "l9"
              where "l9"."enterprise_id" = "e1"."id"
              order by "l9"."id"
              limit 20) as "l9") as page),
        ',"complaints":', (select concat(
            '{"totalCount":', coalesce(("totals"."c0")::text, 'null'),
            ',"aggregates":', concat(
              '{"sum":', concat(
                '{"workers":', coalesce(to_json(("totals"."c1")::float8)::text, 'null'),
                ',"amount":', coalesce('"' || round("totals"."c2" * 0.01, 2)::text || '"', 'null'), '}'), '}'), '}')
          from (select count(*) as "c0", sum("w10"."workers") as "c1", sum("w10"."amount") as "c2" from "wage_complaint" as "w10"
            where "w10"."enterprise_id" = "e1"."id") as totals),
        ',"lawsuits":', (select concat(
            '{"totalCount":', coalesce(("totals"."c0")::text, 'null'), '}')
          from (select count(*) as "c0" from "lawsuit_enterprise" as "l12_link" join "lawsuit" as "l12" on "l12"."id" = "l12_link"."lawsuit_id"
            where "l12_link"."enterprise_id" = "e1"."id") as totals),
        ',"cases":', (select concat(
            '{"nodes":', concat('[', "page"."c0", ']'), '}')
          from (select string_agg(concat(
                '{"number":', coalesce(to_json("p14"."number")::text, 'null'),
                ',"kind":', coalesce(to_json("p14"."kind")::text, 'null'),
                ',"stage":', coalesce(to_json("p14"."stage")::text, 'null'), '}'), ',') as "c0" from (select "p14".*, "p14"."id" as "key0"
              from "case_enterprise" as "p14_link" join "procuratorial_case" as "p14" on "p14"."id" = "p14_link"."case_id"
              where "p14_link"."enterprise_id" = "e1"."id"
              order by "p14"."id"
              limit 20) as "p14") as page),
        ',"clues":', (select concat(
            '{"nodes":', concat('[', "page"."c0", ']'), '}')
          from (select string_agg(concat(
                '{"number":', coalesce(to_json("c15"."number")::text, 'null'),
                ',"status":', coalesce(to_json("c15"."status")::text, 'null'), '}'), ',') as "c0" from (select "c15".*, "c15"."id" as "key0"
              from "clue_enterprise" as "c15_link" join "clue" as "c15" on "c15"."id" = "c15_link"."clue_id"
              where "c15_link"."enterprise_id" = "e1"."id"
              order by "c15"."id"
              limit 20) as "c15") as page),
        ',"sources":', (select concat(
            '{"nodes":', concat('[', "page"."c0", ']'), '}')
          from (select string_agg(concat(
                '{"dataset":', coalesce((select concat(
                      '{"code":', coalesce(to_json("d17"."code")::text, 'null'),
                      ',"title":', coalesce(to_json("d17"."title")::text, 'null'),
                      ',"agency":', coalesce((select concat(
                            '{"name":', coalesce(to_json("a18"."name")::text, 'null'), '}') from "agency" as "a18" where "a18"."id" = "d17"."agency_id"), 'null'), '}') from "dataset" as "d17" where "d17"."id" = "s16"."dataset_id"), 'null'),
                ',"batch":', coalesce((select concat(
                      '{"number":', coalesce(("b19"."number")::text, 'null'),
                      ',"publishedOn":', coalesce(to_json("b19"."published_on")::text, 'null'), '}') from "batch" as "b19" where "b19"."id" = "s16"."batch_id"), 'null'),
                ',"row":', coalesce(("s16"."row")::text, 'null'),
                ',"fields":', (select concat('[', string_agg(concat(
                        '{"name":', coalesce((v.item -> 'name')::text, 'null'),
                        ',"original":', coalesce((v.item -> 'original')::text, 'null'),
                        ',"value":', coalesce((v.item -> 'value')::text, 'null'), '}'), ',' order by v.n), ']') from jsonb_array_elements("s16"."fields") with ordinality as v(item, n)), '}'), ',') as "c0" from (select "s16".*, "s16"."id" as "key0"
              from "source_record" as "s16"
              where "s16"."entity_id" = "e1"."id" and "s16"."entity_kind" = 'Enterprise'
              and "s16"."dataset_id" not in (select d.id from dataset d where d.code in ('discipline_transfer', 'guardianship_order', 'juvenile_intervention', 'mandatory_report', 'parenting_session', 'practice_ban'))
              order by "s16"."id"
              limit 20) as "s16") as page),
        ',"discrepancies":', (select concat(
            '{"nodes":', concat('[', "page"."c0", ']'), '}')
          from (select string_agg(concat(
                '{"field":', coalesce(to_json("d20"."field")::text, 'null'),
                ',"values":', (select concat('[', string_agg(concat(
                        '{"value":', coalesce((v.item -> 'value')::text, 'null'),
                        ',"dataset":', concat(
                          '{"code":', coalesce((v.item -> 'dataset' -> 'code')::text, 'null'), '}'),
                        ',"asOf":', coalesce((v.item -> 'asOf')::text, 'null'), '}'), ',' order by v.n), ']') from jsonb_array_elements("d20"."values") with ordinality as v(item, n)),
                ',"authoritative":', coalesce((select concat(
                      '{"code":', coalesce(to_json("d21"."code")::text, 'null'), '}') from "dataset" as "d21" where "d21"."id" = "d20"."authoritative_id"), 'null'),
                ',"state":', coalesce(to_json("d20"."state")::text, 'null'), '}'), ',') as "c0" from (select "d20".*, "d20"."id" as "key0"
              from "discrepancy" as "d20"
              where "d20"."entity_id" = "e1"."id" and "d20"."entity_kind" = 'Enterprise'
              order by "d20"."id"
              limit 20) as "d20") as page), '}') from "enterprise" as "e1" where "e1"."credit_code" = cast($1 as text)), 'null'), '}') as data
