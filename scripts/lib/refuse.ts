/** Ends the command with a sentence instead of a stack: the words on the command line were wrong. */
export function refuse(sentence: string): never {
  console.error(sentence);
  process.exit(2);
}
