/**
 * Keys as they are written down: modifiers in this order, then what the key prints or is called.
 * `Mod` is Ctrl, and Cmd on a Mac: `j`, `Shift+n`, `Mod+Enter`, `?`.
 */
export const chord =
  /^(?:Mod\+)?(?:Ctrl\+)?(?:Alt\+)?(?:Shift\+)?(?:[^\s\p{C}\p{Lu}]|[A-Z][A-Za-z0-9]{1,20})$/u;
