/** TeX as students mean it: a percent sign is one, and a comma between digits belongs to the number. */
export function texOf(typed: string): string {
  return typed.replace(/(?<!\\)%/g, '\\%').replace(/(\d),(?=\d)/g, '$1{,}');
}

/** Commands of Spanish textbooks. */
export const macros: Readonly<Record<string, string>> = {
  '\\sen': '\\operatorname{sen}',
  '\\tg': '\\operatorname{tg}',
  '\\arcsen': '\\operatorname{arcsen}',
  '\\arctg': '\\operatorname{arctg}',
  '\\R': '\\mathbb{R}',
  '\\Dom': '\\operatorname{Dom}',
  '\\Ran': '\\operatorname{Ran}',
};
