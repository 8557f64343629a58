select concat(
  '{"grants":', (select concat(
      '{"aggregates":', concat(
        '{"sum":', concat(
          '{"amount":', coalesce('"' || round("totals"."c0" * 0.01, 2)::text || '"', 'null'), '}'), '}'), '}')
    from (select sum("r1"."amount") as "c0" from "relief_measure" as "r1"
      where "r1"."kind" = 'FUNDS'
      and "r1"."granted_on" >= cast($1 as date)) as totals),
  ',"support":', (select concat(
      '{"totalCount":', coalesce(("totals"."c0")::text, 'null'), '}')
    from (select count(*) as "c0" from "relief_measure" as "r3"
      where "r3"."kind" = any(array['LEGAL_AID', 'COUNSELLING']::text[])
      and "r3"."granted_on" >= cast($2 as date)) as totals),
  ',"reliefRecipients":', (select concat(
      '{"nodes":', concat('[', "page"."c0", ']'), '}')
    from (select string_agg(concat(
          '{"displayName":', coalesce(to_json(case when "r5"."display_name" = '未成年人A' then "r5"."display_name" when char_length("r5"."display_name") <= 2 then left("r5"."display_name", 1) || '*'
              else left("r5"."display_name", 1) || repeat('*', char_length("r5"."display_name") - 2) || right("r5"."display_name", 1) end)::text, 'null'),
          ',"vulnerableGroups":', to_json("r5"."vulnerable_groups")::text,
          ',"identityNumber":', coalesce(to_json(case when char_length((select p.identity_number from person p where p.id = "r5"."person_id")) <= 8 then '***'
              else left((select p.identity_number from person p where p.id = "r5"."person_id"), 4) || repeat('*', char_length((select p.identity_number from person p where p.id = "r5"."person_id")) - 8) || right((select p.identity_number from person p where p.id = "r5"."person_id"), 4) end)::text, 'null'),
          ',"case":', coalesce((select concat(
                '{"number":', coalesce(to_json("p6"."number")::text, 'null'),
                ',"kind":', coalesce(to_json("p6"."kind")::text, 'null'), '}') from "procuratorial_case" as "p6" where "p6"."id" = "r5"."case_id"), 'null'),
          ',"measures":', (select concat(
              '{"nodes":', concat('[', "page"."c0", ']'), '}')
            from (select string_agg(concat(
                  '{"kind":', coalesce(to_json("r7"."kind")::text, 'null'),
                  ',"amount":', coalesce('"' || round("r7"."amount" * 0.01, 2)::text || '"', 'null'),
                  ',"grantedOn":', coalesce(to_json("r7"."granted_on")::text, 'null'),
                  ',"agency":', coalesce((select concat(
                        '{"name":', coalesce(to_json("a8"."name")::text, 'null'), '}') from "agency" as "a8" where "a8"."id" = "r7"."agency_id"), 'null'), '}'), ',') as "c0" from (select "r7".*, "r7"."id" as "key0"
                from "relief_measure" as "r7"
                where "r7"."recipient_id" = "r5"."id"
                order by "r7"."id"
                limit 20) as "r7") as page),
          ',"socialAssistance":', (select concat(
              '{"nodes":', concat('[', "page"."c0", ']'), '}')
            from (select string_agg(concat(
                  '{"programme":', coalesce(to_json("s9"."programme")::text, 'null'),
                  ',"monthlyAmount":', coalesce('"' || round("s9"."monthly_amount" * 0.01, 2)::text || '"', 'null'),
                  ',"since":', coalesce(to_json("s9"."since")::text, 'null'),
                  ',"agency":', coalesce((select concat(
                        '{"name":', coalesce(to_json("a10"."name")::text, 'null'), '}') from "agency" as "a10" where "a10"."id" = "s9"."agency_id"), 'null'), '}'), ',') as "c0" from (select "s9".*, "s9"."id" as "key0"
                from "recipient_social_assistance" as "s9_link" join "social_assistance" as "s9" on "s9"."id" = "s9_link"."social_assistance_id"
                where "s9_link"."relief_recipient_id" = "r5"."id"
                order by "s9"."id"
                limit 20) as "s9") as page), '}'), ',') as "c0" from (select "r5".*, "r5"."applied_on" as "key0", "r5"."id" as "key1"
        from "relief_recipient" as "r5"
        order by "r5"."applied_on" desc nulls last, "r5"."id"
        limit 20) as "r5") as page), '}') as data
