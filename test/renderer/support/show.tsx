import './dom.ts';
import { MantineProvider } from '@mantine/core';
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { createRoot, type Root } from 'react-dom/client';
import { createQueryClient } from '../../../renderer/api/query-client.ts';
import { followCourse } from '../../../renderer/api/use-course-events.ts';
import { App } from '../../../renderer/app.tsx';
import { startTexts } from '../../../renderer/i18n/i18n.ts';
import { useUiStore } from '../../../renderer/state/ui-store.ts';
import { createFakeBridge, type FakeBridge, type FakeBridgeOptions } from './fake-bridge.ts';

export interface Shown {
  bridge: FakeBridge;
  client: QueryClient;
  /** The page's own elements, found as a reader would. */
  find(selector: string): HTMLElement;
  findAll(selector: string): HTMLElement[];
  button(name: string | RegExp): HTMLElement;
  click(element: Element): Promise<void>;
  press(key: string, on?: Element, more?: KeyboardEventInit): Promise<KeyboardEvent>;
  /** Until it no longer throws. */
  eventually<Value>(look: () => Value): Promise<Value>;
  change(work: () => void): Promise<void>;
}

const open: { root: Root; host: HTMLElement }[] = [];

export async function closeAll(): Promise<void> {
  for (const { root, host } of open.splice(0)) {
    root.unmount();
    host.remove();
  }
}

/** The whole window over a bridge that holds an invented course. */
export async function showApp(options: FakeBridgeOptions = {}): Promise<Shown> {
  useUiStore.setState(useUiStore.getInitialState(), true);
  const shown = await show(<App />, options);
  await shown.eventually(() => shown.find('main'));
  return shown;
}

export async function show(element: ReactNode, options: FakeBridgeOptions = {}): Promise<Shown> {
  const bridge = createFakeBridge(options);
  Object.assign(window, { tiza: bridge });
  const client = createQueryClient();
  followCourse(client);
  void startTexts('es');
  const host = document.body.appendChild(document.createElement('div'));
  const root = createRoot(host);
  open.push({ root, host });
  const shown = looking(bridge, client);
  await shown.change(() =>
    root.render(
      <QueryClientProvider client={client}>
        <MantineProvider env="test">{element}</MantineProvider>
      </QueryClientProvider>,
    ),
  );
  return shown;
}

function looking(bridge: FakeBridge, client: QueryClient): Shown {
  const findAll = (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)];
  // React works as it does in the window; what it does meanwhile is simply waited for.
  const change = async (work: () => void) => {
    work();
    await pause();
  };
  return {
    bridge,
    client,
    change,
    findAll,
    find(selector) {
      const [found] = findAll(selector);
      if (found === undefined) throw new Error(`Nothing is ${selector}`);
      return found;
    },
    button(name) {
      const found = findAll('button').find((button) => matches(nameOf(button), name));
      if (found === undefined) throw new Error(`No button is called ${name}`);
      return found;
    },
    click: (element) => change(() => element.dispatchEvent(new MouseEvent('click', { bubbles: true }))),
    async press(key, on = document.body, more = {}) {
      const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more });
      // As urgent as it is in a window: the next key finds what this one has changed.
      await change(() => flushSync(() => void on.dispatchEvent(event)));
      return event;
    },
    async eventually(look) {
      const deadline = Date.now() + patienceMs;
      for (;;) {
        try {
          return look();
        } catch (error) {
          if (Date.now() > deadline) throw error;
          await pause();
        }
      }
    },
  };
}

// Generous: on a busy machine a lazily loaded screen takes its time.
const patienceMs = 15_000;

function pause(): Promise<void> {
  return new Promise((done) => setTimeout(done, 10));
}

function nameOf(button: HTMLElement): string {
  return button.getAttribute('aria-label') ?? button.textContent ?? '';
}

function matches(text: string, name: string | RegExp): boolean {
  return typeof name === 'string' ? text.includes(name) : name.test(text);
}
