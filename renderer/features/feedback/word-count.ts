const word = /[\p{L}\p{N}]+(?:[’'.,-][\p{L}\p{N}]+)*/gu;

/** Words as a reader counts them: `2,5` and `L’Hôpital` are one each. */
export function wordCount(text: string): number {
  return text.match(word)?.length ?? 0;
}
