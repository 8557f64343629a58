select concat(
  '{"proposals":', (select concat(
      '{"nodes":', concat('[', "page"."c0", ']'), '}')
    from (select string_agg(concat(
          '{"number":', coalesce(to_json("p1"."number")::text, 'null'),
          ',"kind":', coalesce(to_json("p1"."kind")::text, 'null'),
          ',"title":', coalesce(to_json("p1"."title")::text, 'null'),
          ',"submittedOn":', coalesce(to_json("p1"."submitted_on")::text, 'null'),
          ',"replyDueOn":', coalesce(to_json("p1"."reply_due_on")::text, 'null'),
          ',"hostAgency":', coalesce((select concat(
                '{"name":', coalesce(to_json("a2"."name")::text, 'null'), '}') from "agency" as "a2" where "a2"."id" = "p1"."host_agency_id"), 'null'),
          ',"publicInterestField":', coalesce(to_json("p1"."public_interest_field")::text, 'null'),
          ',"conversion":', case when num_nonnulls("p1"."conversion_direction", "p1"."conversion_state", "p1"."conversion_decided_on", "p1"."conversion_reason", "p1"."conversion_notice_due_on", "p1"."conversion_notified_on", "p1"."conversion_case_id", "p1"."conversion_suggestion_id") = 0 then 'null' else concat(
            '{"direction":', coalesce(to_json("p1"."conversion_direction")::text, 'null'),
            ',"state":', coalesce(to_json("p1"."conversion_state")::text, 'null'),
            ',"decidedOn":', coalesce(to_json("p1"."conversion_decided_on")::text, 'null'),
            ',"reason":', coalesce(to_json("p1"."conversion_reason")::text, 'null'),
            ',"case":', coalesce((select concat(
                  '{"number":', coalesce(to_json("p3"."number")::text, 'null'), '}') from "procuratorial_case" as "p3" where "p3"."id" = "p1"."conversion_case_id"), 'null'),
            ',"suggestion":', coalesce((select concat(
                  '{"documentNumber":', coalesce(to_json("s4"."document_number")::text, 'null'), '}') from "suggestion" as "s4" where "s4"."id" = "p1"."conversion_suggestion_id"), 'null'), '}') end, '}'), ',') as "c0" from (select "p1".*, "p1"."id" as "key0"
        from "proposal" as "p1"
        order by "p1"."id"
        limit 50) as "p1") as page),
  ',"cooperationDocuments":', (select concat(
      '{"totalCount":', coalesce(("totals"."c0")::text, 'null'),
      ',"nodes":', concat('[', "page"."c0", ']'), '}')
    from (select count(*) as "c0" from "cooperation_document" as "c5") as totals,
    (select string_agg(concat(
          '{"code":', coalesce(to_json("c6"."code")::text, 'null'),
          ',"title":', coalesce(to_json("c6"."title")::text, 'null'),
          ',"documentNumber":', coalesce(to_json("c6"."document_number")::text, 'null'),
          ',"signedOn":', coalesce(to_json("c6"."signed_on")::text, 'null'),
          ',"field":', coalesce(to_json("c6"."field")::text, 'null'),
          ',"agencies":', (select concat(
              '{"nodes":', concat('[', "page"."c0", ']'), '}')
            from (select string_agg(concat(
                  '{"name":', coalesce(to_json("a7"."name")::text, 'null'), '}'), ',') as "c0" from (select "a7".*, "a7"."id" as "key0"
                from "cooperation_document_agency" as "a7_link" join "agency" as "a7" on "a7"."id" = "a7_link"."agency_id"
                where "a7_link"."cooperation_document_id" = "c6"."id"
                order by "a7"."id"
                limit 20) as "a7") as page), '}'), ',') as "c0" from (select "c6".*, "c6"."signed_on" as "key0", "c6"."id" as "key1"
        from "cooperation_document" as "c6"
        order by "c6"."signed_on" nulls last, "c6"."id"
        limit 50) as "c6") as page), '}') as data
