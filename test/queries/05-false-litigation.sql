select concat(
  '{"cases":', (select concat(
      '{"totalCount":', coalesce(("totals"."c0")::text, 'null'),
      ',"nodes":', concat('[', "page"."c0", ']'), '}')
    from (select count(*) as "c0" from "procuratorial_case" as "p1"
      where "p1"."kind" = 'FALSE_LITIGATION') as totals,
    (select string_agg(concat(
          '{"number":', coalesce(to_json("p2"."number")::text, 'null'),
          ',"stage":', coalesce(to_json("p2"."stage")::text, 'null'),
          ',"typical":', case when num_nonnulls("p2"."typical_level") = 0 then 'null' else concat(
            '{"level":', coalesce(to_json("p2"."typical_level")::text, 'null'), '}') end,
          ',"lawsuits":', (select concat(
              '{"nodes":', concat('[', "page"."c0", ']'), '}')
            from (select string_agg(concat(
                  '{"caseNumber":', coalesce(to_json("l3"."case_number")::text, 'null'),
                  ',"cause":', coalesce(to_json("l3"."cause")::text, 'null'),
                  ',"court":', coalesce((select concat(
                        '{"name":', coalesce(to_json("a4"."name")::text, 'null'), '}') from "agency" as "a4" where "a4"."id" = "l3"."court_id"), 'null'),
                  ',"filedOn":', coalesce(to_json("l3"."filed_on")::text, 'null'),
                  ',"closedOn":', coalesce(to_json("l3"."closed_on")::text, 'null'),
                  ',"outcome":', coalesce(to_json("l3"."outcome")::text, 'null'),
                  ',"amount":', coalesce('"' || round("l3"."amount" * 0.01, 2)::text || '"', 'null'),
                  ',"plaintiffs":', (select concat(
                      '{"nodes":', concat('[', "page"."c0", ']'), '}')
                    from (select string_agg(concat(
                          '{"displayName":', coalesce(to_json(case when "l5"."display_name" ~ '^[^、，,；;：: ]{2,}(公司|集团|中心|合作社|事务所|委员会|协会|基金会|学校|医院|法院|政府|银行|[支分]行|[^、，,；;：: ][厂店馆矿站局])$' then "l5"."display_name" else case when "l5"."display_name" = '未成年人A' then "l5"."display_name" when char_length("l5"."display_name") <= 2 then left("l5"."display_name", 1) || '*'
                              else left("l5"."display_name", 1) || repeat('*', char_length("l5"."display_name") - 2) || right("l5"."display_name", 1) end end)::text, 'null'), '}'), ',') as "c0" from (select "l5".*, "l5"."id" as "key0"
                        from "lawsuit_party" as "l5"
                        where "l5"."lawsuit_id" = "l3"."id" and "l5"."role" = 'PLAINTIFF'
                        order by "l5"."id"
                        limit 20) as "l5") as page),
                  ',"defendants":', (select concat(
                      '{"nodes":', concat('[', "page"."c0", ']'), '}')
                    from (select string_agg(concat(
                          '{"displayName":', coalesce(to_json(case when "l6"."display_name" ~ '^[^、，,；;：: ]{2,}(公司|集团|中心|合作社|事务所|委员会|协会|基金会|学校|医院|法院|政府|银行|[支分]行|[^、，,；;：: ][厂店馆矿站局])$' then "l6"."display_name" else case when "l6"."display_name" = '未成年人A' then "l6"."display_name" when char_length("l6"."display_name") <= 2 then left("l6"."display_name", 1) || '*'
                              else left("l6"."display_name", 1) || repeat('*', char_length("l6"."display_name") - 2) || right("l6"."display_name", 1) end end)::text, 'null'), '}'), ',') as "c0" from (select "l6".*, "l6"."id" as "key0"
                        from "lawsuit_party" as "l6"
                        where "l6"."lawsuit_id" = "l3"."id" and "l6"."role" = 'DEFENDANT'
                        order by "l6"."id"
                        limit 20) as "l6") as page),
                  ',"agents":', (select concat(
                      '{"nodes":', concat('[', "page"."c0", ']'), '}')
                    from (select string_agg(concat(
                          '{"displayName":', coalesce(to_json(case when "l7"."display_name" = '未成年人A' then "l7"."display_name" when char_length("l7"."display_name") <= 2 then left("l7"."display_name", 1) || '*'
                              else left("l7"."display_name", 1) || repeat('*', char_length("l7"."display_name") - 2) || right("l7"."display_name", 1) end)::text, 'null'),
                          ',"licenceNumber":', coalesce(to_json(case when char_length("l7"."licence_number") <= 8 then '***'
                              else left("l7"."licence_number", 4) || repeat('*', char_length("l7"."licence_number") - 8) || right("l7"."licence_number", 4) end)::text, 'null'), '}'), ',') as "c0" from (select "l7".*, "l7"."id" as "key0"
                        from "lawsuit_agent" as "l7"
                        where "l7"."lawsuit_id" = "l3"."id"
                        order by "l7"."id"
                        limit 20) as "l7") as page), '}'), ',') as "c0" from (select "l3".*, "l3"."id" as "key0"
                from "case_lawsuit" as "l3_link" join "lawsuit" as "l3" on "l3"."id" = "l3_link"."lawsuit_id"
                where "l3_link"."case_id" = "p2"."id"
                order by "l3"."id"
                limit 20) as "l3") as page),
          ',"clues":', (select concat(
              '{"nodes":', concat('[', "page"."c0", ']'), '}')
            from (select string_agg(concat(
                  '{"detection":', case when num_nonnulls("c8"."model_code", "c8"."model_title") = 0 then 'null' else concat(
                    '{"model":', case when num_nonnulls("c8"."model_code", "c8"."model_title") = 0 then 'null' else concat(
                      '{"code":', coalesce(to_json("c8"."model_code")::text, 'null'),
                      ',"title":', coalesce(to_json("c8"."model_title")::text, 'null'), '}') end,
                    ',"signals":', (select concat('[', string_agg(concat(
                            '{"name":', coalesce((v.item -> 'name')::text, 'null'),
                            ',"value":', coalesce((v.item -> 'value')::text, 'null'),
                            ',"threshold":', coalesce((v.item -> 'threshold')::text, 'null'), '}'), ',' order by v.n), ']') from jsonb_array_elements("c8"."detection_signals") with ordinality as v(item, n)), '}') end, '}'), ',') as "c0" from (select "c8".*, "c8"."id" as "key0"
                from "clue" as "c8"
                where "c8"."case_id" = "p2"."id"
                order by "c8"."id"
                limit 20) as "c8") as page), '}'), ',') as "c0" from (select "p2".*, "p2"."id" as "key0"
        from "procuratorial_case" as "p2"
        where "p2"."kind" = 'FALSE_LITIGATION'
        order by "p2"."id"
        limit 10) as "p2") as page), '}') as data
