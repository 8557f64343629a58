// What the detection models said of the clues that came from them: the model, and each condition with the value that met it.
import { random } from '../random.ts';

export interface Detection {
  code: string;
  title: string;
  signals: [name: string, value: string, threshold: string][];
}

/** Models by the field of the clue: code, title, what they count and from how many on. */
const MODELS: Readonly<Record<string, readonly [code: string, title: string, signal: string, threshold: number]>> = {
  农民工工资: ['D05', '欠薪投诉与保证金关联监督模型', '12个月内投诉件数', 3],
  国有财产保护: ['D21', '社会救助资金不当发放监督模型', '死亡后仍发放月数', 1],
  安全生产: ['D14', '行政执法应移送未移送监督模型', '达到刑事追诉标准案件数', 1],
};

/** The supervision of agencies that let things be fits every other field. */
const GENERAL = ['D19', '行政机关不作为复合监测模型', '命中条件数', 2] as const;

export function detectionOf(field: string, serial: number): Detection {
  const [code, title, signal, threshold] = MODELS[field] ?? GENERAL;
  const value = threshold + random(`detection ${serial}`).int(0, 6);
  return { code, title, signals: [[signal, String(value), String(threshold)]] };
}
