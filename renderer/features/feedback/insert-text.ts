/** Puts text where the caret is, as if it had been typed: the field's own undo takes it back. */
export function insertText(field: HTMLTextAreaElement, text: string): void {
  field.focus();
  // Nothing else in a browser writes into a field and leaves its undo alone.
  if (document.execCommand?.('insertText', false, text)) return;
  field.setRangeText(text, field.selectionStart, field.selectionEnd, 'end');
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

/** A remembered comment joins what is there as a sentence of its own. */
export function insertSentence(field: HTMLTextAreaElement, text: string): void {
  const before = field.value.slice(0, field.selectionStart);
  const gap = before === '' || /\s$/.test(before) ? '' : ' ';
  insertText(field, gap + text);
}
