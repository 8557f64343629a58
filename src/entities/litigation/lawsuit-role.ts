// The sides of a civil suit, which parties stand on and agents act for.
import { codeList } from '../../graph/types.ts';

/** Applicants and respondents of special procedures stand as plaintiffs and defendants. */
export const LawsuitRole = codeList(
  'LawsuitRole',
  { en: 'Role in a civil suit', zh: '诉讼地位' },
  {
    PLAINTIFF: { en: 'Plaintiff or applicant', zh: '原告' },
    DEFENDANT: { en: 'Defendant or respondent', zh: '被告' },
    APPELLANT: { en: 'Appellant, plaintiff or defendant before', zh: '上诉人' },
    APPELLEE: { en: 'Appellee, plaintiff or defendant before', zh: '被上诉人' },
    THIRD_PARTY: { en: 'Third party', zh: '第三人' },
  },
);
