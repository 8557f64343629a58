// A post that an official holds or held in an agency.
import type { Ref } from '@mikro-orm/core';
import { sql } from 'kysely';
import { Computed, Date_, HubEntity, One, Text, UniqueOn } from '../../graph/decorators.ts';
import { Delivered } from '../catalogue/delivered.ts';
import { Agency } from './agency.entity.ts';
import { Official } from './official.entity.ts';

@HubEntity({ plural: 'posts', en: 'Post of an official', zh: '任职' })
@UniqueOn('official', 'agency', 'from')
export class Post extends Delivered {
  @One(() => Official, { en: 'Official', zh: '公职人员', required: true })
  official!: Ref<Official>;

  @One(() => Agency, { en: 'Agency', zh: '任职单位', required: true })
  agency!: Ref<Agency>;

  @Text({ en: 'Title', zh: '职务' })
  title!: string | null;

  @Text({ en: 'Department', zh: '内设机构' })
  department!: string | null;

  @Date_({ en: 'Held from', zh: '任职日期', required: true })
  from!: string;

  @Date_({ en: 'Last day; null while it is held', zh: '离任日期' })
  to!: string | null;

  @Computed('boolean', {
    en: 'Held on the day, the hub date unless given',
    zh: '是否在任',
    args: { on: { type: 'day', en: 'The day', zh: '判断日期' } },
    sql: ({ col, arg, hubDate }) =>
      sql`(${arg('on', hubDate)} >= ${col('from')} and coalesce(${arg('on', hubDate)} <= ${col('to')}, true))`,
  })
  current?: boolean;
}
