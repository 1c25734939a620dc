/** What is dropped on the window must not lead it elsewhere; text may still be dragged into a field. */
export function refuseDrops(target: EventTarget = window): void {
  for (const name of ['dragenter', 'dragover', 'drop']) target.addEventListener(name, refuse);
}

function refuse(event: Event): void {
  if (!(event instanceof DragEvent) || event.dataTransfer === null) return;
  const { types } = event.dataTransfer;
  const leads = types.includes('Files') || types.includes('text/uri-list');
  if (!leads && isField(event.target)) return;
  event.preventDefault();
  event.dataTransfer.dropEffect = 'none';
}

function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
}
