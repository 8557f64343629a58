select concat(
  '{"wageComplaints":', (select concat(
      '{"nodes":', concat('[', "page"."c0", ']'), '}')
    from (select string_agg(concat(
          '{"number":', coalesce(to_json("w1"."number")::text, 'null'),
          ',"workers":', coalesce(("w1"."workers")::text, 'null'),
          ',"request":', 'null',
          ',"complainant":', case when num_nonnulls("w1"."complainant_display_name", "w1"."complainant_phone") = 0 then 'null' else concat(
            '{"displayName":', coalesce(to_json(case when "w1"."complainant_display_name" = '未成年人A' then "w1"."complainant_display_name" when char_length("w1"."complainant_display_name") <= 2 then left("w1"."complainant_display_name", 1) || '*'
                else left("w1"."complainant_display_name", 1) || repeat('*', char_length("w1"."complainant_display_name") - 2) || right("w1"."complainant_display_name", 1) end)::text, 'null'),
            ',"phone":', coalesce(to_json(case when char_length("w1"."complainant_phone") <= 7 then '***'
                else left("w1"."complainant_phone", 3) || repeat('*', char_length("w1"."complainant_phone") - 7) || right("w1"."complainant_phone", 4) end)::text, 'null'), '}') end,
          ',"project":', coalesce((select concat(
                '{"name":', coalesce(to_json("p4"."name")::text, 'null'), '}') from "project" as "p4" where "p4"."id" = "w1"."project_id"), 'null'),
          ',"enterprise":', coalesce((select concat(
                '{"name":', coalesce(to_json("e5"."name")::text, 'null'), '}') from "enterprise" as "e5" where "e5"."id" = "w1"."enterprise_id"), 'null'), '}'), ',') as "c0" from (select "w1".*, "w1"."number" as "key0", "w1"."id" as "key1"
        from "wage_complaint" as "w1"
        where exists (select from "project" as "p2" where "p2"."id" = "w1"."project_id" and exists (select from "permit" as "p3" where "p3"."id" = "p2"."permit_id" and "p3"."number" = cast($1 as text)))
        order by "w1"."number", "w1"."id"
        limit 20) as "w1") as page), '}') as data
