// The fields of public-interest litigation that clues and cases belong to (domain section 2.2).
import { codeList } from '../../graph/types.ts';

export const CaseField = codeList(
  'CaseField',
  { en: 'Field of a case', zh: '案件领域' },
  {
    ECOLOGY_RESOURCES: { en: 'Ecology and resources', zh: '生态环境和资源保护' },
    FOOD_DRUG: { en: 'Food and drug safety', zh: '食品药品安全' },
    STATE_PROPERTY: { en: 'State property', zh: '国有财产保护' },
    STATE_LAND_TRANSFER: { en: 'Transfer of state land', zh: '国有土地使用权出让' },
    SOCIAL_INSURANCE: { en: 'Social insurance', zh: '社会保险' },
    WAGES: { en: 'Wages', zh: '劳动报酬' },
    WORK_SAFETY: { en: 'Work safety', zh: '安全生产' },
    MINORS: { en: 'Protection of minors', zh: '未成年人保护' },
    PERSONAL_INFORMATION: { en: 'Personal information', zh: '个人信息保护' },
    HEROES: { en: 'Heroes and martyrs', zh: '英烈权益' },
    CULTURAL_RELICS: { en: 'Cultural relics', zh: '文物和文化遗产' },
    ACCESSIBILITY: { en: 'Accessibility', zh: '无障碍环境' },
    WOMEN: { en: "Women's rights", zh: '妇女权益保障' },
    MILITARY: { en: 'Military personnel', zh: '军人地位和权益' },
    ANTITRUST: { en: 'Antitrust', zh: '反垄断' },
    TELECOM_FRAUD: { en: 'Telecom and network fraud', zh: '反电信网络诈骗' },
    FARM_PRODUCTS: { en: 'Quality of farm products', zh: '农产品质量安全' },
  },
);

export const CaseSubfield = codeList(
  'CaseSubfield',
  { en: "Sub-field of minors' cases", zh: '未成年人案件细分领域' },
  {
    TOBACCO_ALCOHOL: { en: 'Sale of tobacco and alcohol', zh: '烟酒销售' },
    CULTURE: { en: 'Culture and publicity', zh: '文化宣传' },
    ONLINE_CONTENT: { en: 'Online content', zh: '网络信息传播' },
  },
);
