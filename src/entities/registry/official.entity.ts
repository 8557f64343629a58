// An official who takes part in the coordination: a liaison officer of an agency, or a procurator who handles cases.
import type { Collection, Ref } from '@mikro-orm/core';
import { Code, HubEntity, Many, ManyMany, One, Text } from '../../graph/decorators.ts';
import { codeList } from '../../graph/types.ts';
import { Delivered } from '../catalogue/delivered.ts';
import { Case } from '../procuratorate/case.entity.ts';
import { Person } from './person.entity.ts';
import { Post } from './post.entity.ts';

const OfficialCategory = codeList(
  'OfficialCategory',
  { en: 'Category of those who hold public office (监察法 art. 15)', zh: '公职人员类别(监察法第十五条)' },
  {
    CIVIL_SERVANT: {
      en: 'Civil servants, and those managed by the Civil Servant Law',
      zh: '公务员及参照公务员法管理的人员',
    },
    ENTRUSTED_ORGANISATION: {
      en: 'Public duty in organisations authorised by law or entrusted with public affairs',
      zh: '法律、法规授权或者受委托管理公共事务的组织中从事公务的人员',
    },
    STATE_ENTERPRISE: { en: 'Managers of state-owned enterprises', zh: '国有企业管理人员' },
    PUBLIC_INSTITUTION: {
      en: 'Managers of public education, research, culture, health and sports institutions',
      zh: '公办的教育、科研、文化、医疗卫生、体育等单位中从事管理的人员',
    },
    GRASSROOTS_ORGANISATION: {
      en: 'Managers of grassroots self-governing organisations',
      zh: '基层群众性自治组织中从事管理的人员',
    },
    OTHER: { en: 'Others who lawfully perform public duty', zh: '其他依法履行公职的人员' },
  },
);

@HubEntity({ plural: 'officials', en: 'Official', zh: '公职人员' })
export class Official extends Delivered {
  @Text({ en: 'Number in the register', zh: '人员编号', required: true, unique: true })
  number!: string;

  @Text({ en: 'Name', zh: '姓名', level: 3, mask: 'name' })
  displayName!: string | null;

  @One(() => Person, { en: 'Person, where an identity number is delivered', zh: '自然人' })
  person!: Ref<Person> | null;

  @Code(OfficialCategory, { en: 'Category', zh: '人员类别' })
  category!: keyof typeof OfficialCategory.values | null;

  @Many(() => Post, 'official', { en: 'Posts held', zh: '任职' })
  posts!: Collection<Post>;

  @ManyMany(() => Case, { inverse: 'handlers', en: 'Cases handled', zh: '承办案件' })
  cases!: Collection<Case>;
}
