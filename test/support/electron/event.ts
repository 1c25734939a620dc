export interface PreventableEvent {
  readonly defaultPrevented: boolean;
  preventDefault(): void;
}

/** The event object that Electron hands to listeners, with what it tells about. */
export function createEvent(): PreventableEvent;
export function createEvent<About extends object>(about: About): PreventableEvent & About;
export function createEvent(about: object = {}): PreventableEvent {
  let prevented = false;
  return {
    ...about,
    get defaultPrevented() {
      return prevented;
    },
    preventDefault() {
      prevented = true;
    },
  };
}
