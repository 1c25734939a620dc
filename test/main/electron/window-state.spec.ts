import { describe, expect, it } from 'vitest';
import { placeWindow } from '../../../main/electron/window-state.ts';

const laptop = { x: 0, y: 0, width: 1920, height: 1080 };
const beside = { x: 1920, y: 0, width: 2560, height: 1440 };
const maximized = false;

describe('where the window opens', () => {
  it('starts at the preferred size, smaller on a small screen, never below the smallest', () => {
    expect(placeWindow(undefined, [laptop])).toEqual({ width: 1440, height: 900 });
    expect(placeWindow(undefined, [{ ...laptop, width: 1280, height: 720 }])).toEqual({
      width: 1280,
      height: 720,
    });
    expect(placeWindow(undefined, [{ ...laptop, width: 800, height: 600 }])).toEqual({
      width: 1024,
      height: 700,
    });
  });

  it('comes back where it was, on the second screen too', () => {
    const state = { x: 2000, y: 100, width: 1500, height: 950, maximized };
    expect(placeWindow(state, [laptop, beside])).toEqual({ x: 2000, y: 100, width: 1500, height: 950 });
  });

  it('comes home when its screen has been unplugged', () => {
    const state = { x: 2000, y: 100, width: 1500, height: 950, maximized };
    expect(placeWindow(state, [laptop])).toEqual({ width: 1500, height: 950 });
  });

  it('is pulled in when the screen has shrunk', () => {
    const state = { x: 1500, y: 800, width: 1800, height: 1000, maximized };
    expect(placeWindow(state, [laptop])).toEqual({ x: 120, y: 80, width: 1800, height: 1000 });
  });

  it('manages with no screen at all', () => {
    expect(placeWindow({ width: 1200, height: 800, maximized }, [])).toEqual({ width: 1200, height: 800 });
  });
});
