// Administrative divisions by GB/T 2260. The key is the code padded to twelve digits, so that "within a division"
// is a range of keys on every row that names one.
import type { Ref } from '@mikro-orm/core';
import { Code, codeList, HubEntity, Node, One, Text, TextList } from '../../graph/decorators.ts';

export const DivisionLevel = codeList(
  'DivisionLevel',
  { en: 'Level of a division', zh: '行政区划级别' },
  {
    PROVINCE: { en: 'Province or autonomous region', zh: '省级' },
    CITY: { en: 'City', zh: '地级' },
    COUNTY: { en: 'County or district', zh: '县级' },
    STREET: { en: 'Street or town', zh: '乡级' },
  },
);

@HubEntity({ plural: 'divisions', en: 'Administrative division (GB/T 2260)', zh: '行政区划' })
export class Division extends Node {
  @Text({ en: 'Code of 6 or 9 digits', zh: '区划代码', level: 1, required: true, unique: true })
  code!: string;

  @Text({ en: 'Name', zh: '名称', level: 1, required: true })
  name!: string;

  @Code(DivisionLevel, { en: 'Level', zh: '级别', level: 1, required: true })
  level!: keyof typeof DivisionLevel.values;

  @One(() => Division, { en: 'Division above', zh: '上级区划', level: 1 })
  parent!: Ref<Division> | null;

  @TextList({ en: 'Other names in use', zh: '别名', level: 1 })
  aliases!: string[];
}
