// Groups whose members relief and legal aid look after first (domain M17).
import { codeList } from '../../graph/types.ts';

export const VulnerableGroup = codeList(
  'VulnerableGroup',
  { en: 'Vulnerable group', zh: '困难群体' },
  {
    WOMAN: { en: 'Woman', zh: '妇女' },
    ELDERLY: { en: 'Elderly person', zh: '老年人' },
    DISABLED: { en: 'Person with a disability', zh: '残疾人' },
    MINOR: { en: 'Minor', zh: '未成年人' },
    MIGRANT_WORKER: { en: 'Migrant worker', zh: '农民工' },
    MILITARY_FAMILY: { en: 'Member of the military or of their family', zh: '军人军属' },
  },
);
