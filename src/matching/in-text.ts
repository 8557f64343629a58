// Whether a name stands in free text, or only the tail of a longer one: 能源化工 in 君正能源化工 is another firm.
import type { CompanyKey } from './names.ts';

/** What may stand before a name: nothing, no Chinese character, a division, or a word that introduces. */
const BEFORE =
  /(?:^|[^\p{Script=Han}]|[被在给向为是由跟和与找对就于到从让叫帮]|反映|投诉|举报|控告|单位|公司|承建|施工|开发|内蒙古?|自治区|乌海市?|海勃湾区?|海南区|乌达区?)$/u;
const FORM_AFTER = /^(?:\(?集团\)?)?(股份有限公司|有限责任公司|有限公司)([^,;.、,。；：:()]{0,10}(?:分公司|项目部))?/;

/** Whether `core` begins a name somewhere in a canonical text. A form of company that follows must be `form`. */
export function standsIn(text: string, core: string, form?: CompanyKey['form']): boolean {
  for (let at = text.indexOf(core); at >= 0; at = text.indexOf(core, at + 1)) {
    if (BEFORE.test(text.slice(0, at)) && (form === undefined || formFits(text.slice(at + core.length), form)))
      return true;
  }
  return false;
}

function formFits(after: string, form: CompanyKey['form']): boolean {
  const [, stated, branch] = FORM_AFTER.exec(after) ?? [];
  if (stated === undefined) return true;
  return branch === undefined && form === (stated === '股份有限公司' ? 'JOINT_STOCK' : 'LIMITED');
}
