select concat(
  '{"__typename":', '"Query"',
  ',"cases":', (select concat(
      '{"__typename":', '"CaseConnection"',
      ',"nodes":', concat('[', "page"."c0", ']'), '}')
    from (select string_agg(concat(
          '{"number":', coalesce(to_json("p1"."number")::text, 'null'),
          ',"stage":', coalesce(to_json("p1"."stage")::text, 'null'),
          ',"clues":', (select concat(
              '{"nodes":', concat('[', "page"."c0", ']'), '}')
            from (select string_agg(concat(
                  '{"source":', case when num_nonnulls("c2"."source_kind", "c2"."source_title", "c2"."source_agency_id") = 0 then 'null' else concat(
                    '{"kind":', coalesce(to_json("c2"."source_kind")::text, 'null'),
                    ',"title":', coalesce(to_json("c2"."source_title")::text, 'null'),
                    ',"agency":', coalesce((select concat(
                          '{"code":', coalesce(to_json("a3"."code")::text, 'null'), '}') from "agency" as "a3" where "a3"."id" = "c2"."source_agency_id"), 'null'), '}') end, '}'), ',') as "c0" from (select "c2".*, "c2"."id" as "key0"
                from "clue" as "c2"
                where "c2"."case_id" = "p1"."id"
                order by "c2"."id"
                limit 20) as "c2") as page),
          ',"typical":', case when num_nonnulls("p1"."typical_level") = 0 then 'null' else concat(
            '{"level":', coalesce(to_json("p1"."typical_level")::text, 'null'), '}') end,
          ',"suggestions":', (select concat(
              '{"nodes":', concat('[', "page"."c0", ']'),
              ',"totalCount":', coalesce(("totals"."c0")::text, 'null'), '}')
            from (select count(*) as "c0" from "suggestion" as "s5"
              where "s5"."case_id" = "p1"."id") as totals,
            (select string_agg(concat(
                  '{"kind":', coalesce(to_json("s4"."kind")::text, 'null'), '}'), ',') as "c0" from (select "s4".*, "s4"."id" as "key0"
                from "suggestion" as "s4"
                where "s4"."case_id" = "p1"."id"
                order by "s4"."id"
                limit 20) as "s4") as page), '}'), ',') as "c0" from (select "p1".*, "p1"."id" as "key0"
        from "procuratorial_case" as "p1"
        where "p1"."field" = 'STATE_LAND_TRANSFER'
        order by "p1"."id"
        limit 20) as "p1") as page),
  ',"node":', coalesce((select concat(
        '{"__typename":', '"Division"',
        ',"id":', concat('"Division:', "d6"."id", '"'),
        ',"name":', coalesce(to_json("d6"."name")::text, 'null'),
        ',"aliases":', to_json("d6"."aliases")::text, '}') from "division" as "d6" where "d6"."id" = cast($1 as bigint)), 'null'),
  ',"nodes":', (select concat('[', string_agg(coalesce(case i.type when 'Agency' then (select concat(
              '{"__typename":', '"Agency"',
              ',"kind":', coalesce(to_json("a7"."kind")::text, 'null'),
              ',"id":', concat('"Agency:', "a7"."id", '"'), '}') from "agency" as "a7" where "a7"."id" = i.key) when 'Division' then (select concat(
              '{"__typename":', '"Division"',
              ',"id":', concat('"Division:', "d8"."id", '"'), '}') from "division" as "d8" where "d8"."id" = i.key) end, 'null'), ',' order by i.n), ']')
    from unnest(array[cast($2 as text), cast($3 as text), cast($4 as text)]::text[], array[cast($5 as bigint), cast($6 as bigint), cast($7 as bigint)]::bigint[]) with ordinality as i(type, key, n)), '}') as data
