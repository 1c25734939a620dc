/**
 * When a person uses the window, menu accelerators and the window's place matter. A test's key
 * presses must not reach the menu: in Electron, synthetic keys do not either.
 */
export function watchPerson(toMain: (message: unknown[]) => void): void {
  window.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.repeat || !event.isTrusted) return;
    const { key, code, ctrlKey, shiftKey, altKey, metaKey } = event;
    const functionKey = /^F\d+$/.test(key);
    if (ctrlKey || altKey || metaKey || functionKey) {
      toMain(['key', { key, code, ctrlKey, shiftKey, altKey, metaKey }]);
    }
  });
  window.addEventListener('resize', () => {
    toMain(['bounds', { x: screenX, y: screenY, width: outerWidth, height: outerHeight }]);
  });
}
