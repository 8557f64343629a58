select concat(
  '{"cases":', (select concat(
      '{"nodes":', concat('[', "page"."c0", ']'), '}')
    from (select string_agg(concat(
          '{"number":', coalesce(to_json("p1"."number")::text, 'null'),
          ',"stage":', coalesce(to_json("p1"."stage")::text, 'null'),
          ',"clues":', (select concat(
              '{"nodes":', concat('[', "page"."c0", ']'), '}')
            from (select string_agg(concat(
                  '{"number":', coalesce(to_json("c2"."number")::text, 'null'),
                  ',"source":', case when num_nonnulls("c2"."source_kind", "c2"."source_title", "c2"."source_agency_id") = 0 then 'null' else concat(
                    '{"kind":', coalesce(to_json("c2"."source_kind")::text, 'null'),
                    ',"agency":', coalesce((select concat(
                          '{"name":', coalesce(to_json("a3"."name")::text, 'null'), '}') from "agency" as "a3" where "a3"."id" = "c2"."source_agency_id"), 'null'), '}') end,
                  ',"transferredOn":', coalesce(to_json("c2"."transferred_on")::text, 'null'), '}'), ',') as "c0" from (select "c2".*, "c2"."id" as "key0"
                from "clue" as "c2"
                where "c2"."case_id" = "p1"."id"
                order by "c2"."id"
                limit 20) as "c2") as page),
          ',"suggestions":', (select concat(
              '{"nodes":', concat('[', "page"."c0", ']'), '}')
            from (select string_agg(concat(
                  '{"documentNumber":', coalesce(to_json("s4"."document_number")::text, 'null'),
                  ',"kind":', coalesce(to_json("s4"."kind")::text, 'null'),
                  ',"addressee":', coalesce((select concat(
                        '{"name":', coalesce(to_json("a5"."name")::text, 'null'), '}') from "agency" as "a5" where "a5"."id" = "s4"."addressee_id"), 'null'),
                  ',"issuedOn":', coalesce(to_json("s4"."issued_on")::text, 'null'),
                  ',"replyDueOn":', coalesce(to_json("s4"."reply_due_on")::text, 'null'), '}'), ',') as "c0" from (select "s4".*, "s4"."id" as "key0"
                from "suggestion" as "s4"
                where "s4"."case_id" = "p1"."id"
                order by "s4"."id"
                limit 20) as "s4") as page),
          ',"consultations":', (select concat(
              '{"nodes":', concat('[', "page"."c0", ']'), '}')
            from (select string_agg(concat(
                  '{"heldOn":', coalesce(to_json("c6"."held_on")::text, 'null'),
                  ',"participants":', (select concat(
                      '{"nodes":', concat('[', "page"."c0", ']'), '}')
                    from (select string_agg(concat(
                          '{"name":', coalesce(to_json("a7"."name")::text, 'null'), '}'), ',') as "c0" from (select "a7".*, "a7"."id" as "key0"
                        from "consultation_participant" as "a7_link" join "agency" as "a7" on "a7"."id" = "a7_link"."agency_id"
                        where "a7_link"."consultation_id" = "c6"."id"
                        order by "a7"."id"
                        limit 20) as "a7") as page),
                  ',"outcome":', coalesce(to_json("c6"."outcome")::text, 'null'), '}'), ',') as "c0" from (select "c6".*, "c6"."id" as "key0"
                from "consultation" as "c6"
                where "c6"."case_id" = "p1"."id"
                order by "c6"."id"
                limit 20) as "c6") as page),
          ',"enterprises":', (select concat(
              '{"totalCount":', coalesce(("totals"."c0")::text, 'null'),
              ',"nodes":', concat('[', "page"."c0", ']'), '}')
            from (select count(*) as "c0" from "case_enterprise" as "e8_link" join "enterprise" as "e8" on "e8"."id" = "e8_link"."enterprise_id"
              where "e8_link"."case_id" = "p1"."id") as totals,
            (select string_agg(concat(
                  '{"creditCode":', coalesce(to_json("e9"."credit_code")::text, 'null'),
                  ',"name":', coalesce(to_json("e9"."name")::text, 'null'),
                  ',"landContracts":', (select concat(
                      '{"nodes":', concat('[', "page"."c0", ']'), '}')
                    from (select string_agg(concat(
                          '{"number":', coalesce(to_json("l10"."number")::text, 'null'),
                          ',"division":', coalesce((select concat(
                                '{"name":', coalesce(to_json("d11"."name")::text, 'null'), '}') from "division" as "d11" where "d11"."id" = "l10"."division_id"), 'null'),
                          ',"price":', coalesce('"' || round("l10"."price" * 0.01, 2)::text || '"', 'null'),
                          ',"outstanding":', coalesce('"' || round("l10"."outstanding" * 0.01, 2)::text || '"', 'null'),
                          ',"installments":', (select concat(
                              '{"nodes":', concat('[', "page"."c0", ']'), '}')
                            from (select string_agg(concat(
                                  '{"dueOn":', coalesce(to_json("l12"."due_on")::text, 'null'),
                                  ',"due":', coalesce('"' || round("l12"."due" * 0.01, 2)::text || '"', 'null'),
                                  ',"paid":', coalesce('"' || round("l12"."paid" * 0.01, 2)::text || '"', 'null'), '}'), ',') as "c0" from (select "l12".*, "l12"."id" as "key0"
                                from "land_installment" as "l12"
                                where "l12"."contract_id" = "l10"."id"
                                order by "l12"."id"
                                limit 20) as "l12") as page),
                          ',"penalty":', coalesce('"' || round(((
                                  select coalesce(sum(round(coalesce("l10"."penalty_rate"::numeric / 1000, (case when i.due_on >= '2006-12-17'::date then 0.001 end)::numeric) * (
                                          paid.late + greatest(i.due - paid.total, 0) * greatest(cast($1 as date) - i.due_on, 0)))), 0)
                                  from land_installment i,
                                  lateral (
                                    select coalesce(sum(p.amount), 0) as total, coalesce(sum(p.amount * greatest(p.paid_on - i.due_on, 0)), 0) as late
                                    from land_payment p
                                    where p.contract_id = i.contract_id and p.sequence = i.sequence and p.kind = 'PRICE'
                                    and p.paid_on <= cast($2 as date)) paid
                                  where i.contract_id = "l10"."id")) * 0.01, 2)::text || '"', 'null'), '}'), ',') as "c0" from (select "l10".*, "l10"."id" as "key0"
                        from "land_contract" as "l10"
                        where "l10"."enterprise_id" = "e9"."id"
                        order by "l10"."id"
                        limit 20) as "l10") as page), '}'), ',') as "c0" from (select "e9".*, "e9"."id" as "key0"
                from "case_enterprise" as "e9_link" join "enterprise" as "e9" on "e9"."id" = "e9_link"."enterprise_id"
                where "e9_link"."case_id" = "p1"."id"
                order by "e9"."id"
                limit 20) as "e9") as page),
          ',"recoveries":', (select concat(
              '{"aggregates":', concat(
                '{"count":', coalesce(("totals"."c0")::text, 'null'),
                ',"sum":', concat(
                  '{"amount":', coalesce('"' || round("totals"."c1" * 0.01, 2)::text || '"', 'null'),
                  ',"principal":', coalesce('"' || round("totals"."c2" * 0.01, 2)::text || '"', 'null'),
                  ',"penalty":', coalesce('"' || round("totals"."c3" * 0.01, 2)::text || '"', 'null'), '}'), '}'), '}')
            from (select count(*) as "c0", sum("r13"."amount") as "c1", sum("r13"."principal") as "c2", sum("r13"."penalty") as "c3" from "recovery" as "r13"
              where "r13"."case_id" = "p1"."id") as totals), '}'), ',') as "c0" from (select "p1".*, "p1"."id" as "key0"
        from "procuratorial_case" as "p1"
        where "p1"."field" = 'STATE_LAND_TRANSFER'
        order by "p1"."id"
        limit 20) as "p1") as page), '}') as data
