// The kinds of institution in close contact with minors, of the institutions themselves and of the checks on their staff.
import { codeList } from '../../graph/types.ts';

/** The eight groups of art. 130, schools parted from kindergartens and rescue stations from welfare homes. */
export const InstitutionKind = codeList(
  'InstitutionKind',
  { en: 'Kind of institution in close contact with minors', zh: '密切接触未成年人的单位类型' },
  {
    SCHOOL: { en: 'School', zh: '学校' },
    KINDERGARTEN: { en: 'Kindergarten', zh: '幼儿园' },
    TRAINING: { en: 'After-school training', zh: '校外培训机构' },
    CHILD_WELFARE: { en: 'Child welfare home', zh: '儿童福利机构' },
    RESCUE: { en: 'Rescue and protection of minors', zh: '未成年人救助保护机构' },
    INFANT_CARE: { en: 'Infant care and early education', zh: '婴幼儿照护、早期教育服务机构' },
    AFTER_SCHOOL_CARE: { en: 'After-school and temporary care', zh: '校外托管、临时看护机构' },
    HOUSEKEEPING: { en: 'Housekeeping service', zh: '家政服务机构' },
    MEDICAL: { en: 'Medical institution for minors', zh: '为未成年人提供医疗服务的医疗机构' },
    OTHER: { en: 'Other', zh: '其他' },
  },
);
