import { createTheme, defaultVariantColorsResolver, type VariantColorsResolver } from '@mantine/core';

const filled = {
  background: 'var(--accent)',
  hover: 'var(--mantine-primary-color-filled-hover)',
  color: 'var(--accent-ink)',
  border: '1px solid var(--accent)',
};

/** What takes something away. */
const danger = {
  background: 'var(--bad)',
  hover: 'color-mix(in srgb, var(--bad) 88%, var(--ink))',
  color: 'light-dark(#ffffff, #1e2125)',
  border: '1px solid var(--bad)',
};

const subtle = {
  background: 'transparent',
  hover: 'var(--sunken)',
  color: 'var(--ink-2)',
  border: '1px solid transparent',
};

/** The palette is the tokens': no component brings a colour of its own. */
const variantColorResolver: VariantColorsResolver = (input) => {
  if (input.variant === 'filled') return filled;
  if (input.variant === 'danger') return danger;
  if (input.variant === 'subtle') return subtle;
  return defaultVariantColorsResolver(input);
};

export const mantineTheme = createTheme({
  fontFamily: 'var(--font)',
  fontFamilyMonospace: 'var(--mono)',
  defaultRadius: 6,
  cursorType: 'pointer',
  variantColorResolver,
  components: {
    Button: { defaultProps: { variant: 'default', size: 'sm' } },
    ActionIcon: { defaultProps: { variant: 'subtle', size: 30 } },
    // In place rather than at the end of the page, so that it belongs to where it was opened.
    Popover: {
      defaultProps: {
        shadow: 'md',
        position: 'bottom-end',
        withinPortal: false,
        transitionProps: { duration: 0 },
      },
    },
    // Locking the scroll would write a style element; nothing under a dialog scrolls with the page anyway.
    Modal: {
      defaultProps: {
        centered: true,
        lockScroll: false,
        padding: 'lg',
        transitionProps: { duration: 0 },
        overlayProps: { backgroundOpacity: 0.35 },
      },
    },
    PasswordInput: { defaultProps: { visibilityToggleFocusable: true } },
    Checkbox: { defaultProps: { color: 'var(--accent)', iconColor: 'var(--accent-ink)', size: 'xs' } },
    Radio: { defaultProps: { color: 'var(--accent)', iconColor: 'var(--accent-ink)', size: 'xs' } },
    Switch: { defaultProps: { color: 'var(--accent)' } },
    SegmentedControl: { defaultProps: { size: 'xs', transitionDuration: 120 } },
  },
});
