select concat(
  '{"datasets":', (select concat(
      '{"totalCount":', coalesce(("totals"."c0")::text, 'null'),
      ',"nodes":', concat('[', "page"."c0", ']'), '}')
    from (select count(*) as "c0" from "dataset" as "d1") as totals,
    (select string_agg(concat(
          '{"code":', coalesce(to_json("d2"."code")::text, 'null'),
          ',"title":', coalesce(to_json("d2"."title")::text, 'null'),
          ',"agency":', coalesce((select concat(
                '{"code":', coalesce(to_json("a3"."code")::text, 'null'),
                ',"name":', coalesce(to_json("a3"."name")::text, 'null'), '}') from "agency" as "a3" where "a3"."id" = "d2"."agency_id"), 'null'),
          ',"sharing":', case when num_nonnulls("d2"."sharing_attribute", "d2"."sharing_legal_basis") = 0 then 'null' else concat(
            '{"attribute":', coalesce(to_json("d2"."sharing_attribute")::text, 'null'),
            ',"legalBasis":', coalesce(to_json("d2"."sharing_legal_basis")::text, 'null'), '}') end,
          ',"updateCycle":', coalesce(to_json("d2"."update_cycle")::text, 'null'),
          ',"fields":', (select concat('[', string_agg(concat(
                  '{"name":', coalesce((v.item -> 'name')::text, 'null'),
                  ',"label":', coalesce((v.item -> 'label')::text, 'null'),
                  ',"type":', coalesce((v.item -> 'type')::text, 'null'),
                  ',"required":', coalesce((v.item -> 'required')::text, 'null'),
                  ',"classification":', coalesce((v.item -> 'classification')::text, 'null'),
                  ',"authoritative":', coalesce((v.item -> 'authoritative')::text, 'null'), '}'), ',' order by v.n), ']') from jsonb_array_elements("d2"."fields") with ordinality as v(item, n)),
          ',"freshness":', concat(
            '{"state":', coalesce(to_json((case when "d2"."freshness_last_delivered_on" is null then 'NEVER_DELIVERED'
                  when "d2"."freshness_due_on" < cast($1 as date) then 'LATE' else 'FRESH' end))::text, 'null'),
            ',"lastDeliveredOn":', coalesce(to_json("d2"."freshness_last_delivered_on")::text, 'null'),
            ',"dueOn":', coalesce(to_json("d2"."freshness_due_on")::text, 'null'), '}'),
          ',"batches":', (select concat(
              '{"nodes":', concat('[', "page"."c0", ']'), '}')
            from (select string_agg(concat(
                  '{"number":', coalesce(("b4"."number")::text, 'null'),
                  ',"state":', coalesce(to_json("b4"."state")::text, 'null'),
                  ',"fileName":', coalesce(to_json("b4"."file_name")::text, 'null'),
                  ',"publishedOn":', coalesce(to_json("b4"."published_on")::text, 'null'),
                  ',"rowsRead":', coalesce(("b4"."rows_read")::text, 'null'),
                  ',"rowsLoaded":', coalesce(("b4"."rows_loaded")::text, 'null'),
                  ',"rowsUnchanged":', coalesce(("b4"."rows_unchanged")::text, 'null'),
                  ',"rowsQuarantined":', coalesce(("b4"."rows_quarantined")::text, 'null'),
                  ',"rowsRejected":', coalesce(("b4"."rows_rejected")::text, 'null'),
                  ',"issues":', (select concat(
                      '{"totalCount":', coalesce(("totals"."c0")::text, 'null'),
                      ',"nodes":', concat('[', "page"."c0", ']'), '}')
                    from (select count(*) as "c0" from "batch_issue" as "b5"
                      where "b5"."batch_id" = "b4"."id"
                      and exists (select from "batch" as "b5_batch"
                        where "b5_batch"."id" = "b5"."batch_id" and "b5_batch"."dataset_id" not in (select d.id from dataset d where d.code in ('discipline_transfer', 'guardianship_order', 'juvenile_intervention', 'mandatory_report', 'parenting_session', 'practice_ban')))) as totals,
                    (select string_agg(concat(
                          '{"row":', coalesce(("b6"."row")::text, 'null'),
                          ',"field":', coalesce(to_json("b6"."field")::text, 'null'),
                          ',"code":', coalesce(to_json("b6"."code")::text, 'null'),
                          ',"message":', coalesce(to_json("b6"."message")::text, 'null'),
                          ',"value":', coalesce(to_json("b6"."value")::text, 'null'), '}'), ',') as "c0" from (select "b6".*, "b6"."id" as "key0"
                        from "batch_issue" as "b6"
                        where "b6"."batch_id" = "b4"."id"
                        and exists (select from "batch" as "b6_batch"
                          where "b6_batch"."id" = "b6"."batch_id" and "b6_batch"."dataset_id" not in (select d.id from dataset d where d.code in ('discipline_transfer', 'guardianship_order', 'juvenile_intervention', 'mandatory_report', 'parenting_session', 'practice_ban')))
                        order by "b6"."id"
                        limit 5) as "b6") as page), '}'), ',') as "c0" from (select "b4".*, "b4"."number" as "key0", "b4"."id" as "key1"
                from "batch" as "b4"
                where "b4"."dataset_id" = "d2"."id"
                order by "b4"."number" desc, "b4"."id"
                limit 3) as "b4") as page), '}'), ',') as "c0" from (select "d2".*, "d2"."id" as "key0"
        from "dataset" as "d2"
        order by "d2"."id"
        limit 100) as "d2") as page), '}') as data
