/**
 * When a person uses the window, menu accelerators and the window's place matter. A test's key
 * presses must not reach the menu: in Electron, synthetic keys do not either.
 */
export function watchPerson(toMain: (message: unknown[]) => void): void {
  window.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.repeat || !event.isTrusted) return;
    const { key, code, ctrlKey, shiftKey, altKey, metaKey } = event;
    const functionKey = /^F\d+$/.test(key);
    if (!(ctrlKey || altKey || metaKey || functionKey)) return;
    toMain(['key', { key, code, ctrlKey, shiftKey, altKey, metaKey }]);
    if (isBrowsersOwn(event)) event.preventDefault();
  });
  window.addEventListener('resize', () => {
    toMain(['bounds', { x: screenX, y: screenY, width: outerWidth, height: outerHeight }]);
  });
}

/** Find, print, a new tab: a browser answers these by itself, Electron does not. */
function isBrowsersOwn({ key, ctrlKey, altKey, metaKey }: KeyboardEvent): boolean {
  if (/^F[3-7]$/.test(key)) return true;
  return (ctrlKey || metaKey) && !altKey && /^[defghjklmnopqrstuw]$/i.test(key);
}
